package org.cloudpilot.routeros.cli;

import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.cloudpilot.routeros.cli.Expression.Array;
import org.cloudpilot.routeros.cli.Expression.Binary;
import org.cloudpilot.routeros.cli.Expression.Code;
import org.cloudpilot.routeros.cli.Expression.Group;
import org.cloudpilot.routeros.cli.Expression.Item;
import org.cloudpilot.routeros.cli.Expression.Result;
import org.cloudpilot.routeros.cli.Expression.Sequence;
import org.cloudpilot.routeros.cli.Expression.Template;
import org.cloudpilot.routeros.cli.Expression.Text;
import org.cloudpilot.routeros.cli.Expression.Unary;
import org.cloudpilot.routeros.cli.Expression.Variable;
import org.cloudpilot.routeros.cli.Expression.Word;
import org.cloudpilot.routeros.cli.Statement.Block;
import org.cloudpilot.routeros.cli.Statement.Evaluate;
import org.cloudpilot.routeros.cli.Statement.Go;
import org.cloudpilot.routeros.cli.Statement.Run;
import org.cloudpilot.routeros.cli.Statement.Within;

/// Writes a script in one spelling: menus and names in full, one command a line, remarks left out.
/// Read again, it is the same script.
public final class Printer {
    private static final Set<String> OPERATOR_WORDS = Set.of("and", "any", "in", "not", "or");

    private final StringBuilder out = new StringBuilder();

    private Printer() {}

    public static String print(Script script) {
        Printer printer = new Printer();
        printer.script(script, "\n");
        return printer.out.toString();
    }

    private void script(Script script, String between) {
        Iterator<Statement> each = script.statements().iterator();
        while (each.hasNext()) {
            statement(each.next());
            if (each.hasNext()) {
                out.append(between);
            }
        }
    }

    private void enclosed(char opening, Script body, char closing) {
        out.append(opening);
        script(body, "; ");
        out.append(closing);
    }

    private void statement(Statement statement) {
        switch (statement) {
            case Go go -> out.append(go.menu());
            case Within within -> {
                out.append(within.menu()).append(' ');
                enclosed('{', within.body(), '}');
            }
            case Block block -> enclosed('{', block.body(), '}');
            case Run run -> {
                path(run);
                arguments(run.arguments(), run.known());
            }
            case Evaluate evaluate -> {
                // without a dollar a bracket may not begin with a bare name there
                out.append(evaluate.value() instanceof Group ? "$" : "");
                expression(evaluate.value());
                arguments(evaluate.arguments(), false);
            }
        }
    }

    private void path(Run run) {
        String menu = run.menu().equals("/") ? "/" : run.menu() + "/";
        out.append(run.global() ? ":" + menu.substring(1) : menu).append(run.name());
    }

    private void arguments(List<Argument> arguments, boolean known) {
        for (int i = 0; i < arguments.size(); i++) {
            Argument argument = arguments.get(i);
            out.append(' ').append(argument.negated() ? "!" : "");
            String name = argument.name();
            Expression value = argument.value();
            if (name != null) {
                out.append(name);
                boolean conditions = known && name.equals("where");
                if (conditions && value != null && !isEmpty(value)) {
                    out.append(' ');
                } else if (conditions && i + 1 == arguments.size()) {
                    // conditions that are none
                } else if (value != null) {
                    out.append('=');
                }
            }
            if (value != null) {
                expression(value);
            }
        }
    }

    private static boolean isEmpty(Expression value) {
        return value instanceof Word word && word.text().isEmpty();
    }

    private void expression(Expression expression) {
        switch (expression) {
            case Word word -> out.append(word.text());
            case Text text -> {
                out.append('"');
                quoted(text.text());
                out.append('"');
            }
            case Template template -> template(template);
            case Variable variable -> variable(variable, isPlain(variable.name()));
            case Result result -> enclosed('[', result.body(), ']');
            case Code code -> enclosed('{', code.body(), '}');
            case Array array -> array(array);
            case Group group -> {
                out.append('(');
                expression(group.inner());
                out.append(')');
            }
            case Unary unary -> {
                out.append(unary.operator()).append(unary.operator().length() > 1 ? " " : "");
                expression(unary.operand());
            }
            case Binary binary -> binary(binary);
            case Sequence sequence -> sequence(sequence);
        }
    }

    private void binary(Binary binary) {
        expression(binary.left());
        String operator = binary.operator();
        boolean glued =
                operator.equals(" ")
                        || (Characters.ofArgument(operator.charAt(0))
                                && !Characters.isSmall(operator.charAt(0))
                                && endsInOperator());
        int before = out.length();
        out.append(glued ? "" : " ");
        out.append(operator.equals(" ") ? " " : operator + " ");
        int right = out.length();
        expression(binary.right());
        if (operator.equals(".") && isLoneDot(right)) {
            out.deleteCharAt(right - 1);
            // three of them side by side would be one word
            out.insert(before, glued ? " " : "");
        }
    }

    /// Whether a word begins there that can only stand right behind another dot.
    private boolean isLoneDot(int start) {
        boolean dot = start < out.length() && out.charAt(start) == '.';
        char next = start + 1 < out.length() ? out.charAt(start + 1) : ' ';
        return dot && next != '.' && !Characters.ofOperand(next);
    }

    /// Whether a word stands last that would be an operator if a blank followed.
    private boolean endsInOperator() {
        int start = out.length();
        while (start > 0 && Characters.ofVariable(out.charAt(start - 1))) {
            start--;
        }
        return OPERATOR_WORDS.contains(out.substring(start));
    }

    private void sequence(Sequence sequence) {
        boolean first = true;
        for (Expression value : sequence.values()) {
            boolean parted = first || out.charAt(out.length() - 1) == ',';
            out.append(parted ? "" : ",");
            expression(value);
            first = false;
        }
    }

    private void array(Array array) {
        out.append('{');
        for (Item item : array.items()) {
            boolean keyed = !(item.key() instanceof Word word && word.text().isEmpty());
            if (keyed) {
                expression(item.key());
                out.append('=');
            }
            expression(item.value());
            out.append(';');
        }
        out.append('}');
    }

    private void template(Template template) {
        out.append('"');
        List<Expression> pieces = template.pieces();
        for (int i = 0; i < pieces.size(); i++) {
            switch (pieces.get(i)) {
                case Text text -> quoted(text.text());
                case Variable variable -> {
                    boolean apart =
                            i + 1 == pieces.size()
                                    || !(pieces.get(i + 1) instanceof Text next)
                                    || !Characters.ofVariable(next.text().charAt(0));
                    variable(variable, apart && isPlain(variable.name()));
                }
                case Expression other -> {
                    out.append('$');
                    expression(other);
                }
            }
        }
        out.append('"');
    }

    private static boolean isPlain(String name) {
        return !name.isEmpty() && name.chars().allMatch(each -> Characters.ofVariable((char) each));
    }

    private void variable(Variable variable, boolean plain) {
        out.append('$');
        if (plain) {
            out.append(variable.name());
        } else {
            out.append('"');
            quoted(variable.name());
            out.append('"');
        }
    }

    private void quoted(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\', '$' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') {
                        out.append("\\%02X".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
    }
}
