package org.cloudpilot.routeros.inspect;

import java.util.ArrayList;
import java.util.List;
import org.cloudpilot.model.LineCompletion;
import org.cloudpilot.model.LineDiagnostic.Severity;
import org.cloudpilot.model.LineDiagnostic;
import org.cloudpilot.model.LineToken;
import org.cloudpilot.model.Message;
import org.cloudpilot.routeros.cli.CommandNode;
import org.cloudpilot.routeros.cli.Expectation;
import org.cloudpilot.routeros.cli.Flaw;
import org.cloudpilot.routeros.cli.Parser;

/// Help with one console line, out of a command tree alone: no router is asked. Menus are written
/// `/ip/address`, the root `/`; one that the tree has not counts as the root.
public final class LineHelp {
    private LineHelp() {}

    /// How the line could go on at the caret, by name: at a menu its menus and commands, behind a
    /// command the arguments that are not given yet, behind `$` the variables of the line. What
    /// stands right of the caret does not count.
    public static List<LineCompletion> completions(
            CommandTree tree, String menu, String line, int caret) {
        String begun = line.substring(0, Math.clamp(caret, 0, line.length()));
        Expectation expected = read(tree, menu, begun).expectation();
        if (expected == null) {
            return List.of();
        }
        String start = begun.substring(expected.start());
        List<LineCompletion> found = new ArrayList<>();
        CommandNode below = expected.below();
        if (below == null) {
            for (String name : expected.taken().stream().sorted().toList()) {
                if (name.startsWith(start)) {
                    found.add(variable(name, expected.start()));
                }
            }
            return found;
        }
        for (CommandNode each : below.beginningWith(start)) {
            if (!expected.taken().contains(each.name())) {
                found.add(completion(each, expected.start()));
            }
        }
        return found;
    }

    private static LineCompletion variable(String name, int start) {
        return new LineCompletion(name, LineCompletion.Kind.VARIABLE, "", start);
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
