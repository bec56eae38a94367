package org.cloudpilot.service.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.DeviceInfo;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.Row;
import org.cloudpilot.model.Subscription;
import org.cloudpilot.routeros.DialOutcome;
import org.cloudpilot.routeros.RouterSession;
import org.cloudpilot.routeros.ssh.ConsoleSpelling;
import org.cloudpilot.routeros.ssh.ExecOutcome;
import org.cloudpilot.routeros.ssh.SshDialOutcome;
import org.cloudpilot.routeros.ssh.SshDialer;
import org.cloudpilot.routeros.ssh.SshSession;
import org.cloudpilot.service.audit.Deed;
import org.jspecify.annotations.Nullable;

/// The ways on which console lines reach a router: as sentences of its running session, as streams
/// of it, or as text over SSH. For [org.cloudpilot.service.command].
public final class RouterConsole {
    /// What an entry says of something that goes on after it was written.
    private static final String STARTED = "started";

    /// Of a processor's load, in percent.
    private static final int BUSY = 90;

    private static final Duration ASKING = Duration.ofSeconds(5);

    private final Fleets fleets;
    private final RouterAccess access;
    private final SshDialer ssh;

    /// Refused the log-in over REST: each further one would be a line in their logs.
    private final Set<RouterId> withoutRest = ConcurrentHashMap.newKeySet();

    public RouterConsole(FleetService fleet, SshDialer ssh) {
        this.fleets = fleet.fleets();
        this.access = fleet.access();
        this.ssh = ssh;
    }

    /// Sends a command over the router's running session, dialled if need be; blocks.
    ///
    /// @param shown the command as the audit log may have it
    /// @param changing whether the router may be another afterwards: that it is sent is recorded
    ///   before, so that the end of the program in between leaves a trace
    public Outcome<CommandOutcome> command(
            Caller caller,
            RouterId id,
            String shown,
            boolean changing,
            Function<RouterSession, CommandOutcome> sending) {
        return recorded(
                caller,
                id,
                shown,
                (deed, _, watched) ->
                        switch (watched.link().session()) {
                            case DialOutcome.Connected(RouterSession session, _) ->
                                    begun(changing, caller, deed)
                                            .map(_ -> ended(deed, sending.apply(session)));
                            case DialOutcome.Failed(ConnectProblem problem) ->
                                    Outcome.done(
                                            ended(deed, new CommandOutcome.NotConnected(problem)));
                        });
    }

    private static CommandOutcome ended(Deed deed, CommandOutcome outcome) {
        deed.outcome(outcome.code());
        return outcome;
    }

    private Outcome<Boolean> begun(boolean changing, Caller caller, Deed deed) {
        return !changing || fleets.begins(caller, deed)
                ? Outcome.done(true)
                : Outcome.refused(new Refusal.StoreBroken(Message.of("audit.not_recorded")));
    }

    private static CommandOutcome inSession(
            WatchedRouter watched, Function<RouterSession, CommandOutcome> sending) {
        return switch (watched.link().session()) {
            case DialOutcome.Connected(RouterSession session, _) -> sending.apply(session);
            case DialOutcome.Failed(ConnectProblem problem) ->
                    new CommandOutcome.NotConnected(problem);
        };
    }

    /// Begins a command that goes on. Rows go to `sink` one at a time, in order; `ended` is told
    /// once how it ended, also where it could not begin. Closing what is answered cancels it on the
    /// router.
    public Outcome<Subscription> stream(
            Caller caller,
            RouterId id,
            String shown,
            Command command,
            Consumer<Row> sink,
            Consumer<CommandOutcome> ended) {
        return recorded(
                caller,
                id,
                shown,
                (deed, _, watched) ->
                        switch (watched.link().session()) {
                            case DialOutcome.Connected(RouterSession session, _) -> {
                                deed.outcome(STARTED);
                                Subscription stream = session.stream(command, sink, ended)::close;
                                yield Outcome.done(stream);
                            }
                            case DialOutcome.Failed(ConnectProblem problem) -> {
                                var outcome = new CommandOutcome.NotConnected(problem);
                                deed.outcome(outcome.code());
                                ended.accept(outcome);
                                yield Outcome.done(() -> {});
                            }
                        });
    }

    /// Has a text carried out over a log-in of its own on the router's SSH service; blocks. What it
    /// said is what `Done` returns. A host key that nobody confirmed waits for a decision
    /// afterwards, see [TrustService#review].
    ///
    /// @param judging tells an error within the text
    public Outcome<CommandOutcome> overSsh(
            Caller caller,
            RouterId id,
            String shown,
            String text,
            Duration limit,
            UnaryOperator<CommandOutcome> judging) {
        return recorded(
                caller,
                id,
                shown,
                (deed, fleet, watched) ->
                        begun(true, caller, deed)
                                .map(
                                        _ ->
                                                ended(
                                                        deed,
                                                        judging.apply(
                                                                overSsh(
                                                                        fleet, watched, text,
                                                                        limit)))));
    }

    private CommandOutcome overSsh(
            SpaceFleet fleet, WatchedRouter watched, String text, Duration limit) {
        SshDialOutcome dialled;
        try (RouterAccess.Opened opened = fleet.open(watched)) {
            dialled = watched.notingSsh(access.dialSsh(opened, ssh));
        }
        return switch (dialled) {
            case SshDialOutcome.Failed(var problem) -> new CommandOutcome.NotConnected(problem);
            case SshDialOutcome.Connected(SshSession session) -> {
                try (session) {
                    String line = ConsoleSpelling.forVersion(text, versionOf(watched));
                    yield outcome(session.exec(line, limit));
                }
            }
        };
    }

