package org.cloudpilot.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.cloudpilot.model.SpaceId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever is not waited for any more is interrupted, also in the middle of reading or writing.
/// Java then closes a file channel, and with it would go everybody's store.
class InterruptionTest {
    @TempDir Path temp;

    @Test
    void ofOneThreadLeavesTheStoreWhole() throws InterruptedException {
        try (var fixture = StoreFixture.created(temp)) {
            SpaceId space = fixture.newSpace("ann");
            var stop = new AtomicBoolean();
            var written = new AtomicInteger();
            Thread writer =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        while (!stop.get()) {
                                            try {
                                                fixture.insert(space, "one");
                                                written.incrementAndGet();
                                            } catch (RuntimeException interrupted) {
                                                // its own work may fail
                                                Thread.interrupted();
                                            }
                                        }
                                    });
            long until = System.nanoTime() + 700_000_000L;
            while (System.nanoTime() < until) {
                writer.interrupt();
                Thread.onSpinWait();
            }
            stop.set(true);
            writer.join();

            int before = fixture.store.routers().all(space).size();
            assertTrue(before >= written.get());
            fixture.insert(space, "after");
            fixture.store.lock();
            fixture.store.open(fixture.key);
            assertEquals(before + 1, fixture.store.routers().all(space).size());
        }
    }
}
