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
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Counts what sessions may leave behind: their virtual threads, open files and sockets, memory.
/// Threads that were there before are somebody else's.
final class Remains {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern THREAD =
            Pattern.compile("\"tid\": \"?(\\d+)\"?[^{}]*?\"name\": \"([^\"]*)\"");
    private static final Pattern OURS = Pattern.compile("(api-|stream-|cancel-|probe|attendant).*");
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    private final Path folder;
    private final Set<String> before;

    /// Takes stock.
    Remains(Path folder) {
        this.folder = folder;
        this.before = threads();
    }

    /// Threads that belong to sessions, alive now, by number and name.
    private Set<String> threads() {
        try {
            Path dump = Files.createTempDirectory(folder, "dump").resolve("threads.json");
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(dump.toString(), ThreadDumpFormat.JSON);
            Set<String> ours = new HashSet<>();
            Matcher threads = THREAD.matcher(Files.readString(dump));
            while (threads.find()) {
                if (OURS.matcher(threads.group(2)).matches()) {
                    ours.add(threads.group(1) + " " + threads.group(2));
                }
            }
            return ours;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until no thread of a session is left.
    void awaitNoThreads() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Set<String> left = left();
        while (!left.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(20_000_000);
            left = left();
        }
        assertEquals(Set.of(), left, "threads of sessions that are over");
    }

    private Set<String> left() {
        Set<String> now = threads();
        now.removeAll(before);
        return now;
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
}