    private static CommandOutcome outcome(ExecOutcome told) {
        return switch (told) {
            case ExecOutcome.Said(String text, _, Duration took) ->
                    new CommandOutcome.Done(List.of(), text, false, took);
            case ExecOutcome.Unknown(Instant at, _, String detail) ->
                    new CommandOutcome.Unknown(at, detail);
            case ExecOutcome.NotSent(ConnectProblem problem) ->
                    new CommandOutcome.NotConnected(problem);
        };
    }

    /// The version that the router told last, `7.22.1 (stable)`; empty while it is not known.
    public Outcome<String> version(Caller caller, RouterId id) {
        return fleets.watched(caller, id).map(RouterConsole::versionOf);
    }

    /// Whether the router can be asked what nobody waits for: the space is unlocked, the router in
    /// it, and its processor was not busy when it was looked at last.
    public boolean hasTime(Caller caller, RouterId id) {
        return fleets.watched(caller, id)
                        instanceof Outcome.Done<WatchedRouter>(WatchedRouter watched)
                && !isBusy(watched.status().info());
    }

    private static boolean isBusy(@Nullable DeviceInfo info) {
        Integer load = info == null ? null : info.cpuLoad();
        return load != null && load >= BUSY;
    }

    /// The router as it is kept.
    public Outcome<Router> router(Caller caller, RouterId id) {
        return fleets.watched(caller, id).map(WatchedRouter::router);
    }

    static String versionOf(WatchedRouter watched) {
        DeviceInfo info = watched.status().info();
        String version = info == null ? null : info.version();
        return version == null ? "" : version;
    }

    /// Asks the router something about its console or about the session itself, which changes
    /// nothing and is not recorded; blocks.
    public Outcome<CommandOutcome> asking(
            Caller caller, RouterId id, Function<RouterSession, CommandOutcome> question) {
        return fleets.watched(caller, id).map(watched -> inSession(watched, question));
    }

    /// The same over a session of its own on the router's REST service, where that is open under a
    /// certificate that is believed; otherwise over the running one. REST loses nothing of what a
    /// router tells of its console. Without TLS nobody proves to be the router, so the password
    /// goes no other way than the one it was given for.
    public Outcome<CommandOutcome> inspecting(
            Caller caller, RouterId id, Function<RouterSession, CommandOutcome> question) {
        return fleets.reading(
                caller,
                fleet ->
                        Fleets.found(fleet.find(id))
                                .map(watched -> overRest(fleet, watched, question)));
    }

    private CommandOutcome overRest(
            SpaceFleet fleet,
            WatchedRouter watched,
            Function<RouterSession, CommandOutcome> question) {
        RouterId id = watched.router().id();
        if (watched.router().transport().isRest() || withoutRest.contains(id)) {
            return inSession(watched, question);
        }
        Optional<DialOutcome> dialled =
                restPort(watched).map(port -> dialRest(fleet, watched, port));
        if (dialled.isPresent()
                && dialled.get() instanceof DialOutcome.Connected(RouterSession session, _)) {
            try (session) {
                return question.apply(session);
            }
        }
        return inSession(watched, question);
    }

    /// Where the router has REST over TLS, as it says itself.
    private static Optional<Integer> restPort(WatchedRouter watched) {
        Command services =
                Command.of("/ip/service/print").with(".proplist", "name,port,disabled,invalid");
        CommandOutcome told = inSession(watched, session -> session.run(services, ASKING));
        return told instanceof CommandOutcome.Done done
                ? done.rows().stream()
                        .filter(row -> "www-ssl".equals(row.get("name")))
                        .filter(row -> !isTrue(row.get("disabled")) && !isTrue(row.get("invalid")))
                        .map(row -> row.get("port", ""))
                        .filter(port -> port.matches("[1-9][0-9]{0,4}"))
                        .map(Integer::valueOf)
                        .filter(port -> port < 65_536)
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isTrue(@Nullable String told) {
        return "true".equals(told) || "yes".equals(told);
    }

    private DialOutcome dialRest(SpaceFleet fleet, WatchedRouter watched, int port) {
        DialOutcome dialled;
        try (RouterAccess.Opened opened = fleet.open(watched)) {
            dialled = access.dialRest(opened, port, fleet.authorities().certificates());
        }
        switch (dialled) {
            case DialOutcome.Connected _ -> watched.noting(dialled);
            case DialOutcome.Failed(ConnectProblem problem) -> {
                // an unknown certificate here is nothing that a person must look at
                if (problem.failure().isRefusal()) {
                    watched.noting(dialled);
                    withoutRest.add(watched.router().id());
                }
            }
        }
        return dialled;
    }

    /// What is done to a router, within the entry that records it.
    interface Work<T> {
        Outcome<T> with(Deed deed, SpaceFleet fleet, WatchedRouter watched);
    }

    <T> Outcome<T> recorded(Caller caller, RouterId id, String shown, Work<T> work) {
        Deed deed = fleets.deed(caller, "command.run", id);
        deed.detail(shown);
        return fleets.operating(
                caller,
                deed,
                fleet ->
                        Fleets.found(fleet.find(id))
                                .then(watched -> work.with(deed, fleet, watched)));
    }
}
