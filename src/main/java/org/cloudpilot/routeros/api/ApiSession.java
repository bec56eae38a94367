package org.cloudpilot.routeros.api;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Row;
import org.cloudpilot.routeros.RouterSession;
import org.cloudpilot.routeros.api.Waiting.Forgotten;
import org.cloudpilot.routeros.wire.Sentence;
import org.jspecify.annotations.Nullable;

/// A logged-in binary API connection. Every command gets a tag and is entered in a table before it
/// is sent; one virtual thread reads all replies and hands each to whom it belongs.
///
/// A command that nobody waits for any more keeps its entry, as forgotten, until the router has
/// answered it. The `/cancel` that follows doubles as a probe: a router that does not even answer
/// that is gone, and the session ends.
final class ApiSession implements RouterSession {
    private final Link link;
    private final Endpoint address;
    private final SessionLimits limits;
    private final Clock clock;
    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
    private final AtomicLong lastTag = new AtomicLong();
    private final AtomicReference<@Nullable ConnectProblem> ended = new AtomicReference<>();

    private ApiSession(Link link, Endpoint address, SessionLimits limits, Clock clock) {
        this.link = link;
        this.address = address;
        this.limits = limits;
        this.clock = clock;
    }

    /// Takes over a link that is logged in.
    static ApiSession begin(Link link, Endpoint address, SessionLimits limits, Clock clock) {
        ApiSession session = new ApiSession(link, address, limits, clock);
        Thread.ofVirtual().name("api-" + address).start(session::readAll);
        return session;
    }

    @Override
    public CommandOutcome run(Command command, Duration limit) {
        Sent sent = sent(command);
        Collecting collecting = new Collecting(sent, limits);
        CommandOutcome outcome = send(sent, collecting, limit);
        String why = "no answer in time";
        try {
            if (outcome == null) {
                outcome = collecting.await(limit.minus(sent.took()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            why = "the wait was interrupted";
        }
        if (outcome != null) {
            return outcome;
        }
        // either it is forgotten now, or its answer came this very moment
        return abandon(sent.tag(), collecting) ? sent.unanswered(why) : collecting.await();
    }

    @Override
    public RowStream stream(Command command, Consumer<Row> sink, Consumer<CommandOutcome> onEnd) {
        Sent sent = sent(command);
        Streaming streaming = new Streaming(sent, limits, sink, onEnd, this::abandon);
        CommandOutcome failed = send(sent, streaming, limits.cancelPatience());
        if (failed != null) {
            streaming.end(failed);
        }
        return streaming;
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

    private Sent sent(Command command) {
        return new Sent(
                command,
                Long.toString(lastTag.incrementAndGet()),
                clock.instant(),
                System.nanoTime());
    }

    /// Enters the command in the table and sends it. Why nothing was sent, or null when it is out.
    private @Nullable CommandOutcome send(Sent sent, Waiting waiter, Duration limit) {
        waiting.put(sent.tag(), waiter);
        ConnectProblem over = ended.get();
        if (over == null) {
            try {
                if (link.write(sent.sentence(), limit)) {
                    return null;
                }
                over = Ending.BUSY;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                over = Ending.BUSY;
            } catch (IOException e) {
                end(Ending.of(e)); // tells this waiter, too: part of it may have gone out
                return null;
            }
        }
        waiting.remove(sent.tag());
        return new CommandOutcome.NotConnected(over);
    }

    /// Forgets a command and cancels it on the router. False when its end came first.
    private boolean abandon(String tag, Waiting waiter) {
        if (!waiting.replace(tag, waiter, Forgotten.FORGOTTEN)) {
            return false;
        }
        Thread.ofVirtual().name("cancel-" + tag).start(() -> cancel(tag));
        return true;
    }

    private void cancel(String tag) {
        Sent cancel = sent(Command.of("/cancel").with("tag", tag));
        Collecting answer = new Collecting(cancel, limits);
        try {
            CommandOutcome failed = send(cancel, answer, limits.cancelPatience());
            if (failed == null && answer.await(limits.cancelPatience()) == null) {
                end(Ending.SILENT);
            }
            if (ended.get() == null) {
                // a router that never ends what it says it cancelled must not fill the table
                Thread.sleep(limits.cancelPatience());
                waiting.remove(tag, Forgotten.FORGOTTEN);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    private void readAll() {
        try {
            for (Sentence sentence = link.read(); sentence != null; sentence = link.read()) {
                Reply reply = Reply.of(sentence);
                if (reply.kind() == Reply.Kind.FATAL) {
                    end(Ending.fatal(reply));
                    return;
                }
                deliver(reply);
            }
        } catch (IOException e) {
            end(Ending.of(e));
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        } finally {
            end(Ending.HUNG_UP); // after a defect, too: nobody shall wait for what cannot come
        }
    }

    private void deliver(Reply reply) throws InterruptedException {
        String tag = reply.tag() != null ? reply.tag() : onlyTag();
        Waiting waiter = tag == null ? null : waiting.get(tag);
        if (tag == null || waiter == null) {
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
        }
    }

    /// Some devices do not echo tags. With one command running its replies are known; with several
    /// nothing that follows can be told apart.
    private @Nullable String onlyTag() {
        Iterator<String> tags = waiting.keySet().iterator();
        String only = tags.hasNext() ? tags.next() : null;
        if (tags.hasNext()) {
            end(Ending.AMBIGUOUS);
            return null;
        }
        return only;
    }

    /// The first reason stands. Whoever waits is told it.
    private void end(ConnectProblem problem) {
        ended.compareAndSet(null, problem);
        ConnectProblem reason = ended.get();
        link.close();
        for (String tag : waiting.keySet()) {
            Waiting waiter = waiting.remove(tag);
            if (waiter != null && reason != null) {
                waiter.broken(reason);
            }
        }
    }
}
