package org.cloudpilot.service.command;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.ConsoleReply;
import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.ItemNumbers;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.Row;
import org.cloudpilot.model.SecretArguments;
import org.cloudpilot.model.Subscription;
import org.cloudpilot.routeros.cli.Prompt;
import org.cloudpilot.service.fleet.RouterConsole;

/// Runs commands and console lines on a router over its running session, and as text where a line
/// cannot be said as a sentence. Needs the scope `operate`, because even a print can show secrets.
public final class CommandService {
    /// How long a line may take that a person typed.
    private static final Duration LINE_LIMIT = Duration.ofSeconds(60);

    /// Commands about the session itself, which everybody shares: one caller's log-in, cancel or
    /// quit would be everybody's.
    private static final Set<String> OF_THE_SESSION = Set.of("/login", "/cancel", "/quit");

    /// A port that stands on no other interface, as long as nobody called another one so.
    private static final Pattern PORT = Pattern.compile("(ether|sfp|qsfp|combo|wlan|wifi|lte).*");

    private final RouterConsole console;
    private final TextLines texts;
    private final ConsoleLines lines;

    public CommandService(RouterConsole console, ConsoleHelp help) {
        this.console = console;
        this.texts = new TextLines(console);
        this.lines = new ConsoleLines(this, texts, help);
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
    /// sent. A line that cannot be said exactly as a sentence goes as text, and the answer says so;
    /// so do several commands in one line, which have one answer then.
    ///
    /// @param limit how long the router has to answer
    public Outcome<ConsoleReply> line(
            Caller caller, RouterId id, String menu, String line, Duration limit) {
        return lines.run(new ConsoleLines.Typed(caller, id, menu, line, limit), null);
    }

    /// The same for somebody who sees rows as they come and can stop it: what measures, pings or
    /// follows goes on, and `listener` hears of it.
    ///
    /// @param numbers what was printed last at that prompt
    public Outcome<ConsoleReply> liveLine(
            Caller caller,
            RouterId id,
            String menu,
            String line,
            ItemNumbers numbers,
            LiveListener listener) {
        return lines.run(
                new ConsoleLines.Typed(caller, id, menu, line, LINE_LIMIT),
                new ConsoleLines.Watching(numbers, listener, false));
    }

    /// The same, except that what has an end goes as text, so that the router prints it as on its
    /// own console. What only moves the prompt, and what goes on, is as with a sentence.
    ///
    /// @param numbers what was printed last at that prompt
    public Outcome<ConsoleReply> liveText(
            Caller caller,
            RouterId id,
            String menu,
            String line,
            ItemNumbers numbers,
            LiveListener listener) {
        return lines.run(
                new ConsoleLines.Typed(caller, id, menu, line, LINE_LIMIT),
                new ConsoleLines.Watching(numbers, listener, true));
    }

    /// Runs lines as text, so that the router prints as on its own console; blocks.
    public Outcome<ConsoleReply> text(Caller caller, RouterId id, String menu, String lines) {
        return texts.run(caller, id, menu, lines, LINE_LIMIT);
    }

    /// Begins what goes on until it ends or is stopped.
    Outcome<Subscription> begin(
            Caller caller, RouterId id, Command command, LiveListener listener) {
        return ofTheSession(command)
                .<Outcome<Subscription>>map(Outcome::refused)
                .orElseGet(
                        () ->
                                console.stream(
                                        caller,
                                        id,
                                        shown(command),
                                        command,
                                        listener::row,
                                        listener::ended));
    }

    /// Why a person should be asked before these lines are sent; empty where there is nothing to
    /// ask. May ask the router by which interface the session comes in; blocks.
    ///
    /// @param lines one line or many
    public Outcome<List<Message>> dangers(Caller caller, RouterId id, String menu, String lines) {
        return console.router(caller, id)
                .map(
                        router -> {
                            Prompt prompt = this.lines.prompt(caller, id, menu);
                            Footing known = Footing.of(router, Set.of());
                            List<Message> found = Dangers.in(prompt, lines, known);
                            return Dangers.dependOnInterfaces(found)
                                    ? Dangers.in(
                                            prompt,
                                            lines,
                                            Footing.of(router, interfaces(caller, id, known)))
                                    : found;
                        });
    }

    /// The interfaces that hold the addresses which the router is reached by, with the ports of
    /// bridges. Empty where one of them stands on others in a way that is not looked into.
    private Set<String> interfaces(Caller caller, RouterId id, Footing known) {
        Set<String> ours = new HashSet<>();
        for (Row row : rows(caller, id, "/ip/address/print", "address,interface")) {
            if (known.addresses().contains(address(row))) {
                ours.add(row.get("interface", ""));
            }
        }
        List<String> standing = ours.stream().filter(each -> !isPort(each)).toList();
        if (standing.isEmpty()) {
            return ours;
        }
        Set<String> bridges = new HashSet<>();
        for (Row row : rows(caller, id, "/interface/bridge/port/print", "bridge,interface")) {
            if (standing.contains(row.get("bridge", ""))) {
                bridges.add(row.get("bridge", ""));
                ours.add(row.get("interface", ""));
            }
        }
        return bridges.containsAll(standing)
                        && ours.stream().allMatch(each -> bridges.contains(each) || isPort(each))
                ? ours
                : Set.of();
    }

    private static boolean isPort(String name) {
        return PORT.matcher(name).matches();
    }

    private List<Row> rows(Caller caller, RouterId id, String path, String columns) {
        Command print = Command.of(path).with(".proplist", columns);
        return console.asking(caller, id, session -> session.run(print, LINE_LIMIT))
                        instanceof Outcome.Done<CommandOutcome>(CommandOutcome.Done done)
                ? done.rows()
                : List.of();
    }

    private static String address(Row row) {
        String address = row.get("address", "");
        int slash = address.indexOf('/');
        return slash < 0 ? address : address.substring(0, slash);
    }
}
