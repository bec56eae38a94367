package org.cloudpilot.store.maintenance;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cloudpilot.vault.DataFolder;

/// Gives back the space of the closed file that nothing lives in any more: each commit writes some
/// 20 KB, and a burst of them leaves a file that is slow to open. It is done on a copy, which takes
/// the file's place in one step once it is on the disk and has every row: whoever is killed in
/// between finds the file as it was.
final class Compaction {
    /// The copy's name for H2, which adds [#ENDING] and makes files of its own beside it.
    static final String COPY = DatabaseFile.NAME + "-compact";

    private static final String ENDING = ".mv.db";

    private static final int PERCENT = 100;
    private static final Logger LOG = System.getLogger(Compaction.class.getName());

    /// How to open a database of the folder.
    interface Opener {
        Connection open(String name) throws SQLException;
    }

    private Compaction() {}

    /// Whether more than `mostWaste` bytes of the open file are waste.
    static boolean isDue(Connection connection, long mostWaste) throws SQLException {
        long size = figure(connection, "FILE_SIZE");
        long used =
                size
                        * figure(connection, "FILL_RATE")
                        / PERCENT
                        * figure(connection, "CHUNKS_FILL_RATE")
                        / PERCENT;
        return size - used > mostWaste;
    }

    /// How many rows each table has.
    static Map<String, Long> rows(Connection connection) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        try (var statement = connection.createStatement();
                var tables =
                        statement.executeQuery(
                                "select table_name, row_count_estimate"
                                        + " from information_schema.tables"
                                        + " where table_schema = 'PUBLIC'")) {
            while (tables.next()) {
                counts.put(tables.getString(1), tables.getLong(2));
            }
        }
        return counts;
    }

    private static long figure(Connection connection, String name) throws SQLException {
        try (var query =
                connection.prepareStatement(
                        "select setting_value from information_schema.settings"
                                + " where setting_name = ?")) {
            query.setString(1, "info." + name);
            try (var found = query.executeQuery()) {
                return found.next() ? found.getLong(1) : 0;
            }
        }
    }

    /// The file stays as it is where this fails.
    ///
    /// @param rows that each table had before the file was closed
    static void run(DataFolder folder, Opener opener, Map<String, Long> rows) {
        try {
            clear(folder);
            Path copy = folder.resolve(COPY + ENDING);
            Files.copy(DatabaseFile.path(folder), copy);
            folder.protect(copy);
            try (var connection = opener.open(COPY);
                    var statement = connection.createStatement()) {
                statement.execute("shutdown compact");
            }
            boolean whole;
            try (var connection = opener.open(COPY)) {
                whole = rows(connection).equals(rows);
            }
            if (whole) {
                sync(copy);
                Files.move(copy, DatabaseFile.path(folder), StandardCopyOption.ATOMIC_MOVE);
                folder.protect(DatabaseFile.path(folder));
                folder.sync();
            } else {
                LOG.log(Level.WARNING, "The store was not compacted: the copy lacks rows.");
            }
        } catch (IOException | SQLException failed) {
            LOG.log(Level.WARNING, "The store was not compacted: {0}", failed.getMessage());
        } finally {
            clear(folder);
        }
    }

    private static void sync(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /// Deletes what a compaction that was cut short has left.
    static void clear(DataFolder folder) {
        try (Stream<Path> files = Files.list(folder.path())) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().startsWith(COPY + ENDING)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException failed) {
            LOG.log(Level.WARNING, "A copy of the store was left: {0}", failed.getMessage());
        }
    }
}
