package org.cloudpilot.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;

/// Counts the virtual threads of simulated routers.
final class SimulatedThreads {
    private SimulatedThreads() {}

    static long count() {
        try {
            Path folder = Files.createTempDirectory("threads");
            Path dump = folder.resolve("dump.txt");
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
            long count;
            try (var lines = Files.lines(dump)) {
                count = lines.filter(line -> line.contains("\"simulated-")).count();
            }
            Files.delete(dump);
            Files.delete(folder);
            return count;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
