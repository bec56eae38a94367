package org.cloudpilot.store;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/// Keeps the database's libraries from telling at INFO what a user need not read, and below it what
/// nobody may read.
final class QuietLibraries {
    /// Kept here, because java.util.logging forgets the level of a logger that nobody holds.
    private static final List<Logger> LOGGERS =
            Stream.of("org.hibernate", "org.flywaydb", "com.zaxxer.hikari")
                    .map(Logger::getLogger)
                    .toList();

    private QuietLibraries() {}

    static void hush() {
        LOGGERS.forEach(logger -> logger.setLevel(Level.WARNING));
    }
}
