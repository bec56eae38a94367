package org.cloudpilot.routeros.cli;

import java.util.List;
import java.util.Map;
import org.cloudpilot.model.LineToken;
import org.cloudpilot.routeros.cli.Expression.Binary;
import org.cloudpilot.routeros.cli.Expression.Unary;
import org.cloudpilot.routeros.cli.Expression.Word;
import org.cloudpilot.routeros.cli.Flaw.Kind;
import org.jspecify.annotations.Nullable;

/// Reads expressions by the strength of their operators.
final class ExpressionReader {
    /// Longer ones first.
    private static final List<String> OPERATORS =
            List.of(
                    "<%%",
                    "&&", "||", "!=", "<=", ">=", "->", "<<", ">>", "+", "-", "*", "/", "%", ".",
                    ",", "=", "<", ">", "~", "|", "^", "&");

    private static final List<String> WORDS = List.of("and", "or", "in");

    private static final int SIDE_BY_SIDE = 1;
    private static final int COMPARISON = 5;

    /// How strongly each binds.
    private static final Map<String, Integer> STRENGTH =
            Map.ofEntries(
                    Map.entry(" ", SIDE_BY_SIDE),
                    Map.entry(",", 2),
                    Map.entry("or", 3),
                    Map.entry("||", 3),
                    Map.entry("and", 4),
                    Map.entry("&&", 4),
                    Map.entry("=", COMPARISON),
                    Map.entry("!=", COMPARISON),
                    Map.entry("<", COMPARISON),
                    Map.entry(">", COMPARISON),
                    Map.entry("<=", COMPARISON),
                    Map.entry(">=", COMPARISON),
                    Map.entry("~", COMPARISON),
                    Map.entry("in", COMPARISON),
                    Map.entry("<%%", 6),
                    Map.entry(".", 7),
                    Map.entry("|", 8),
                    Map.entry("^", 8),
                    Map.entry("&", 8),
                    Map.entry("<<", 9),
                    Map.entry(">>", 9),
                    Map.entry("+", 10),
                    Map.entry("-", 10),
                    Map.entry("*", 11),
                    Map.entry("/", 11),
                    Map.entry("%", 11),
                    Map.entry("->", 12));

    private final Parser parser;
    private final Cursor cursor;

    ExpressionReader(Parser parser) {
        this.parser = parser;
        this.cursor = parser.cursor();
    }

    Expression grouped(Scope scope) throws FlawException {
        return binary(scope, SIDE_BY_SIDE);
    }

    Expression conditions(Scope scope) throws FlawException {
        return binary(scope.choosing(true), SIDE_BY_SIDE);
    }

    Expression element(Scope scope) throws FlawException {
        return binary(scope, SIDE_BY_SIDE);
    }

    private Expression binary(Scope scope, int weakest) throws FlawException {
        Expression left = unary(scope);
        while (true) {
            int before = cursor.at();
            cursor.skipBlanks();
            if (scope.isChoosing() && cursor.at() > before) {
                expectAfter(scope, left);
            }
            String operator = operator();
            if (operator == null || STRENGTH.getOrDefault(operator, 0) < weakest) {
                return left;
            }
            if (!operator.equals(" ")) {
                cursor.take(operator.length(), LineToken.Kind.OPERATOR);
                cursor.skipBlanks();
            }
            Expression right = operand(scope, left, operator);
            left = new Binary(left.start(), right.end(), operator, left, right);
        }
    }

    private Expression operand(Scope scope, Expression left, String operator) throws FlawException {
        int strength = STRENGTH.getOrDefault(operator, 0);
        if (strength != COMPARISON || !scope.isChoosing()) {
            return binary(scope, strength + 1);
        }
        CommandNode argument =
                left instanceof Word word ? Properties.find(scope.menu(), word.text()) : null;
        int start = cursor.at();
        cursor.expectValue(argument, start);
        Expression right = binary(scope.choosing(false), strength + 1);
        if (cursor.at() > right.end()) {
            cursor.expect(Expectation.Kind.CONJUNCTION, scope.menu(), cursor.at());
        } else {
            cursor.expectValue(argument, start);
        }
        return right;
    }

