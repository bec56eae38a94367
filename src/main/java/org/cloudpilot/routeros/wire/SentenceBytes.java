package org.cloudpilot.routeros.wire;

/// A sentence kept as the bytes in which it came, its lengths among them; a word is looked up when
/// somebody asks for it.
public final class SentenceBytes {
    private final byte[] framed;

    SentenceBytes(byte[] framed) {
        this.framed = framed;
    }

    /// The text of a word without its first `skipped` bytes.
    public String text(int word, int skipped, WordText encoding) {
        int at = 0;
        for (int i = 0; i < word; i++) {
            int prefix = SentenceReader.prefixOf(framed[at] & 0xff);
            at += prefix + SentenceReader.length(framed, at, prefix);
        }
        int prefix = SentenceReader.prefixOf(framed[at] & 0xff);
        int length = SentenceReader.length(framed, at, prefix);
        return encoding.text(framed, at + prefix + skipped, length - skipped);
    }
}
