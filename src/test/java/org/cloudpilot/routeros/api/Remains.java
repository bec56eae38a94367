package org.cloudpilot.routeros.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Counts what sessions may leave behind: their virtual threads, open files and sockets, memory.
final class Remains {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern OURS =
            Pattern.compile("\"name\": \"(api-|stream-|cancel-|probe|attendant)");
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    private Remains() {}

    /// Threads that belong to sessions, alive now.
    static int threads(Path folder) {
        try {
            Path dump = Files.createTempDirectory(folder, "dump").resolve("threads.json");
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(dump.toString(), ThreadDumpFormat.JSON);
            Matcher names = OURS.matcher(Files.readString(dump));
            int count = 0;
            while (names.find()) {
                count++;
            }
            return count;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Open files and sockets of this process; 0 where the system does not tell.
    static int files() {
        if (!Files.isDirectory(OPEN_FILES)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(OPEN_FILES)) {
            return (int) all.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Bytes of the heap in use after a collection.
    static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /// Waits until no thread of a session is left.
    static void awaitNoThreads(Path folder) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int left = threads(folder);
        while (left > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(20_000_000);
            left = threads(folder);
        }
        assertEquals(0, left, "threads of sessions that are over");
    }
}
