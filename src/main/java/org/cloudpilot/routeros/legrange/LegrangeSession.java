package org.cloudpilot.routeros.legrange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import me.legrange.mikrotik.MikrotikApiException;
import org.cloudpilot.model.Column;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Row;
import org.cloudpilot.routeros.RouterSession;
import org.jspecify.annotations.Nullable;

/// A router that is spoken to by mikrotik-java, one command after another. The library keeps no
/// order of columns and no duplicates, and can neither cancel a command nor forget it: one whose
/// time is over ends the session.
final class LegrangeSession implements RouterSession {
    private static final ConnectProblem CLOSED_HERE =
            new ConnectProblem(ConnectFailure.CLOSED, "the session was closed on this side");
    private static final ConnectProblem BUSY =
            new ConnectProblem(ConnectFailure.TIMEOUT, "the link was busy");
    private static final ConnectProblem SILENT =
            new ConnectProblem(
                    ConnectFailure.TIMEOUT, "no answer in time, and this engine cannot cancel");

    private final Library library;
    private final Endpoint address;
    private final Clock clock;
    private final boolean ascii;
    private final ReentrantLock turn = new ReentrantLock(true);

    /// @param ascii whether nothing else can be sent
    LegrangeSession(Library library, Endpoint address, Clock clock, boolean ascii) {
        this.library = library;
        this.address = address;
        this.clock = clock;
        this.ascii = ascii;
    }

    @Override
    public CommandOutcome run(Command command, Duration limit) {
        String line;
        try {
            line = LibraryLine.of(command, ascii);
        } catch (LibraryLine.UnsupportedException e) {
            return new CommandOutcome.Unsupported(Objects.requireNonNull(e.getMessage()));
        }
        if (command.verb().equals("listen")) {
            return new CommandOutcome.Unsupported(noStreams());
        }
        long start = System.nanoTime();
        try {
            if (!turn.tryLock(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                return new CommandOutcome.NotConnected(BUSY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new CommandOutcome.NotConnected(BUSY);
        }
        try {
            ConnectProblem over = library.ended();
            return over == null
                    ? execute(command, line, limit.minusNanos(System.nanoTime() - start), start)
                    : new CommandOutcome.NotConnected(over);
        } finally {
            turn.unlock();
        }
    }

    private CommandOutcome execute(Command command, String line, Duration limit, long start) {
        Instant at = clock.instant();
        try {
            List<Map<String, String>> found =
                    library.call(limit, connection -> connection.execute(line));
            return done(found, Duration.ofNanos(System.nanoTime() - start));
        } catch (MikrotikApiException e) {
            String refusal = Library.refusal(e);
            if (refusal != null) {
                return new CommandOutcome.Trapped(refusal, library.category(), List.of());
            }
            library.end(SILENT);
            ConnectProblem reason = Objects.requireNonNull(library.ended());
            return command.isSafe()
                    ? new CommandOutcome.Lost(true, reason.detail())
                    : new CommandOutcome.Unknown(at, reason.detail());
        }
    }

    /// The library tells what `!done` carried as a last row of its own.
    private static CommandOutcome done(List<Map<String, String>> found, Duration took) {
        List<Row> rows = new ArrayList<>(found.size());
        String ret = null;
        for (Map<String, String> each : found) {
            if (rows.size() == found.size() - 1 && each.keySet().equals(Set.of("ret"))) {
                ret = GuardedInput.restored(Objects.requireNonNull(each.get("ret")));
            } else {
                rows.add(row(each));
            }
        }
        return new CommandOutcome.Done(rows, ret, false, took);
    }

    private static Row row(Map<String, String> found) {
        List<Column> columns = new ArrayList<>(found.size());
        found.forEach(
                (name, value) ->
                        columns.add(
                                new Column(
                                        GuardedInput.restored(name),
                                        GuardedInput.restored(value))));
        return new Row(columns);
    }

    @Override
    public RowStream stream(Command command, Consumer<Row> sink, Consumer<CommandOutcome> onEnd) {
        onEnd.accept(new CommandOutcome.Unsupported(noStreams()));
        return () -> {};
    }

    private static String noStreams() {
        return "The engine mikrotik-java runs one command at a time and cannot carry one that goes"
                + " on. Choose CloudPilot's own engine.";
    }

    @Override
    public Endpoint address() {
        return address;
    }

    @Override
    public @Nullable ConnectProblem ended() {
        return library.ended();
    }

    @Override
    public void close() {
        library.end(CLOSED_HERE);
    }
}
