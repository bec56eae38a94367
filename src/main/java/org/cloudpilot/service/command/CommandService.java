package org.cloudpilot.service.command;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.ConsoleReply;
import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.SecretArguments;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.routeros.cli.ConsoleLine;
import org.cloudpilot.routeros.cli.Translation;
import org.cloudpilot.service.fleet.FleetService;

/// Runs commands on a router over its running session. Needs the scope `operate`, because even a
/// print can show secrets.
public final class CommandService {
    /// How long a typed line may take.
    private static final Duration LINE_LIMIT = Duration.ofSeconds(60);

    /// Commands about the session itself, which everybody shares: one caller's log-in, cancel or
    /// quit would be everybody's.
    private static final Set<String> OF_THE_SESSION = Set.of("/login", "/cancel", "/quit");

    private final FleetService fleet;

    public CommandService(FleetService fleet) {
        this.fleet = fleet;
    }

    /// Runs one sentence to its end; blocks up to `limit`, and up to the dial's deadlines before.
    public Outcome<CommandOutcome> execute(
            Caller caller, RouterId id, Command command, Duration limit) {
        if (OF_THE_SESSION.contains(command.path())) {
            return Outcome.refused(
                    new Refusal.Invalid(
                            FieldErrors.of(
                                    "command",
                                    Message.of("command.of_the_session", command.path()))));
        }
        return fleet.command(
                caller,
                id,
                SecretArguments.known().line(command),
                !command.isSafe(),
                session -> session.run(command, limit));
    }

    /// Runs what a person typed at the prompt that stands in `menu` (`/` or `/ip/address`). A line
    /// that cannot be expressed exactly is not sent.
    public Outcome<ConsoleReply> line(Caller caller, RouterId id, String menu, String line) {
        return switch (ConsoleLine.translate(menu, line)) {
            case Translation.Nothing _ -> Outcome.done(new ConsoleReply.Nothing());
            case Translation.ToMenu(String moved) -> Outcome.done(new ConsoleReply.Moved(moved));
            case Translation.Rejected(var reason, int position) ->
                    Outcome.done(new ConsoleReply.NotUnderstood(reason, position));
            case Translation.ToCommand(var command, var columns) ->
                    execute(caller, id, command, LINE_LIMIT)
                            .map(outcome -> new ConsoleReply.Ran(command, columns, outcome));
            case Translation.ToItems items ->
                    execute(caller, id, items.find(), LINE_LIMIT)
                            .then(found -> thenDo(caller, id, items, found));
        };
    }

    /// The second half of a line with `[find …]`. Nothing found is nothing done, as on the router's
    /// own console; a find that failed is told as it is.
    private Outcome<ConsoleReply> thenDo(
            Caller caller, RouterId id, Translation.ToItems items, CommandOutcome found) {
        Optional<Command> then =
                found instanceof CommandOutcome.Done done && !done.truncated()
                        ? items.thenFor(done.rows())
                        : Optional.empty();
        return then.isEmpty()
                ? Outcome.done(new ConsoleReply.Ran(items.find(), List.of(), withoutRows(found)))
                : execute(caller, id, then.get(), LINE_LIMIT)
                        .map(outcome -> new ConsoleReply.Ran(then.get(), List.of(), outcome));
    }

    private static CommandOutcome withoutRows(CommandOutcome found) {
        return switch (found) {
            case CommandOutcome.Done done when done.truncated() ->
                    new CommandOutcome.Trapped(
                            Sentences.of("console.too_many_found"), -1, List.of());
            case CommandOutcome.Done done ->
                    new CommandOutcome.Done(List.of(), null, false, done.took());
            case CommandOutcome.Trapped _,
                    CommandOutcome.NotConnected _,
                    CommandOutcome.Lost _,
                    CommandOutcome.Unsupported _,
                    CommandOutcome.Unknown _ ->
                    found;
        };
    }
}
