package org.cloudpilot.routeros.rest;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Row;
import org.cloudpilot.routeros.RouterSession;
import org.cloudpilot.routeros.rest.RestRequest.UnsupportedException;
import org.jspecify.annotations.Nullable;

/// A router that is spoken to over REST: the same commands, rows and outcomes as over the binary
/// API, except what REST cannot carry.
///
/// A command whose time is over is given up on this side; the router may work on it for up to 60 s.
final class RestSession implements RouterSession {
    private static final ConnectProblem CLOSED_HERE =
            new ConnectProblem(ConnectFailure.CLOSED, "the session was closed on this side");
    private static final ConnectProblem BUSY =
            new ConnectProblem(ConnectFailure.TIMEOUT, "the link was busy");

    private final Calls calls;
    private final Endpoint address;
    private final RestLimits limits;
    private final Clock clock;
    private final JsonText text;
    private final Semaphore turns;
    private final AtomicReference<@Nullable ConnectProblem> ended = new AtomicReference<>();

    RestSession(Calls calls, Endpoint address, RestLimits limits, Clock clock, JsonText text) {
        this.calls = calls;
        this.address = address;
        this.limits = limits;
        this.clock = clock;
        this.text = text;
        this.turns = new Semaphore(limits.atOnce(), true);
    }

    @Override
    public CommandOutcome run(Command command, Duration limit) {
        RestRequest request;
        try {
            request = RestRequest.of(command, text);
        } catch (UnsupportedException e) {
            return new CommandOutcome.Unsupported(e.why());
        }
        Duration most = limit.compareTo(limits.longest()) < 0 ? limit : limits.longest();
        Patience patience = Patience.of(most);
        return inTurn(
                most,
                () ->
                        conversation(command, request)
                                .hold(
                                        calls,
                                        patience,
                                        body ->
                                                TimedBody.within(
                                                        body,
                                                        Duration.ofNanos(
                                                                Math.max(0, patience.leftNanos()))),
                                        null));
    }

    /// A print's rows are handed on as they come; the router waits while the sink is slow. What
    /// else goes on does not work over REST.
    @Override
    public RowStream stream(Command command, Consumer<Row> sink, Consumer<CommandOutcome> onEnd) {
        RestRequest request;
        try {
            request = RestRequest.of(command, text);
            if (!RestRequest.isPrint(command)) {
                throw new UnsupportedException("REST streams nothing but a print.");
            }
        } catch (UnsupportedException e) {
            onEnd.accept(new CommandOutcome.Unsupported(e.why()));
            return () -> {};
        }
        RestStream stream = new RestStream(sink);
        stream.begin(
                taking ->
                        inTurn(
                                limits.longest(),
                                () ->
                                        conversation(command, request)
                                                .hold(
                                                        calls,
                                                        Patience.of(limits.longest()),
                                                        body ->
                                                                TimedBody.patient(
                                                                        body, limits.longest()),
                                                        taking)),
                onEnd);
        return stream;
    }

    @Override
    public Endpoint address() {
        return address;
    }

    @Override
    public @Nullable ConnectProblem ended() {
        return ended.get();
    }

    @Override
    public void close() {
        end(CLOSED_HERE);
    }

    private Conversation conversation(Command command, RestRequest request) {
        return new Conversation(command, request, limits, text, clock.instant(), this::end);
    }

    private interface Turn {
        CommandOutcome take();
    }

    private CommandOutcome inTurn(Duration limit, Turn turn) {
        try {
            if (!turns.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                return new CommandOutcome.NotConnected(BUSY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new CommandOutcome.NotConnected(BUSY);
        }
        try {
            ConnectProblem over = ended.get();
            return over == null ? turn.take() : new CommandOutcome.NotConnected(over);
        } finally {
            turns.release();
        }
    }

    /// The first reason stands.
    private ConnectProblem end(ConnectProblem problem) {
        ended.compareAndSet(null, problem);
        calls.close();
        return Objects.requireNonNull(ended.get());
    }
}
