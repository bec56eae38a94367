package org.cloudpilot.service.command;

import java.time.Duration;
import java.util.List;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.ConsoleReply.Way;
import org.cloudpilot.model.ConsoleReply;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.Row;
import org.cloudpilot.model.SecretArguments;
import org.cloudpilot.service.fleet.RouterConsole;

/// Lines that go to a router as the text they are: over the running session as a script where the
/// router answers scripts with text, which version 7 does, and over SSH otherwise.
final class TextLines {
    private static final String RET = "ret";

    private final RouterConsole console;

    TextLines(RouterConsole console) {
        this.console = console;
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
                        caller,
                        id,
                        shown(script),
                        true,
                        session -> judged(session.run(command, limit)))
                .then(
                        outcome ->
                                outcome instanceof CommandOutcome.Trapped trapped
                                                && trapped.message().contains("as-string")
                                        ? overSsh(caller, id, script, limit)
                                        : Outcome.done(said(Way.EXECUTE, outcome)));
    }

    private Outcome<ConsoleReply> overSsh(
            Caller caller, RouterId id, String script, Duration limit) {
        return console.overSsh(caller, id, shown(script), script, limit, TextLines::judged)
                .map(outcome -> said(Way.SSH, outcome));
    }

    private static String shown(String script) {
        return SecretArguments.known().redacted(script);
    }

    /// A text that ends with an error is one: what came before stands in a row.
    private static CommandOutcome judged(CommandOutcome outcome) {
        String ret = outcome instanceof CommandOutcome.Done done ? done.ret() : null;
        String text = ret == null ? "" : ret;
        return TextErrors.in(text)
                .<CommandOutcome>map(
                        error ->
                                new CommandOutcome.Trapped(
                                        error, -1, List.of(Row.of(RET, TextErrors.before(text)))))
                .orElse(outcome);
    }

    private static ConsoleReply said(Way way, CommandOutcome outcome) {
        return switch (outcome) {
            case CommandOutcome.Done done -> {
                String ret = done.ret();
                yield new ConsoleReply.Said(way, ret == null ? "" : ret.stripTrailing(), outcome);
            }
            case CommandOutcome.Trapped(String message, int category, List<Row> rows) ->
                    new ConsoleReply.Said(
                            way,
                            rows.isEmpty() ? "" : rows.get(0).get(RET, ""),
                            new CommandOutcome.Trapped(message, category, List.of()));
            case CommandOutcome.NotConnected _,
                    CommandOutcome.Lost _,
                    CommandOutcome.Unsupported _,
                    CommandOutcome.Unknown _ ->
                    new ConsoleReply.Said(way, "", outcome);
        };
    }
}
