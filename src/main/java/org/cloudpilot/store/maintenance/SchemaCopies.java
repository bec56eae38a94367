package org.cloudpilot.store.maintenance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.cloudpilot.vault.DataFolder;

/// Keeps a copy of the store as it was before a newer program changed its schema: the encrypted
/// file, in a zip archive, for the older program to go back to.
final class SchemaCopies {
    private final DataFolder folder;

    SchemaCopies(DataFolder folder) {
        this.folder = folder;
    }

    /// One of the same version that was kept before is replaced.
    void keep(Connection connection, int version) throws SQLException {
        Path copy = folder.resolve(DatabaseFile.NAME + "-schema-" + version + ".zip");
        try (var backup = connection.prepareStatement("backup to ?")) {
            backup.setString(1, copy.toString());
            backup.execute();
        }
        try {
            folder.protect(copy);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
