package org.cloudpilot.routeros.api;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Row;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.routeros.RouterSession;
import org.jspecify.annotations.Nullable;

/// A logged-in binary API connection. Every command gets a tag and is entered in a table before it
/// is sent; whoever reads hands each reply to whom it belongs ([Reading] says who that is).
///
/// A command that nobody waits for any more keeps its entry, as forgotten, until the router has
/// answered it. The `/cancel` that follows doubles as a probe: a router that does not even answer
/// that is gone, and the session ends.
final class ApiSession implements RouterSession, Attendant.Attended {
    private static final Command PROBE =
            Command.of("/system/identity/print").with(".proplist", "name");

    private final Link link;
    private final Endpoint address;
    private final SessionLimits limits;
    private final Clock clock;
    private final CommandWords words;
    private final Reading reading;
    private final Turns turns;
    private final Map<Long, Waiting> waiting = new ConcurrentHashMap<>();
    // of whoever reads
    private final Map<Long, Streaming> holding = new HashMap<>();
    private final AtomicLong lastTag = new AtomicLong();
    private final AtomicReference<@Nullable ConnectProblem> ended = new AtomicReference<>();
    private final AtomicBoolean probing = new AtomicBoolean();

    /// Takes over a link that is logged in.
    ApiSession(Link link, Endpoint address, SessionLimits limits, Clock clock, CommandWords words) {
        this.link = link;
        this.address = address;
        this.limits = limits;
        this.clock = clock;
        this.words = words;
        this.turns = new Turns(limits.inFlight());
        link.beforeWaiting(this::handOver);
        this.reading = new Reading(link.isTimed(), "api-" + address, this::readOne, this::isIdle);
    }

