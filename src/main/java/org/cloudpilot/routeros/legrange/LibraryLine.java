package org.cloudpilot.routeros.legrange;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cloudpilot.model.Column;
import org.cloudpilot.model.Command;
import org.jspecify.annotations.Nullable;

/// A command in the library's own language: `/path name="value" where a="1" and b>"2"`. It knows
/// two kinds of quotes and no escapes, so that what it would misread is refused instead of sent.
final class LibraryLine {
    /// A command that the library cannot express; nothing was sent.
    static final class UnsupportedException extends Exception {
        private static final long serialVersionUID = 1;

        UnsupportedException(String why) {
            super(why);
        }
    }

    private static final Pattern PATH = Pattern.compile("(/[a-z0-9-]+)+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
    private static final Pattern COMPARISON =
            Pattern.compile("\\?([<>=]?)([A-Za-z0-9._-]+)=(.*)", Pattern.DOTALL);
    private static final Pattern OPERATORS = Pattern.compile("\\?#[!&|]+");
    private static final Set<String> WORDS = Set.of("where", "not", "and", "or", "return");

    /// The library's lengths go wrong in a word of 128 KiB.
    private static final int LONGEST = 100_000;

    private LibraryLine() {}

    /// @param ascii whether nothing else can be sent: the library knows no encoding but UTF-8
    static String of(Command command, boolean ascii) throws UnsupportedException {
        if (!command.path().startsWith("/")
                || !command.queries().stream().allMatch(query -> query.startsWith("?"))) {
            throw new IllegalArgumentException("a path starts with / and a query with ?");
        }
        if (!PATH.matcher(command.path()).matches()) {
            throw new UnsupportedException(
                    "mikrotik-java takes small letters, digits and hyphens in a path.");
        }
        for (String segment : command.path().substring(1).split("/")) {
            requireNoWord(segment);
        }
        StringBuilder line = new StringBuilder(command.path());
        for (Column attribute : command.attributes()) {
            if (!NAME.matcher(attribute.name()).matches()) {
                throw new UnsupportedException(
                        "mikrotik-java cannot send this attribute: " + attribute.name());
            }
            requireNoWord(attribute.name());
            line.append(' ').append(attribute.name()).append('=');
            line.append(quoted(attribute.value(), ascii));
        }
        if (!command.queries().isEmpty()) {
            line.append(" where ").append(where(command.queries(), ascii));
        }
        return line.toString();
    }

    /// What the library's own log-in can carry.
    static boolean canLogIn(String username) {
        return NAME.matcher(username).matches();
    }

    private static void requireNoWord(String name) throws UnsupportedException {
        if (WORDS.contains(name.toLowerCase(Locale.ROOT))) {
            throw new UnsupportedException("mikrotik-java has its own meaning for " + name);
        }
    }

    private static String quoted(String value, boolean ascii) throws UnsupportedException {
        if (value.length() > LONGEST) {
            throw new UnsupportedException("mikrotik-java cannot send a value as long as this.");
        }
        if (value.indexOf('\n') >= 0) {
            throw new UnsupportedException("mikrotik-java cannot send a value with a line break.");
        }
        if (ascii && !value.chars().allMatch(c -> c < 0x80)) {
            throw new UnsupportedException(
                    "mikrotik-java sends UTF-8 alone, and this router has another encoding.");
        }
        if (value.indexOf('"') < 0) {
            return '"' + value + '"';
        }
        if (value.indexOf('\'') < 0) {
            return "'" + value + "'";
        }
        throw new UnsupportedException("mikrotik-java cannot send both kinds of quotes at once.");
    }

    /// Comparisons and what joins them.
    private record Joined(@Nullable String operator, List<String> parts) {}

    private static String where(List<String> queries, boolean ascii) throws UnsupportedException {
        Deque<Joined> stack = new ArrayDeque<>();
        for (String query : queries) {
            Matcher comparison = COMPARISON.matcher(query);
            if (comparison.matches()) {
                String sign = comparison.group(1).isEmpty() ? "=" : comparison.group(1);
                requireNoWord(comparison.group(2));
                String term = comparison.group(2) + sign + quoted(comparison.group(3), ascii);
                stack.push(new Joined(null, List.of(term)));
            } else if (OPERATORS.matcher(query).matches()) {
                for (char operator : query.substring(2).toCharArray()) {
                    operate(stack, operator);
                }
            } else {
                throw notExpressible();
            }
        }
        while (stack.size() > 1) {
            operate(stack, '&');
        }
        Joined all = stack.pop();
        return String.join(" " + all.operator() + " ", all.parts());
    }

    private static void operate(Deque<Joined> stack, char operator) throws UnsupportedException {
        if (stack.size() < (operator == '!' ? 1 : 2)) {
            throw notExpressible();
        }
        Joined right = stack.pop();
        if (operator == '!') {
            String term = right.parts().getFirst();
            Matcher equal = Pattern.compile("[A-Za-z0-9._-]+(?==)").matcher(term);
            if (right.operator() != null || !equal.lookingAt()) {
                throw notExpressible();
            }
            String negated = term.substring(0, equal.end()) + "!" + term.substring(equal.end());
            stack.push(new Joined("not", List.of(negated)));
            return;
        }
        Joined left = stack.pop();
        String word = operator == '&' ? "and" : "or";
        List<String> parts = new ArrayList<>();
        for (Joined side : List.of(left, right)) {
            if (side.parts().size() > 1 && !word.equals(side.operator())) {
                throw notExpressible(); // it has no brackets
            }
            parts.addAll(side.parts());
        }
        stack.push(new Joined(word, parts));
    }

    private static UnsupportedException notExpressible() {
        return new UnsupportedException("mikrotik-java cannot express this condition.");
    }
}
