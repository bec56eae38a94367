package org.cloudpilot.store.maintenance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import javax.sql.DataSource;
import org.cloudpilot.model.StoreWriteException;
import org.cloudpilot.vault.DataFolder;
import org.cloudpilot.vault.StoreKey;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.store.fs.FilePath;

/// The open, encrypted H2 file. It holds one connection of its own from the first to the last
/// moment, so that the database neither closes while the pool is idle nor stays open after
/// [#close].
public final class DatabaseFile implements AutoCloseable {
    static final String NAME = "cloudpilot";

    /// The file's name in the data folder.
    public static final String FILE_NAME = NAME + ".mv.db";

    /// H2 divides its own password for the file from one for the user by a blank. The user's is
    /// empty: whoever has the file's key is in.
    private static final int BLANK = 1;

    /// WRITE_DELAY=0: by default H2 acknowledges rows half a second before it writes them. No trace
    /// file, which would hold rows in plain text.
    private static final String SETTINGS =
            ";CIPHER=AES;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE"
                    + ";TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0";

    private static final Logger LOG = System.getLogger(DatabaseFile.class.getName());

    private final JdbcDataSource source;
    private final char[] passwords;
    private final SchemaCopies copies;
    private final DataFolder folder;
    private final String fileSystem;
    private final long mostWaste;
    private Connection anchor;
    private long synced = -1;

    private DatabaseFile(
            JdbcDataSource source,
            char[] passwords,
            Connection anchor,
            DataFolder folder,
            String fileSystem,
            long mostWaste) {
        this.source = source;
        this.passwords = passwords;
        this.anchor = anchor;
        this.folder = folder;
        this.fileSystem = fileSystem;
        this.mostWaste = mostWaste;
        this.copies = new SchemaCopies(folder);
    }

    /// On the file system of every day.
    ///
    /// @param create whether a missing file is made; otherwise it fails
    public static FileOpening open(DataFolder folder, StoreKey key, boolean create) {
        return open(folder, "async", Long.MAX_VALUE, key, create);
    }

    /// @param fileSystem H2's name of it
    /// @param mostWaste bytes that closing does not bother to give back
    /// @param create whether a missing file is made; otherwise it fails
    public static FileOpening open(
            DataFolder folder, String fileSystem, long mostWaste, StoreKey key, boolean create) {
        char[] passwords = passwords(key);
        var source = new JdbcDataSource();
        source.setURL(url(folder, fileSystem, NAME) + (create ? "" : ";IFEXISTS=TRUE"));
        source.setUser(NAME);
        source.setPasswordChars(passwords);
        Connection anchor;
        try {
            anchor = source.getConnection();
        } catch (SQLException refused) {
            Arrays.fill(passwords, '\0');
            return refused(refused.getErrorCode());
        }
        protect(folder);
        Compaction.clear(folder);
        // from now on it is there
        source.setURL(url(folder, fileSystem, NAME) + ";IFEXISTS=TRUE");
        return new FileOpening.Opened(
                new DatabaseFile(source, passwords, anchor, folder, fileSystem, mostWaste));
    }

    private static FileOpening refused(int errorCode) {
        return switch (errorCode) {
            case ErrorCode.FILE_ENCRYPTION_ERROR_1,
                    ErrorCode.WRONG_USER_OR_PASSWORD,
                    ErrorCode.FILE_CORRUPTED_1,
                    ErrorCode.IO_EXCEPTION_1,
                    ErrorCode.IO_EXCEPTION_2,
                    ErrorCode.FILE_VERSION_ERROR_1 ->
                    new FileOpening.Unreadable();
            case ErrorCode.DATABASE_ALREADY_OPEN_1 -> new FileOpening.InUse();
            default -> new FileOpening.Failed(errorCode);
        };
    }

    private static String url(DataFolder folder, String fileSystem, String name) {
        // a semicolon would begin a setting
        return "jdbc:h2:"
                + fileSystem
                + ":"
                + folder.resolve(name).toString().replace(";", "\\;")
                + SETTINGS;
    }

    private static char[] passwords(StoreKey key) {
        char[] hex = key.filePassword();
        char[] both = Arrays.copyOf(hex, hex.length + BLANK);
        both[hex.length] = ' ';
        Arrays.fill(hex, '\0');
        return both;
    }