    @Override
    public CommandOutcome run(Command command, Duration limit) {
        long start = System.nanoTime();
        try {
            if (!turns.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                return new CommandOutcome.NotConnected(Ending.BUSY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new CommandOutcome.NotConnected(Ending.BUSY);
        }
        try {
            Duration left = limit.minusNanos(System.nanoTime() - start);
            return left.isPositive()
                    ? runNow(command, left)
                    : new CommandOutcome.NotConnected(Ending.BUSY);
        } finally {
            turns.release();
        }
    }

    private CommandOutcome runNow(Command command, Duration limit) {
        Sent sent = sent(command);
        if (sent == null) {
            return unsupported();
        }
        Collecting collecting = new Collecting(sent, limits);
        CommandOutcome outcome = send(sent, collecting, limit);
        ConnectProblem why = Ending.LATE;
        try {
            if (outcome == null) {
                reading.lend(sent.startNanos() + limit.toNanos(), collecting::isOver);
                outcome = collecting.await(limit.minus(sent.took()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            why = Ending.INTERRUPTED;
        }
        if (outcome != null) {
            return outcome;
        }
        if (link.withdraw(sent.outgoing())) {
            waiting.remove(sent.tag());
            return new CommandOutcome.NotConnected(Ending.BUSY);
        }
        // either it is forgotten now, or its answer came this very moment
        return abandon(sent.tag(), collecting) ? sent.unanswered(why) : collecting.await();
    }

    @Override
    public RowStream stream(Command command, Consumer<Row> sink, Consumer<CommandOutcome> onEnd) {
        Sent sent = sent(command);
        if (sent == null) {
            onEnd.accept(unsupported());
            return () -> {};
        }
        Streaming streaming = new Streaming(sent, limits, sink, onEnd, this::abandon);
        reading.keep();
        CommandOutcome failed = send(sent, streaming, limits.cancelPatience());
        if (failed != null) {
            streaming.end(failed);
        }
        reading.wake();
        return streaming;
    }

    private static CommandOutcome unsupported() {
        return new CommandOutcome.Unsupported(Sentences.of("connect.encoding"));
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
        end(Ending.CLOSED_HERE);
    }

    @Override
    public boolean attend(long now) {
        if (ended.get() != null) {
            return false;
        }
        link.closeIfStuck(now);
        reading.attend(now);
        if (now - link.heardAt() > limits.keepAlive().toNanos()
                && probing.compareAndSet(false, true)) {
            Thread.ofVirtual().name("probe").start(this::probe);
        }
        return true;
    }

    /// Any answer will do; only a live peer gives one. Not while all turns are taken: commands have
    /// deadlines of their own.
    private void probe() {
        try {
            if (turns.tryAcquire()) {
                try {
                    if (runNow(PROBE, limits.cancelPatience()) instanceof CommandOutcome.Lost) {
                        end(Ending.SILENT);
                    }
                } finally {
                    turns.release();
                }
            }
        } finally {
            probing.set(false);
        }
    }

    /// Null when the router's encoding cannot write it.
    private @Nullable Sent sent(Command command) {
        long tag = lastTag.incrementAndGet();
        Optional<byte[]> sentence = words.sentence(command, tag);
        return sentence.isEmpty()
                ? null
                : new Sent(
                        command,
                        tag,
                        new Outgoing(sentence.get()),
                        clock.instant(),
                        System.nanoTime());
    }

    /// Enters the command in the table and sends it. Why nothing was sent, or null when it is out
    /// or its waiter was told.
    private @Nullable CommandOutcome send(Sent sent, Waiting waiter, Duration limit) {
        waiting.put(sent.tag(), waiter);
        ConnectProblem over = ended.get();
        if (over != null) {
            waiting.remove(sent.tag());
            return new CommandOutcome.NotConnected(over);
        }
        try {
            if (waiting.size() > 2) {
                Thread.yield(); // others are about to send, too: one write for all of them
            }
            link.send(sent.outgoing(), limit);
        } catch (IOException e) {
            end(Ending.of(e)); // tells this waiter, too
        }
        return null;
    }

    /// Forgets a command and cancels it on the router. False when its end came first.
    private boolean abandon(long tag, Waiting waiter) {
        if (!waiting.replace(tag, waiter, Waiting.Forgotten.FORGOTTEN)) {
            return false;
        }
        Thread.ofVirtual().name("cancel-" + tag).start(() -> cancel(tag));
        return true;
    }

    private void cancel(long tag) {
        Sent cancel = sent(Command.of("/cancel").with("tag", Long.toString(tag)));
        if (cancel == null) {
            throw new IllegalStateException("a number is written alike in every encoding");
        }
        Collecting answer = new Collecting(cancel, limits);
        try {
            CommandOutcome failed = send(cancel, answer, limits.cancelPatience());
            reading.wake();
            if (failed == null && answer.await(limits.cancelPatience()) == null) {
                end(Ending.SILENT);
            }
            if (ended.get() == null) {
                // a router that never ends what it says it cancelled must not fill the table
                Thread.sleep(limits.cancelPatience());
                waiting.remove(tag, Waiting.Forgotten.FORGOTTEN);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    private boolean isIdle() {
        return waiting.isEmpty();
    }

    /// Reads and hands on one reply, or passes the deadline. False when the session is over.
    private boolean readOne(long deadline) {
        boolean sound = false;
        try {
            Reply reply = link.read(deadline);
            if (reply == null) {
                end(Ending.HUNG_UP);
            } else if (reply.kind() == Reply.Kind.FATAL) {
                handOver();
                end(Ending.fatal(reply));
            } else {
                deliver(reply);
            }
            sound = true;
        } catch (SocketTimeoutException late) {
            sound = true;
        } catch (IOException e) {
            handOver();
            end(Ending.of(e));
            sound = true;
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a reader", e);
        } finally {
            if (!sound) {
                end(Ending.HUNG_UP); // a defect: nobody shall wait for what cannot come
            }
        }
        return ended.get() == null;
    }

    private void deliver(Reply reply) throws InterruptedException {
        long tag = reply.tag() == Reply.UNTAGGED ? onlyTag() : reply.tag();
        if (reply.tag() > 0) {
            turns.several();
        }
        Waiting waiter = waiting.get(tag);
        if (waiter == null) {
            return; // an answer to something that we did not ask
        }
        if (reply.kind() == Reply.Kind.DONE) {
            // taken back from the table, because it may have been forgotten in between
            Waiting last = waiting.remove(tag);
            if (last != null) {
                last.done(reply);
            }
        } else if (!waiter.take(reply)) {
            abandon(tag, waiter);
        } else if (waiter instanceof Streaming streaming && streaming.isHoldingRows()) {
            holding.put(tag, streaming);
        }
    }

    /// Before the peer is waited for, streams get the rows that were read.
    private void handOver() {
        if (holding.isEmpty()) {
            return;
        }
        try {
            for (Map.Entry<Long, Streaming> each : holding.entrySet()) {
                if (!each.getValue().handOver()) {
                    abandon(each.getKey(), each.getValue());
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a reader", e);
        } finally {
            holding.clear();
        }
    }

    /// Some devices do not echo tags. With one command running its replies are known; with several
    /// nothing that follows can be told apart.
    private long onlyTag() {
        Iterator<Long> tags = waiting.keySet().iterator();
        long only = tags.hasNext() ? tags.next() : Reply.FOREIGN;
        if (tags.hasNext()) {
            handOver();
            end(Ending.AMBIGUOUS);
            return Reply.FOREIGN;
        }
        return only;
    }

    /// The first reason stands. Whoever waits is told it.
    private void end(ConnectProblem problem) {
        ended.compareAndSet(null, problem);
        ConnectProblem reason = ended.get();
        link.close();
        reading.end();
        for (Long tag : waiting.keySet()) {
            Waiting waiter = waiting.remove(tag);
            if (waiter != null && reason != null) {
                waiter.broken(reason);
            }
        }
    }
}
