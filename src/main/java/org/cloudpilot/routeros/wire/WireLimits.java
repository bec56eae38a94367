package org.cloudpilot.routeros.wire;

/// What a peer may claim before it is not believed any more.
///
/// @param wordBytes the longest word
/// @param sentenceBytes all words of one sentence together
/// @param words how many words one sentence may have
public record WireLimits(int wordBytes, int sentenceBytes, int words) {
    private static final int MIB = 1 << 20;

    public WireLimits {
        if (wordBytes < 1 || sentenceBytes < wordBytes || words < 1) {
            throw new IllegalArgumentException("limits are positive, and a word fits a sentence");
        }
    }

    /// Room for the longest honest answer, the text of an export in one word.
    public static WireLimits standard() {
        return new WireLimits(8 * MIB, 16 * MIB, 4_096);
    }
}
