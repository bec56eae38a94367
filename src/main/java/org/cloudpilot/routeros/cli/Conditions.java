package org.cloudpilot.routeros.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.cloudpilot.routeros.cli.Expression.Binary;
import org.cloudpilot.routeros.cli.Expression.Group;
import org.cloudpilot.routeros.cli.Expression.Text;
import org.cloudpilot.routeros.cli.Expression.Unary;
import org.cloudpilot.routeros.cli.Expression.Word;

/// The conditions of `where` and `[find …]` as words for the router's stack machine. Each condition
/// leaves one value on the stack; values side by side must all be true.
///
/// The console and the stack machine disagree about properties that are absent: the console takes
/// an absent one for empty, the machine for no match. The words made here mean what the console
/// means.
final class Conditions {
    private static final Set<String> FLAGS =
            Set.of(
                    "active",
                    "blocked",
                    "bound",
                    "complete",
                    "connect",
                    "default",
                    "disabled",
                    "dynamic",
                    "expired",
                    "inactive",
                    "invalid",
                    "published",
                    "radius",
                    "running",
                    "slave",
                    "static");

    /// Whatever else a name might begin with means something of its own in a query word.
    private static final Pattern NAME = Pattern.compile("\\.?[a-z0-9][a-z0-9.-]*");

    /// A number that is not written as the router writes it: the console compares its value.
    private static final Pattern ODD_NUMBER = Pattern.compile("0[0-9]+|0x[0-9a-fA-F]+");

    private final List<String> words = new ArrayList<>();

    private Conditions() {}

    /// @param value what stands behind `where`; may be the empty word
    static List<String> of(Expression value) throws Untranslatable {
        Conditions conditions = new Conditions();
        if (!(value instanceof Word word && word.text().isEmpty())) {
            conditions.all(value);
        }
        return conditions.words;
    }

    /// At the top the machine itself demands that all values on its stack are true.
    private void all(Expression value) throws Untranslatable {
        List<Expression> operands = new ArrayList<>();
        String operator = joined(value, operands);
        for (Expression each : operands) {
            condition(each);
        }
        if (operator.equals("|")) {
            words.add("?#" + "|".repeat(operands.size() - 1));
        }
    }

    private void group(Expression value) throws Untranslatable {
        List<Expression> operands = new ArrayList<>();
        String operator = joined(value, operands);
        for (Expression each : operands) {
            condition(each);
        }
        if (operands.size() > 1) {
            words.add("?#" + operator.repeat(operands.size() - 1));
        }
    }

    /// Takes a chain of one operator apart. Which of two different operators binds closer is not
    /// documented, so brackets must tell.
    ///
    /// @return `&`, `|`, or nothing for a single condition
    private static String joined(Expression value, List<Expression> operands)
            throws Untranslatable {
        String operator = logical(value);
        if (operator.isEmpty() || !(value instanceof Binary binary)) {
            operands.add(value);
            return "";
        }
        for (Expression side : List.of(binary.left(), binary.right())) {
            String inner = logical(side);
            if (inner.equals(operator)) {
                joined(side, operands);
            } else if (inner.isEmpty()) {
                operands.add(side);
            } else {
                throw Untranslatable.asText(side.end(), "console.mixed");
            }
        }
        return operator;
    }

    private static String logical(Expression value) {
        return value instanceof Binary binary
                ? switch (binary.operator()) {
                    case " ", "and", "&&" -> "&";
                    case "or", "||" -> "|";
                    default -> "";
                }
                : "";
    }

    private void condition(Expression value) throws Untranslatable {
        switch (value) {
            case Group group -> group(group.inner());
            case Unary(_, _, String operator, Expression operand) when operator.equals("!") -> {
                condition(operand);
                words.add("?#!");
            }
            case Binary comparison -> comparison(comparison);
            case Word flag -> flag(flag);
            default -> throw Untranslatable.asText(value.start(), "console.expression");
        }
    }

    private void comparison(Binary comparison) throws Untranslatable {
        String name = name(comparison.left());
        switch (comparison.operator()) {
            case "=" -> equality(name, value(comparison.right()));
            case "!=" -> {
                equality(name, value(comparison.right()));
                words.add("?#!");
            }
            case "<", ">" ->
                    words.add("?" + comparison.operator() + name + "=" + value(comparison.right()));
            case "<=", ">=" -> {
                String value = value(comparison.right());
                words.add("?" + comparison.operator().charAt(0) + name + "=" + value);
                words.add("?" + name + "=" + value);
                words.add("?#|");
            }
            case "~" -> throw Untranslatable.asText(comparison.left().end(), "console.pattern");
            case "in" -> throw Untranslatable.asText(comparison.left().end(), "console.in");
            default -> throw Untranslatable.asText(comparison.start(), "console.expression");
        }
    }

    private static String name(Expression left) throws Untranslatable {
        if (!(left instanceof Word word)) {
            throw Untranslatable.asText(left.start(), "console.expression");
        }
        if (!NAME.matcher(word.text()).matches() || word.text().endsWith("proplist")) {
            throw Untranslatable.asText(left.start(), "console.name", word.text());
        }
        return word.text();
    }

    private static String value(Expression right) throws Untranslatable {
        return switch (right) {
            case Word word when !ODD_NUMBER.matcher(word.text()).matches() -> word.text();
            case Text text -> text.text();
            case Unary(_, int end, String minus, Word(int start, _, String text))
                    when minus.equals("-") && right.end() == end && start == right.start() + 1 ->
                    "-" + text;
            default -> throw Untranslatable.asText(right.start(), "console.expression");
        };
    }

    /// The console writes yes and no where the API has true and false, but some values are really
    /// "yes": both are asked for.
    private void equality(String name, String value) {
        words.add("?" + name + "=" + value);
        String other =
                switch (value) {
                    case "yes" -> "?" + name + "=true";
                    case "no" -> "?" + name + "=false";
                    case "" -> "?-" + name;
                    default -> "";
                };
        if (!other.isEmpty()) {
            words.add(other);
            words.add("?#|");
        }
    }

    private void flag(Word word) throws Untranslatable {
        if (!FLAGS.contains(word.text())) {
            throw Untranslatable.asText(word.start(), "console.condition", word.text());
        }
        words.add("?" + word.text() + "=true");
    }
}
