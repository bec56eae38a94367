package org.cloudpilot.routeros.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cloudpilot.model.LineCompletion;
import org.cloudpilot.model.LineDiagnostic.Severity;
import org.cloudpilot.model.LineDiagnostic;
import org.cloudpilot.model.LineToken;
import org.cloudpilot.model.LiveQuestion;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.SecretArguments;
import org.cloudpilot.routeros.cli.CommandNode;
import org.cloudpilot.routeros.cli.Expectation;
import org.cloudpilot.routeros.cli.Flaw;
import org.cloudpilot.routeros.cli.Parser;
import org.cloudpilot.routeros.cli.Properties;

/// Help with one console line, out of a command tree alone: no router is asked. Menus are written
/// `/ip/address`, the root `/`; one that the tree has not counts as the root.
public final class LineHelp {
    private LineHelp() {}

    private static final List<String> COMPARISONS =
            List.of("=", "!=", "<", ">", "<=", ">=", "~", "in");

    private static final String COLUMNS = "proplist";
    private static final String ITEMS = "numbers";

    private static final List<String> CONJUNCTIONS = List.of("and", "or");

    /// How the line could go on at the caret, by name: at a menu its menus and commands, behind a
    /// command the arguments that are not given yet, behind an argument's equals sign what its
    /// description lists, behind `where` properties and operators, behind `$` the variables of the
    /// line. What stands right of the caret does not count.
    public static List<LineCompletion> completions(
            CommandTree tree, String menu, String line, int caret) {
        String begun = line.substring(0, Math.clamp(caret, 0, line.length()));
        Expectation expected = read(tree, menu, begun).expectation();
        if (expected == null) {
            return List.of();
        }
        int at = expected.start();
        String start = begun.substring(at);
        CommandNode below = expected.below();
        return switch (expected.kind()) {
            case NAME -> below == null ? List.of() : names(below, start, expected);
            case VARIABLE ->
                    words(
                            expected.taken().stream().sorted().toList(),
                            start,
                            LineCompletion.Kind.VARIABLE,
                            at);
            case VALUE ->
                    below == null
                            ? List.of()
                            : words(below.values(), start, LineCompletion.Kind.VALUE, at);
            case PROPERTY -> below == null ? List.of() : properties(below, start, at);
            case COMPARISON -> words(COMPARISONS, "", LineCompletion.Kind.OPERATOR, at);
            case CONJUNCTION -> words(CONJUNCTIONS, "", LineCompletion.Kind.OPERATOR, at);
        };
    }

    /// What only the router itself can tell of how the line could go on at the caret: values that
    /// no description lists, except secret ones, further properties, the names of items, and the
    /// arguments of a command of which only the name is known yet.
    public static Optional<LiveQuestion> question(
            CommandTree tree, String menu, String line, int caret) {
        String begun = line.substring(0, Math.clamp(caret, 0, line.length()));
        Expectation expected = read(tree, menu, begun).expectation();
        CommandNode below = expected == null ? null : expected.below();
        if (expected == null || below == null) {
            return Optional.empty();
        }
        String start = begun.substring(expected.start());
        return switch (expected.kind()) {
            case VALUE ->
                    below.values().isEmpty() && !SecretArguments.known().isSecret(below.name())
                            ? Optional.of(
                                    new LiveQuestion(
                                            commas(below.parent()),
                                            below.name() + "=" + start,
                                            start,
                                            LineCompletion.Kind.VALUE,
                                            expected.start()))
                            : Optional.empty();
            case PROPERTY -> asked(below, start, expected.start());
            case NAME -> arguments(below, start, expected);
            case VARIABLE, COMPARISON, CONJUNCTION -> Optional.empty();
        };
    }

    /// The arguments of a command of which only the name is known, or the items that one is for.
    private static Optional<LiveQuestion> arguments(
            CommandNode command, String start, Expectation expected) {
        if (command.kind() != CommandNode.Kind.COMMAND) {
            return Optional.empty();
        }
        if (command.isOpen()) {
            return Optional.of(
                    new LiveQuestion(
                            commas(command),
                            start,
                            start,
                            LineCompletion.Kind.ARGUMENT,
                            expected.start()));
        }
        return command.child(ITEMS) == null || expected.taken().contains(ITEMS)
                ? Optional.empty()
                : Optional.of(
                        new LiveQuestion(
                                commas(command),
                                ITEMS + "=" + start,
                                start,
                                LineCompletion.Kind.VALUE,
                                expected.start()));
    }

