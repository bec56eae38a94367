package org.cloudpilot.service.command;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.ConsoleReply;
import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.Row;
import org.cloudpilot.model.SecretArguments;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.routeros.cli.ConsoleLine;
import org.cloudpilot.routeros.cli.Translation;
import org.cloudpilot.service.fleet.RouterConsole;

/// Runs commands and console lines on a router over its running session, and as text where a line
/// cannot be said as a sentence. Needs the scope `operate`, because even a print can show secrets.
public final class CommandService {
    /// How long a line may take that a person typed.
    private static final Duration LINE_LIMIT = Duration.ofSeconds(60);

    /// Commands about the session itself, which everybody shares: one caller's log-in, cancel or
    /// quit would be everybody's.
    private static final Set<String> OF_THE_SESSION = Set.of("/login", "/cancel", "/quit");

    private final RouterConsole console;
    private final TextLines texts;

    public CommandService(RouterConsole console) {
        this.console = console;
        this.texts = new TextLines(console);
    }

    /// Runs one sentence to its end; blocks up to `limit`, and up to the dial's deadlines before.
    public Outcome<CommandOutcome> execute(
            Caller caller, RouterId id, Command command, Duration limit) {
        return ofTheSession(command)
                .<Outcome<CommandOutcome>>map(Outcome::refused)
                .orElseGet(
                        () ->
                                console.command(
                                        caller,
                                        id,
                                        shown(command),
                                        !command.isSafe(),
                                        session -> session.run(command, limit)));
    }

    private static Optional<Refusal> ofTheSession(Command command) {
        return OF_THE_SESSION.contains(command.path())
                ? Optional.of(
                        new Refusal.Invalid(
                                FieldErrors.of(
                                        "command",
                                        Message.of("command.of_the_session", command.path()))))
                : Optional.empty();
    }

    private static String shown(Command command) {
        return SecretArguments.known().line(command);
    }

    /// Runs what a person or a script typed at the prompt that stands in `menu` (`/` or
    /// `/ip/address`), to its end: what measures is asked once, what would go on for ever is not
    /// sent. A line that cannot be said exactly as a sentence goes as text, and the answer says so.
    ///
    /// @param limit how long the router has to answer, however many sentences the line becomes
    public Outcome<ConsoleReply> line(
            Caller caller, RouterId id, String menu, String line, Duration limit) {
        Translation translation = ConsoleLine.translate(menu, line);
        return reply(caller, id, menu, line, translation, limit, Optional.empty());
    }

    /// The same for somebody who sees rows as they come and can stop it: what measures, pings or
    /// follows goes on, and `listener` hears of it.
    public Outcome<ConsoleReply> liveLine(
            Caller caller, RouterId id, String menu, String line, LiveListener listener) {
        return reply(
                caller,
                id,
                menu,
                line,
                ConsoleLine.translateLive(menu, line),
                LINE_LIMIT,
                Optional.of(listener));
    }

    /// Runs lines as text, so that the router prints as on its own console; blocks.
    public Outcome<ConsoleReply> text(Caller caller, RouterId id, String menu, String lines) {
        return texts.run(caller, id, menu, lines, LINE_LIMIT);
    }

    private Outcome<ConsoleReply> reply(
            Caller caller,
            RouterId id,
            String menu,
            String line,
            Translation translation,
            Duration limit,
            Optional<LiveListener> listener) {
        return switch (translation) {
            case Translation.Nothing _ -> Outcome.done(new ConsoleReply.Nothing());
            case Translation.ToMenu(String moved) -> Outcome.done(new ConsoleReply.Moved(moved));
            case Translation.Rejected(var reason, int position) ->
                    TextLines.isForText(reason)
                            ? texts.run(caller, id, menu, line, limit)
                            : Outcome.done(new ConsoleReply.NotUnderstood(reason, position));
            case Translation.ToCommand(var command, var columns) ->
                    listener.isPresent() && GoingOn.does(command)
                            ? begin(caller, id, command, columns, listener.get())
                            : execute(caller, id, command, limit)
                                    .map(
                                            outcome ->
                                                    new ConsoleReply.Ran(
                                                            command, columns, outcome));
            case Translation.ToItems items ->
                    execute(caller, id, items.find(), limit)
                            .then(found -> thenDo(caller, id, items, found, limit));
        };
    }

    private Outcome<ConsoleReply> begin(
            Caller caller,
            RouterId id,
            Command command,
            List<String> columns,
            LiveListener listener) {
        return ofTheSession(command)
                .<Outcome<ConsoleReply>>map(Outcome::refused)
                .orElseGet(
                        () ->
                                console.stream(
                                                caller,
                                                id,
                                                shown(command),
                                                command,
                                                listener::row,
                                                listener::ended)
                                        .map(
                                                running ->
                                                        new ConsoleReply.Going(
                                                                command,
                                                                columns,
                                                                GoingOn.inPlace(command),
                                                                running)));
    }

    /// Why a person should be asked before these lines are sent; empty where there is nothing to
    /// ask. May ask the router by which interface the session comes in; blocks.
    ///
    /// @param lines one line or many
    public Outcome<List<Message>> dangers(Caller caller, RouterId id, String menu, String lines) {
        return console.router(caller, id)
                .map(
                        router -> {
                            Footing known = Footing.of(router, Set.of());
                            List<Message> found = Dangers.in(menu, lines, known);
                            return Dangers.dependOnInterfaces(found)
                                    ? Dangers.in(
                                            menu,
                                            lines,
                                            Footing.of(router, interfaces(caller, id, known)))
                                    : found;
                        });
    }

    /// The interfaces that hold the addresses which the router is reached by.
    private Set<String> interfaces(Caller caller, RouterId id, Footing known) {
        Command print = Command.of("/ip/address/print").with(".proplist", "address,interface");
        return switch (console.asking(caller, id, session -> session.run(print, LINE_LIMIT))) {
            case Outcome.Done<CommandOutcome>(CommandOutcome.Done done) ->
                    done.rows().stream()
                            .filter(row -> known.addresses().contains(address(row)))
                            .map(row -> row.get("interface", ""))
                            .collect(Collectors.toUnmodifiableSet());
            case Outcome.Done<CommandOutcome> _, Outcome.Refused<CommandOutcome> _ -> Set.of();
        };
    }

    private static String address(Row row) {
        String address = row.get("address", "");
        int slash = address.indexOf('/');
        return slash < 0 ? address : address.substring(0, slash);
    }

    /// The second half of a line with `[find …]`. Nothing found is nothing done, as on the router's
    /// own console; a find that failed is told as it is.
    private Outcome<ConsoleReply> thenDo(
            Caller caller,
            RouterId id,
            Translation.ToItems items,
            CommandOutcome found,
            Duration limit) {
        Optional<Command> then =
                found instanceof CommandOutcome.Done done && !done.truncated()
                        ? items.thenFor(done.rows())
                        : Optional.empty();
        return then.isEmpty()
                ? Outcome.done(new ConsoleReply.Ran(items.find(), List.of(), withoutRows(found)))
                : execute(caller, id, then.get(), left(limit, found))
                        .map(outcome -> new ConsoleReply.Ran(then.get(), List.of(), outcome));
    }

    private static Duration left(Duration limit, CommandOutcome found) {
        Duration taken = found instanceof CommandOutcome.Done done ? done.took() : Duration.ZERO;
        return taken.compareTo(limit) < 0 ? limit.minus(taken) : Duration.ofMillis(1);
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
