package org.cloudpilot.service.fleet;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Row;
import org.cloudpilot.routeros.RouterSession;
import org.jspecify.annotations.Nullable;

/// A session that can give way to a better one without anybody noticing: what runs on it runs on to
/// its end, what comes goes to the better one, and then it is closed.
final class SharedSession implements RouterSession {
    private final RouterSession session;
    private int running;
    private @Nullable SharedSession better;
    private @Nullable SharedSession before;

    SharedSession(RouterSession session) {
        this.session = session;
    }

    /// New commands go to `other` from now on.
    void giveWayTo(SharedSession other) {
        boolean idle;
        synchronized (this) {
            better = other;
            idle = running == 0;
        }
        if (idle) {
            session.close();
        } else {
            other.comeAfter(this);
        }
    }

    /// Whoever closes this one closes what still runs on `other`, too.
    private synchronized void comeAfter(SharedSession other) {
        before = other;
    }

    /// Null: this one takes the command, and [#left] is to be called at its end.
    private synchronized @Nullable SharedSession enter() {
        if (better == null) {
            running++;
        }
        return better;
    }

    private void left() {
        boolean last;
        synchronized (this) {
            running--;
            last = running == 0 && better != null;
        }
        if (last) {
            session.close();
        }
    }

    @Override
    public CommandOutcome run(Command command, Duration limit) {
        SharedSession other = enter();
        if (other != null) {
            return other.run(command, limit);
        }
        try {
            return session.run(command, limit);
        } finally {
            left();
        }
    }

    @Override
    public RowStream stream(Command command, Consumer<Row> sink, Consumer<CommandOutcome> ended) {
        SharedSession other = enter();
        if (other != null) {
            return other.stream(command, sink, ended);
        }
        var over = new AtomicBoolean();
        Runnable leaveOnce =
                () -> {
                    if (over.compareAndSet(false, true)) {
                        left();
                    }
                };
        try {
            return session.stream(
                    command,
                    sink,
                    outcome -> {
                        leaveOnce.run();
                        ended.accept(outcome);
                    });
        } catch (RuntimeException defect) {
            leaveOnce.run();
            throw defect;
        }
    }

    /// Of the one that takes new commands.
    @Override
    public Endpoint address() {
        SharedSession other = better();
        return other == null ? session.address() : other.address();
    }

    @Override
    public @Nullable ConnectProblem ended() {
        SharedSession other = better();
        return other == null ? session.ended() : other.ended();
    }

    @Override
    public void close() {
        SharedSession other;
        synchronized (this) {
            other = before;
            before = null;
        }
        session.close();
        if (other != null) {
            other.close();
        }
    }

    private synchronized @Nullable SharedSession better() {
        return better;
    }
}