    private static Optional<LiveQuestion> asked(CommandNode menu, String start, int at) {
        CommandNode print = menu.child("print");
        return print == null || print.child(COLUMNS) == null
                ? Optional.empty()
                : Optional.of(
                        new LiveQuestion(
                                commas(print),
                                COLUMNS + "=" + start,
                                start,
                                LineCompletion.Kind.PROPERTY,
                                at));
    }

    /// The menu or command that the line is at: the one whose children, or the value of whose
    /// argument, could stand at the caret.
    public static Optional<String> place(CommandTree tree, String menu, String line, int caret) {
        String begun = line.substring(0, Math.clamp(caret, 0, line.length()));
        Expectation expected = read(tree, menu, begun).expectation();
        CommandNode below = expected == null ? null : expected.below();
        if (below == null) {
            return Optional.empty();
        }
        return Optional.of(
                commas(below.kind() == CommandNode.Kind.ARGUMENT ? below.parent() : below));
    }

    private static String commas(CommandNode node) {
        return node.path().substring(1).replace('/', ',');
    }

    private static List<LineCompletion> names(
            CommandNode below, String start, Expectation expected) {
        List<LineCompletion> found = new ArrayList<>();
        for (CommandNode each : below.beginningWith(start)) {
            if (!expected.taken().contains(each.name())) {
                found.add(completion(each, expected.start()));
            }
        }
        return found;
    }

    /// Where a whole one is written already and no other begins so, it can be compared.
    private static List<LineCompletion> properties(CommandNode menu, String start, int at) {
        List<LineCompletion> found = new ArrayList<>();
        for (CommandNode each : Properties.of(menu).values()) {
            if (each.name().startsWith(start)) {
                found.add(
                        new LineCompletion(
                                each.name(), LineCompletion.Kind.PROPERTY, each.description(), at));
            }
        }
        return found.size() == 1 && found.getFirst().text().equals(start)
                ? words(COMPARISONS, "", LineCompletion.Kind.OPERATOR, at + start.length())
                : found;
    }

    private static List<LineCompletion> words(
            List<String> words, String start, LineCompletion.Kind kind, int at) {
        return words.stream()
                .filter(word -> word.startsWith(start))
                .map(word -> new LineCompletion(word, kind, "", at))
                .toList();
    }

    private static LineCompletion completion(CommandNode node, int start) {
        LineCompletion.Kind kind =
                switch (node.kind()) {
                    case MENU -> LineCompletion.Kind.MENU;
                    case COMMAND -> LineCompletion.Kind.COMMAND;
                    case ARGUMENT -> LineCompletion.Kind.ARGUMENT;
                };
        return new LineCompletion(node.name(), kind, node.description(), start);
    }

    /// The line's pieces, for highlighting, in order. From what cannot be understood on, the rest
    /// is one piece.
    public static List<LineToken> tokens(CommandTree tree, String menu, String line) {
        Parser.Reading reading = read(tree, menu, line);
        Flaw flaw = reading.flaw();
        if (flaw == null || flaw.offset() >= line.length()) {
            return reading.tokens();
        }
        List<LineToken> tokens = new ArrayList<>();
        for (LineToken token : reading.tokens()) {
            if (token.end() <= flaw.offset()) {
                tokens.add(token);
            }
        }
        tokens.add(new LineToken(flaw.offset(), line.length(), LineToken.Kind.WRONG));
        return tokens;
    }

    /// What is wrong with the line; empty when the router would take it and knows its commands.
    public static List<LineDiagnostic> diagnostics(CommandTree tree, String menu, String line) {
        Parser.Reading reading = read(tree, menu, line);
        List<LineDiagnostic> found = new ArrayList<>();
        for (LineToken token : reading.tokens()) {
            if (token.kind() == LineToken.Kind.UNKNOWN_COMMAND) {
                String name = line.substring(token.start(), token.end());
                found.add(
                        new LineDiagnostic(
                                token.start(),
                                token.end(),
                                Severity.WARNING,
                                Message.of("line.unknown_command", name),
                                List.of()));
            }
        }
        Flaw flaw = reading.flaw();
        if (flaw != null) {
            found.add(error(flaw, line));
        }
        return found;
    }

    private static LineDiagnostic error(Flaw flaw, String line) {
        return new LineDiagnostic(
                flaw.offset(),
                flaw.wordEnd(line),
                Severity.ERROR,
                flaw.message(line),
                flaw.expected());
    }

    private static Parser.Reading read(CommandTree tree, String menu, String line) {
        return Parser.read(tree.root(), tree.menu(menu), line);
    }
}
