package org.cloudpilot.model;

import java.util.HexFormat;

/// Quoted strings of the console language, as far as looking for secrets in them needs.
final class ConsoleQuotes {
    private static final String NAMED = "nrtabvf_";
    private static final String MEANING = "\n\r\t\u0007\b\u000b\f ";

    private ConsoleQuotes() {}

    /// The index behind the string that begins at `start`; the text's end where it is not closed.
    static int end(String text, int start) {
        int at = start + 1;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, text.length());
    }

    /// What a string stands for.
    ///
    /// @param quoted with its quotes; the closing one may be missing
    static String content(String quoted) {
        StringBuilder content = new StringBuilder();
        int at = 1;
        while (at < quoted.length() && quoted.charAt(at) != '"') {
            char c = quoted.charAt(at++);
            if (c != '\\' || at == quoted.length()) {
                content.append(c);
                continue;
            }
            char escaped = quoted.charAt(at++);
            int named = NAMED.indexOf(escaped);
            if (HexFormat.isHexDigit(escaped)
                    && at < quoted.length()
                    && HexFormat.isHexDigit(quoted.charAt(at))) {
                content.append((char) HexFormat.fromHexDigits(quoted, at - 1, ++at));
            } else {
                content.append(named < 0 ? escaped : MEANING.charAt(named));
            }
        }
        return content.toString();
    }

    static String quote(String content) {
        StringBuilder quoted = new StringBuilder("\"");
        content.chars()
                .forEach(
                        c -> {
                            switch (c) {
                                case '"', '\\', '$' -> quoted.append('\\').append((char) c);
                                case '\n' -> quoted.append("\\n");
                                case '\r' -> quoted.append("\\r");
                                case '\t' -> quoted.append("\\t");
                                default -> quoted.append((char) c);
                            }
                        });
        return quoted.append('"').toString();
    }
}
