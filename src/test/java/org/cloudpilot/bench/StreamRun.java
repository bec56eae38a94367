package org.cloudpilot.bench;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.routeros.RouterSession;

/// Streams the large table some times and prints how many rows came. Run with a heap that could
/// never hold them, it shows that they are not held.
public final class StreamRun {
    private static final int TIMES = 5;

    private StreamRun() {}

    /// @param args the server's port
    public static void main(String[] args) throws InterruptedException {
        Clients clients = new Clients(Integer.parseInt(args[0]));
        LongAdder rows = new LongAdder();
        for (int i = 0; i < TIMES; i++) {
            CountDownLatch over = new CountDownLatch(1);
            try (RouterSession session = clients.cloudpilot()) {
                session.stream(
                        Clients.TABLE,
                        row -> rows.increment(),
                        outcome -> {
                            if (outcome instanceof CommandOutcome.Done) {
                                over.countDown();
                            }
                        });
                over.await();
            }
        }
        System.out.print(rows.sum());
        System.exit(rows.sum() == (long) TIMES * CannedRouter.TABLE_ROWS ? 0 : 1);
    }
}