    private static void protect(DataFolder folder) {
        try {
            folder.protect(folder.resolve(FILE_NAME));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Further connections, each with a user of its own thread.
    public DataSource source() {
        return source;
    }

    /// Brings the schema up to what this program knows.
    ///
    /// @param isNew whether the file was made just now
    public SchemaStanding migrate(boolean isNew) {
        return new Schema(anchor, source).migrate(isNew, copies);
    }

    /// Makes sure that all is on the disk, past the operating system's caches.
    public synchronized void checkpoint() {
        try (var statement = anchor.createStatement()) {
            statement.execute("CHECKPOINT SYNC");
        } catch (SQLException failed) {
            throw new IllegalStateException("checkpoint failed: " + failed.getErrorCode(), failed);
        }
    }

    /// The same, unless nothing was written since the last time; says whether it was needed.
    public synchronized boolean sync() {
        if (written() == synced) {
            return false;
        }
        checkpoint();
        synced = written();
        return true;
    }

    /// A number that grows with what is written to the file.
    private long written() {
        try (var statement = anchor.createStatement();
                var row =
                        statement.executeQuery(
                                "select setting_value from information_schema.settings"
                                        + " where setting_name = 'info.FILE_WRITE'")) {
            return row.next() ? row.getLong(1) : -1;
        } catch (SQLException failed) {
            throw new IllegalStateException("no figures: " + failed.getErrorCode(), failed);
        }
    }

    /// Copies the file, still encrypted, as it is at one moment.
    ///
    /// @param name of the copy, in the same folder
    public synchronized void snapshot(String name) throws IOException {
        Snapshot.take(anchor, folder, name);
    }

    /// The newest schema that this program knows.
    public static int knownSchema() {
        return Schema.KNOWN;
    }

    /// Opens the file again after the database had shut itself. Other connections are to be closed
    /// before.
    public synchronized void reopen() {
        try {
            anchor.close();
        } catch (SQLException alreadyShut) {
            LOG.log(Level.DEBUG, "The database had shut itself.", alreadyShut);
        }
        try {
            anchor = source.getConnection();
        } catch (SQLException failed) {
            throw new StoreWriteException(failed);
        }
    }

    /// Writes everything to the disk and closes the database. Other connections are to be closed
    /// before.
    @Override
    public synchronized void close() {
        try {
            if (!anchor.isClosed()) {
                checkpoint();
                if (Compaction.isDue(anchor, mostWaste)) {
                    Map<String, Long> rows = Compaction.rows(anchor);
                    end();
                    Compaction.run(folder, this::openBeside, rows);
                } else {
                    end();
                }
            }
        } catch (SQLException | IllegalStateException failed) {
            LOG.log(
                    Level.WARNING,
                    "The store was closed without a last checkpoint: {0}",
                    failed.getMessage());
        } finally {
            Arrays.fill(passwords, '\0');
        }
    }

    /// Lets go of the file as it is, which is what the next opening finds after a kill, too. H2's
    /// ordinary closing frees and overwrites pieces that the last durable state still needs: a
    /// process that is killed in the middle of that loses acknowledged rows.
    private void end() throws SQLException {
        try (var statement = anchor.createStatement()) {
            statement.execute("SHUTDOWN IMMEDIATELY");
        } catch (SQLException ended) {
            if (ended.getErrorCode() != ErrorCode.DATABASE_IS_CLOSED) {
                throw ended;
            }
        }
        try (FileChannel file =
                FilePath.get(fileSystem + ":" + folder.resolve(FILE_NAME)).open("rw")) {
            file.force(true);
        } catch (IOException failed) {
            LOG.log(Level.WARNING, "The closed store was not synced: {0}", failed.getMessage());
        }
    }

    private Connection openBeside(String name) throws SQLException {
        var beside = new JdbcDataSource();
        beside.setURL(url(folder, fileSystem, name) + ";IFEXISTS=TRUE");
        beside.setUser(NAME);
        beside.setPasswordChars(passwords);
        return beside.getConnection();
    }

    /// Where the file is, or would be.
    public static Path path(DataFolder folder) {
        return folder.resolve(FILE_NAME);
    }
}
