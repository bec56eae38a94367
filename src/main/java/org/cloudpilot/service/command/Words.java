package org.cloudpilot.service.command;

import java.util.ArrayList;
import java.util.List;

/// Cuts console text into words, without understanding it: slashes and whatever ends a command part
/// them, square brackets are words, what stands in quotes is one.
final class Words {
    private static final String PARTING = " \t;\n\r{}()";

    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();

    private Words(String text) {
        this.text = text;
    }

    static List<String> of(String text) {
        Words cut = new Words(text);
        cut.cut();
        return cut.words;
    }

    private void cut() {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at = quoted(at);
            } else if (c == '\\' && at + 1 < text.length()) {
                at++; // a line that goes on, or a character that means itself
            } else if (c == '[' || c == ']') {
                endWord();
                words.add(String.valueOf(c));
            } else if (PARTING.indexOf(c) >= 0
                    || (c == '/' && word.indexOf("=") < 0)
                    || (c == ':' && word.isEmpty())) {
                endWord();
            } else {
                word.append(c);
            }
        }
        endWord();
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

    private void endWord() {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }
}
