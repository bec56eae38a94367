package org.cloudpilot.routeros.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cloudpilot.model.LineToken;
import org.jspecify.annotations.Nullable;

/// A place in a text that moves on, and what has been seen on the way.
final class Cursor {
    /// Deeper than anything that people write, and well within the stack of any thread.
    private static final int DEEPEST = 200;

    private final String text;
    private final List<LineToken> tokens = new ArrayList<>();
    private int at;
    private int depth;
    private long steps;
    private @Nullable Expectation expectation;

    Cursor(String text) {
        this.text = text;
    }

    int at() {
        return at;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    /// The next character; the null character behind the end.
    char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    char peek(int distance) {
        int index = at + distance;
        return index >= 0 && index < text.length() ? text.charAt(index) : '\0';
    }

    boolean looksAt(String word) {
        return text.startsWith(word, at);
    }

    void move(int characters) {
        at += characters;
        steps += characters;
    }

    void moveTo(int index) {
        steps += Math.abs(index - at);
        at = index;
    }

    /// `length` characters that are still to be read.
    String ahead(int distance, int length) {
        return text.substring(at + distance, Math.min(at + distance + length, text.length()));
    }

    boolean atBlank() {
        char c = peek();
        return c == ' '
                || c == '\t'
                || c == '\r'
                || (c == '\\' && (continued() > 0 || isBlankMeantAsItself()));
    }

    String since(int start) {
        return text.substring(start, at);
    }

    /// How many characters have been gone over, with those gone over again.
    long steps() {
        return steps;
    }

    /// Goes over blanks and continued line ends, not over line ends.
    void skipBlanks() {
        while (true) {
            char c = peek();
            if (c == ' ' || c == '\t' || c == '\r') {
                move(1);
            } else if (c == '\\' && continued() > 0) {
                move(continued());
                skipWithinContinued();
            } else if (c == '\\' && isBlankMeantAsItself()) {
                move(2);
            } else {
                return;
            }
        }
    }

    private boolean isBlankMeantAsItself() {
        return peek(1) == ' ' || peek(1) == '\t';
    }

    /// Between a line that goes on and the rest of it may stand empty lines, or remarks that begin
    /// their line.
    private void skipWithinContinued() {
        if (peek() == '#') {
            while (peek() == '#') {
                skipRemark();
                move(atEnd() ? 0 : 1);
            }
        } else {
            while (peek() == '\n' || (peek() == '\r' && peek(1) == '\n')) {
                move(1);
            }
        }
    }

    /// The length of a backslash with the line end behind it; 0 where there is none.
    int continued() {
        if (peek(1) == '\n') {
            return 2;
        }
        return peek(1) == '\r' && peek(2) == '\n' ? 3 : 0;
    }

    /// How many characters the quoted text has that begins here, with its quotation marks; 0 where
    /// it has no end.
    int quoted() {
        int length = 1;
        while (at + length < text.length()) {
            char c = peek(length);
            if (c == '"') {
                steps += length;
                return length + 1;
            }
            length += c == '\\' ? 2 : 1;
        }
        steps += length;
        return 0;
    }

    /// Goes over blanks and line ends.
    void skipSpace() {
        skipBlanks();
        while (peek() == '\n') {
            move(1);
            skipBlanks();
        }
    }

    /// Goes over a remark up to the end of its line.
    void skipRemark() {
        int start = at;
        int end = text.indexOf('\n', at);
        moveTo(end < 0 ? text.length() : end);
        token(start, LineToken.Kind.REMARK);
    }

    /// Notes what stands between `start` and here.
    void token(int start, LineToken.Kind kind) {
        if (at > start) {
            tokens.add(new LineToken(start, at, kind));
        }
    }

    /// Goes over one character or more, and notes them.
    void take(int characters, LineToken.Kind kind) {
        int start = at;
        move(characters);
        token(start, kind);
    }

    /// Notes, at the end of the text, how it could go on. The last word counts.
    void expect(@Nullable CommandNode below, int start, Set<String> taken) {
        if (atEnd()) {
            expectLater(below, start, taken);
        }
    }

    /// The same for what is no name.
    void expect(Expectation.Kind kind, @Nullable CommandNode below, int start) {
        if (atEnd()) {
            expectation = new Expectation(kind, below, start, Set.of());
        }
    }

    /// Notes, at the end of the text, that the value begun at `start` could go on, where it is
    /// written without quotes and brackets. Of several parted by commas it is the last.
    void expectValue(@Nullable CommandNode argument, int start) {
        if (!atEnd()) {
            return;
        }
        int last = start;
        for (int i = start; i < at; i++) {
            char c = text.charAt(i);
            if (!Characters.ofWord(c)) {
                return;
            }
            if (c == ',' || (c == '!' && i == last)) {
                last = i + 1;
            }
        }
        expectation = new Expectation(Expectation.Kind.VALUE, argument, last, Set.of());
    }

    /// Whether the text ends behind so many characters.
    boolean endsWithin(int distance, int length) {
        return length > 0 && at + distance + length == text.length();
    }

    /// Notes how the text could go on where it ends, before going there.
    void expectLater(@Nullable CommandNode below, int start, Set<String> taken) {
        Expectation.Kind kind = below == null ? Expectation.Kind.VARIABLE : Expectation.Kind.NAME;
        expectation = new Expectation(kind, below, start, taken);
    }

    @Nullable Expectation expectation() {
        return expectation;
    }

    List<LineToken> tokens() {
        return tokens;
    }

    void enter() throws FlawException {
        if (++depth > DEEPEST) {
            throw flaw(Flaw.Kind.TOO_DEEP, at);
        }
    }

    void leave() {
        depth--;
    }

    FlawException flaw(Flaw.Kind kind, int offset) {
        return flaw(kind, offset, List.of());
    }

    FlawException flaw(Flaw.Kind kind, int offset, List<String> expected) {
        return new FlawException(kind, offset, expected);
    }

    FlawException flaw(Flaw.Kind kind) {
        return flaw(kind, at);
    }
}