    /// What could follow a condition, or a property that is not compared yet.
    private void expectAfter(Scope scope, Expression left) {
        cursor.expect(
                left instanceof Word ? Expectation.Kind.COMPARISON : Expectation.Kind.CONJUNCTION,
                scope.menu(),
                cursor.at());
    }

    /// The operator that stands here; null at the end of the expression.
    private @Nullable String operator() {
        char c = cursor.peek();
        if (cursor.atEnd() || c == ')' || c == ']' || c == '}' || c == ';' || c == '\n') {
            return null;
        }
        for (String word : WORDS) {
            if (cursor.looksAt(word) && !Characters.ofArgument(cursor.peek(word.length()))) {
                return word;
            }
        }
        for (String each : OPERATORS) {
            if (cursor.looksAt(each)) {
                return each;
            }
        }
        return " ";
    }

    private Expression unary(Scope scope) throws FlawException {
        cursor.skipBlanks();
        int start = cursor.at();
        if (scope.isChoosing()) {
            cursor.expect(Expectation.Kind.PROPERTY, scope.menu(), start);
        }
        char c = cursor.peek();
        if (c == '!' || c == '-' || c == '~' || c == '>') {
            return operand(scope, String.valueOf(c));
        }
        for (String word : List.of("any", "not")) {
            if (cursor.looksAt(word) && !Characters.ofArgument(cursor.peek(word.length()))) {
                return operand(scope, word);
            }
        }
        if (ValueReader.isPrimary(c)) {
            return parser.values().primary(scope, start);
        }
        Expression word = word(start);
        if (scope.isChoosing()) {
            cursor.expect(Expectation.Kind.PROPERTY, scope.menu(), start);
        }
        return word;
    }

    private Expression operand(Scope scope, String operator) throws FlawException {
        int start = cursor.at();
        cursor.enter();
        cursor.take(operator.length(), LineToken.Kind.OPERATOR);
        Expression operand =
                operator.equals(">") && cursor.peek() == '{'
                        ? parser.values().array(scope)
                        : unary(scope);
        cursor.leave();
        return new Unary(start, operand.end(), operator, operand);
    }

    /// A number, an address, a time, a name.
    private Expression word(int start) throws FlawException {
        if (cursor.peek() == '*' && Characters.ofVariable(cursor.peek(1))) {
            cursor.move(1);
        }
        boolean digits = Characters.isDigit(cursor.peek());
        while (true) {
            char c = cursor.peek();
            char next = cursor.peek(1);
            boolean inside =
                    Characters.ofOperand(c)
                            || (c == '.' && isDotInside(next))
                            || (c == ':' && (Characters.ofOperand(next) || isColonInside(next)))
                            || (c == '-' && !digits && Characters.ofOperand(next))
                            || (c == '/' && isAddress(start) && Characters.isDigit(next));
            if (!inside) {
                break;
            }
            cursor.move(1);
        }
        if (cursor.at() == start) {
            // a bracket is taken before it is seen that nothing stands before it
            boolean closes = cursor.peek() == ')' || cursor.peek() == '}';
            throw cursor.flaw(Kind.SYNTAX, closes ? start + 1 : start);
        }
        cursor.token(start, LineToken.Kind.WORD);
        return new Word(start, cursor.at(), cursor.since(start));
    }

    private boolean isColonInside(char next) {
        return next == ':' || cursor.peek(-1) == ':';
    }

    private boolean isDotInside(char next) {
        return Characters.ofOperand(next) || next == '.' || cursor.peek(-1) == '.';
    }

    private boolean isAddress(int start) {
        String word = cursor.since(start);
        return word.indexOf(':') >= 0 || word.chars().filter(c -> c == '.').count() == 3;
    }
}
