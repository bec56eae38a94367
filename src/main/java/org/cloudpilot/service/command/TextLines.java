package org.cloudpilot.service.command;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.ConsoleReply.Way;
import org.cloudpilot.model.ConsoleReply;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.SecretArguments;
import org.cloudpilot.service.fleet.RouterConsole;

/// Lines that go to a router as the text they are: over the running session as a script where the
/// router answers scripts with text, which version 7 does, and over SSH otherwise.
final class TextLines {
    /// Why a line is no sentence although it may be a line.
    private static final Set<String> SCRIPTING =
            Set.of(
                    "console.script",
                    "console.variable",
                    "console.expression",
                    "console.export",
                    "console.print",
                    "console.pattern",
                    "console.in",
                    "console.mixed",
                    "console.condition");

    private final RouterConsole console;

    TextLines(RouterConsole console) {
        this.console = console;
    }

    /// Whether a line that was rejected for this reason is worth its way as text.
    static boolean isForText(Message reason) {
        return SCRIPTING.contains(reason.key());
    }

    Outcome<ConsoleReply> run(
            Caller caller, RouterId id, String menu, String lines, Duration limit) {
        String script = menu.equals("/") ? lines : menu + "\n" + lines;
        return console.version(caller, id)
                .then(
                        version ->
                                version.startsWith("6.")
                                        ? overSsh(caller, id, script, limit)
                                        : execute(caller, id, script, limit));
    }

    private Outcome<ConsoleReply> execute(
            Caller caller, RouterId id, String script, Duration limit) {
        Command command = Command.of("/execute").with("script", script).with("as-string", "");
        return console.command(
                        caller, id, shown(script), true, session -> session.run(command, limit))
                .then(
                        outcome ->
                                outcome instanceof CommandOutcome.Trapped trapped
                                                && trapped.message().contains("as-string")
                                        ? overSsh(caller, id, script, limit)
                                        : Outcome.done(said(Way.EXECUTE, outcome)));
    }

    private Outcome<ConsoleReply> overSsh(
            Caller caller, RouterId id, String script, Duration limit) {
        return console.overSsh(caller, id, shown(script), script, limit)
                .map(outcome -> said(Way.SSH, outcome));
    }

    private static String shown(String script) {
        return SecretArguments.known().redacted(script);
    }

    private static ConsoleReply said(Way way, CommandOutcome outcome) {
        if (!(outcome instanceof CommandOutcome.Done done)) {
            return new ConsoleReply.Said(way, "", outcome);
        }
        String ret = done.ret();
        String text = ret == null ? "" : ret.stripTrailing();
        return TextErrors.in(text)
                .map(
                        error ->
                                new ConsoleReply.Said(
                                        way,
                                        TextErrors.before(text),
                                        new CommandOutcome.Trapped(error, -1, List.of())))
                .orElseGet(() -> new ConsoleReply.Said(way, text, outcome));
    }
}
