package org.cloudpilot.model;

import java.util.Locale;
import java.util.Optional;

/// How a router's bytes are text. RouterOS itself does not know: it stores what it was sent.
public enum WordEncoding {
    /// What is valid UTF-8 is UTF-8, any other word Windows-1252; sent as UTF-8.
    UTF_8("UTF-8"),
    /// Central Europe.
    WINDOWS_1250("windows-1250"),
    /// Cyrillic.
    WINDOWS_1251("windows-1251"),
    /// Western Europe: what older WinBox versions wrote.
    WINDOWS_1252("windows-1252"),
    /// Greek.
    WINDOWS_1253("windows-1253"),
    /// Turkish.
    WINDOWS_1254("windows-1254"),
    /// Baltic.
    WINDOWS_1257("windows-1257");

    private final String charset;

    WordEncoding(String charset) {
        this.charset = charset;
    }

    /// The name of the character set.
    public String charset() {
        return charset;
    }

    /// The stable word of the HTTP API and the store.
    public String word() {
        return charset.toLowerCase(Locale.ROOT);
    }

    public static Optional<WordEncoding> ofWord(String word) {
        for (WordEncoding encoding : values()) {
            if (encoding.word().equals(word)) {
                return Optional.of(encoding);
            }
        }
        return Optional.empty();
    }
}
