package org.cloudpilot.service.command;

import java.util.ArrayList;
import java.util.List;

/// Cuts console text into commands and these into words, without understanding it: commands within
/// blocks and brackets count, too, what stands in quotes is one word.
final class Statements {
    private static final String ENDS = ";\n\r{}";

    private final String text;
    private final List<List<String>> statements = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private List<String> words = new ArrayList<>();

    private Statements(String text) {
        this.text = text;
    }

    /// @return each command's words; slashes part words, brackets are words
    static List<List<String>> of(String text) {
        Statements cut = new Statements(text);
        cut.cut();
        return cut.statements;
    }

    private void cut() {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at = quoted(at);
            } else if (c == '#' && word.isEmpty() && words.isEmpty()) {
                at = endOfLine(at);
            } else if (c == '\\'
                    && at + 1 < text.length()
                    && "\r\n".indexOf(text.charAt(at + 1)) >= 0) {
                at++; // the line goes on
            } else if (ENDS.indexOf(c) >= 0) {
                endStatement();
            } else if (c == '[' || c == ']') {
                endWord();
                words.add(String.valueOf(c));
            } else if (c == ' ' || c == '\t' || (c == '/' && word.indexOf("=") < 0)) {
                endWord();
            } else {
                word.append(c);
            }
        }
        endStatement();
    }

    private int quoted(int start) {
        int at = start + 1;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 1 : 0;
            if (at < text.length()) {
                word.append(text.charAt(at));
            }
            at++;
        }
        return at;
    }

    private int endOfLine(int start) {
        int at = start;
        while (at + 1 < text.length() && text.charAt(at + 1) != '\n') {
            at++;
        }
        return at;
    }

    private void endWord() {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private void endStatement() {
        endWord();
        if (!words.isEmpty()) {
            statements.add(words);
            words = new ArrayList<>();
        }
    }
}
