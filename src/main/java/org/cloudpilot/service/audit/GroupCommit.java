package org.cloudpilot.service.audit;

import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.cloudpilot.model.AuditEvent;
import org.cloudpilot.model.AuditHead;
import org.cloudpilot.store.AuditRepository;
import org.cloudpilot.store.StoreClosedException;

/// Writes what many threads record at once in few transactions: while one of them writes, the
/// others queue, and the next one writes for all that queued.
final class GroupCommit {
    private static final int MOST_AT_ONCE = 500;
    private static final Logger LOG = System.getLogger(GroupCommit.class.getName());

    private final AuditRepository repository;
    private final InstantSource clock;
    private final Consumer<AuditHead> afterwards;
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();

    /// Fair: otherwise whoever comes back with the next event would overtake those who only wait to
    /// be told that theirs is written, and write it alone.
    private final ReentrantLock writing = new ReentrantLock(true);

    private boolean failing;

    /// @param afterwards is told the head after each transaction, while others wait
    GroupCommit(AuditRepository repository, InstantSource clock, Consumer<AuditHead> afterwards) {
        this.repository = repository;
        this.clock = clock;
        this.afterwards = afterwards;
    }

    /// All but the event are written and read under the lock.
    private static final class Waiting {
        private final AuditEvent event;
        private boolean dealtWith;
        private boolean written;

        Waiting(AuditEvent event) {
            this.event = event;
        }
    }

    /// Blocks until the event is written, by whichever thread; false when it could not be.
    boolean write(AuditEvent event) {
        var mine = new Waiting(event);
        queue.add(mine);
        writing.lock();
        try {
            while (!mine.dealtWith) {
                writeNext();
            }
            return mine.written;
        } finally {
            writing.unlock();
        }
    }

    private void writeNext() {
        List<Waiting> batch = new ArrayList<>();
        for (Waiting next = queue.poll(); next != null; next = queue.poll()) {
            batch.add(next);
            if (batch.size() == MOST_AT_ONCE) {
                break;
            }
        }
        boolean written = append(batch.stream().map(waiting -> waiting.event).toList());
        for (Waiting waiting : batch) {
            waiting.written = written;
            waiting.dealtWith = true;
        }
    }

    private boolean append(List<AuditEvent> events) {
        try {
            afterwards.accept(repository.append(events, clock.instant()));
            failing = false;
            return true;
        } catch (StoreClosedException locked) {
            return false;
        } catch (RuntimeException failed) {
            if (!failing) {
                LOG.log(Level.ERROR, "The audit log cannot be written.", failed);
            }
            failing = true;
            return false;
        }
    }
}
