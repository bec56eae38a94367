package org.cloudpilot.service.fleet;

import java.lang.System.Logger;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.DeviceInfo;
import org.cloudpilot.model.DeviceReading;
import org.cloudpilot.model.InterfaceReading;
import org.cloudpilot.model.LiveEvent;
import org.cloudpilot.model.LiveReading;
import org.cloudpilot.model.Subscription;
import org.cloudpilot.routeros.DialOutcome;
import org.cloudpilot.routeros.RouterSession;
import org.jspecify.annotations.Nullable;

/// Reads one router again and again for a pane that is open, over the router's one session, until
/// it is closed.
final class LiveWatch implements Subscription {
    private static final Logger LOG = System.getLogger(LiveWatch.class.getName());
    private static final int HEALTH_EVERY = 5;

    private final Supplier<Optional<RouterLink>> link;
    private final DeviceReader reader;
    private final Pace pace;
    private final Consumer<LiveEvent> listener;
    private final InterfaceReader interfaces = new InterfaceReader();
    private final Semaphore stop = new Semaphore(0);
    private volatile boolean closed;
    private @Nullable DeviceInfo known;
    private List<InterfaceReading> lastInterfaces = List.of();
    private @Nullable RouterSession lastSession;
    private int round;

    /// @param link the router's link of the moment: an edit may replace it; empty once the router
    ///   is gone, which ends the readings
    LiveWatch(
            Supplier<Optional<RouterLink>> link,
            DeviceReader reader,
            Pace pace,
            Consumer<LiveEvent> listener) {
        this.link = link;
        this.reader = reader;
        this.pace = pace;
        this.listener = listener;
    }

    void start() {
        Thread.ofVirtual().name("live").start(this::readOn);
    }

    private void readOn() {
        try {
            while (!closed) {
                Optional<RouterLink> open = link.get();
                if (open.isEmpty()) {
                    return;
                }
                LiveEvent event = readSurely(open.get());
                if (!closed) {
                    listener.accept(event);
                }
                boolean away = event instanceof LiveEvent.Away;
                var pause = away ? pace.poll() : pace.live();
                if (stop.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /// A defect costs one reading, not the pane.
    private LiveEvent readSurely(RouterLink open) {
        try {
            return readOnce(open);
        } catch (RuntimeException defect) {
            LOG.log(Logger.Level.ERROR, "a router could not be read", defect);
            return new LiveEvent.Away(ConnectProblem.of(ConnectFailure.PROTOCOL));
        }
    }

    private LiveEvent readOnce(RouterLink open) {
        return switch (open.session()) {
            case DialOutcome.Failed(ConnectProblem problem) -> new LiveEvent.Away(problem);
            case DialOutcome.Connected(RouterSession session, _) -> ask(session);
        };
    }

    private LiveEvent ask(RouterSession session) {
        DeviceInfo before = known;
        DeviceReading reading =
                before == null || !session.equals(lastSession)
                        ? reader.whole(session)
                        : reader.vitals(session, before, round++ % HEALTH_EVERY == 0);
        return switch (reading) {
            case DeviceReading.Failed(CommandOutcome outcome) ->
                    new LiveEvent.Away(WatchedRouter.problemOf(outcome));
            case DeviceReading.Read(DeviceInfo info) -> {
                known = info;
                lastSession = session;
                List<InterfaceReading> fresh = interfaces.read(session, pace.limit());
                if (fresh != null) {
                    lastInterfaces = fresh;
                }
                yield new LiveEvent.Reading(new LiveReading(info, lastInterfaces));
            }
        };
    }

    @Override
    public void close() {
        closed = true;
        stop.release();
    }
}
