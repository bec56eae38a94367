package org.cloudpilot.service.fleet;

import java.time.Duration;
import java.util.List;
import org.cloudpilot.model.FleetEvent;

/// The events of one space for one reader, from a place in them onwards. For one thread.
public final class EventFeed {
    private final EventLog log;
    private final boolean resumed;
    private long place;

    EventFeed(EventLog log, long place, boolean resumed) {
        this.log = log;
        this.place = place;
        this.resumed = resumed;
    }

    /// @param number counts up
    /// @param id names the place behind it, for going on there
    public record Entry(long number, String id, FleetEvent event) {}

    /// What came next.
    public sealed interface Next {
        /// @param gap whether some before them are forgotten: what is known must be asked for anew
        record Events(List<Entry> entries, boolean gap) implements Next {}

        /// The space was locked.
        record Over() implements Next {}
    }

    /// Whether it goes on exactly where the reader wanted.
    public boolean isResumed() {
        return resumed;
    }

    /// The present place.
    public String id() {
        return log.id(place);
    }

    /// Blocks up to `patience`.
    public Next next(Duration patience) throws InterruptedException {
        Next next = log.after(place, patience);
        if (next instanceof Next.Events(List<Entry> entries, _) && !entries.isEmpty()) {
            place = entries.getLast().number();
        }
        return next;
    }
}
