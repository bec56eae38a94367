package org.cloudpilot.routeros.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cloudpilot.routeros.cli.Script.Absent;
import org.cloudpilot.routeros.cli.Script.Alone;
import org.cloudpilot.routeros.cli.Script.Argument;
import org.cloudpilot.routeros.cli.Script.Binary;
import org.cloudpilot.routeros.cli.Script.Block;
import org.cloudpilot.routeros.cli.Script.Call;
import org.cloudpilot.routeros.cli.Script.Deferred;
import org.cloudpilot.routeros.cli.Script.Group;
import org.cloudpilot.routeros.cli.Script.InMenu;
import org.cloudpilot.routeros.cli.Script.Invocation;
import org.cloudpilot.routeros.cli.Script.Item;
import org.cloudpilot.routeros.cli.Script.ListOf;
import org.cloudpilot.routeros.cli.Script.Names;
import org.cloudpilot.routeros.cli.Script.Part;
import org.cloudpilot.routeros.cli.Script.Quoted;
import org.cloudpilot.routeros.cli.Script.Statement;
import org.cloudpilot.routeros.cli.Script.Substitution;
import org.cloudpilot.routeros.cli.Script.ToMenu;
import org.cloudpilot.routeros.cli.Script.Unary;
import org.cloudpilot.routeros.cli.Script.Variable;
import org.cloudpilot.routeros.cli.Script.Word;

/// Writes a script's tree as a script: full names, arguments by name, one command a line. Read
/// again it is the same tree.
public final class ScriptText {
    private ScriptText() {}

    public static String of(List<Statement> statements) {
        return statements.stream().map(ScriptText::line).collect(Collectors.joining("\n"));
    }

    /// A backslash right before the line's end would take it back.
    private static String line(Statement statement) {
        String line = of(statement);
        return line.endsWith("\\") ? line + " " : line;
    }

    private static String of(Statement statement) {
        return switch (statement) {
            case ToMenu(List<String> path) -> menu(path);
            case InMenu(List<String> path, List<Statement> inner) ->
                    menu(path) + " " + between("{", inner, "}");
            case Invocation command ->
                    menu(command.menu())
                            + command.name()
                            + (command.known()
                                    ? known(command.arguments())
                                    : unknown(command.arguments()));
            case Call(Part function, List<Argument> arguments) ->
                    of(function) + arguments(arguments);
            case Alone(Part part) -> of(part);
        };
    }

    private static String menu(List<String> names) {
        return names.stream().map(name -> name + "/").collect(Collectors.joining("", "/", ""));
    }

    private static String between(String open, List<Statement> inner, String close) {
        return inner.stream().map(ScriptText::of).collect(Collectors.joining("; ", open, close));
    }

    private static String arguments(List<Argument> arguments) {
        return arguments.stream().map(argument -> " " + of(argument)).collect(Collectors.joining());
    }

    private static String known(List<Argument> arguments) {
        return arguments.stream()
                .map(argument -> " " + conditionsOr(argument))
                .collect(Collectors.joining());
    }

    private static String conditionsOr(Argument argument) {
        Part value = argument.value();
        return "where".equals(argument.name()) && value != null
                ? "where " + of(value)
                : of(argument);
    }

    /// Among the words of an unknown command a parenthesis is a character like others, unless it
    /// stands behind a dollar.
    private static String unknown(List<Argument> arguments) {
        return arguments.stream()
                .map(argument -> " " + (isGroup(argument) ? "$" : "") + of(argument))
                .collect(Collectors.joining());
    }

    private static boolean isGroup(Argument argument) {
        return argument.name() == null
                && (argument.value() instanceof Group || argument.value() instanceof Deferred);
    }

    private static String of(Argument argument) {
        String name = argument.name();
        Part value = argument.value();
        if (name == null) {
            return value == null ? "" : of(value);
        }
        String written = isWord(name) ? name : quoted(name, false);
        return value == null ? written : written + "=" + of(value);
    }

    private static boolean isWord(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> Cursor.isWordCharacter((char) c));
    }

    private static String of(Part part) {
        return switch (part) {
            case Word(String text) -> text;
            case Quoted(List<Part> parts) -> quoted(parts);
            case Variable(String name) -> "$" + variable(name);
            case Names(List<String> names) ->
                    names.stream().map(ScriptText::variable).collect(Collectors.joining(","));
            case Substitution(List<Statement> inner) -> between("[", inner, "]");
            case Block(List<Statement> inner) -> between("{", inner, "}");
            case Group(Part inner) -> "(" + of(inner) + ")";
            case Deferred(Part inner) -> "(>" + of(inner) + ")";
            case Unary(String operator, Part operand) ->
                    operator + (operator.equals("any") ? " " : "") + of(operand);
            case Binary(String operator, Part left, Part right) ->
                    of(left) + " " + (operator.isEmpty() ? "" : operator + " ") + of(right);
            case ListOf(List<Item> items) ->
                    items.stream().map(ScriptText::of).collect(Collectors.joining(";", "{", "}"));
            case Absent _ -> "";
        };
    }

    private static String of(Item item) {
        Part key = item.key();
        return key == null ? of(item.value()) : of(key) + "=" + of(item.value());
    }

    private static String variable(String name) {
        boolean plain =
                !name.isEmpty() && name.chars().allMatch(c -> Cursor.isAlphanumeric((char) c));
        return plain ? name : quoted(name, false);
    }

    private static String quoted(List<Part> parts) {
        var written = new StringBuilder("\"");
        boolean variable = false;
        for (Part part : parts) {
            switch (part) {
                case Word(String text) -> escape(text, variable, written);
                case Variable _ -> written.append(of(part));
                default -> written.append('$').append(of(part));
            }
            variable = part instanceof Variable;
        }
        return written.append('"').toString();
    }

    private static String quoted(String text, boolean behindVariable) {
        var written = new StringBuilder("\"");
        escape(text, behindVariable, written);
        return written.append('"').toString();
    }

    /// @param behindVariable a letter right behind a variable's name would belong to it
    private static void escape(String text, boolean behindVariable, StringBuilder written) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\' || c == '$') {
                written.append('\\').append(c);
            } else if (c < ' ' || i == 0 && behindVariable && Cursor.isAlphanumeric(c)) {
                written.append(String.format(Locale.ROOT, "\\%02X", (int) c));
            } else {
                written.append(c);
            }
        }
    }
}
