package org.cloudpilot.store.maintenance;

import java.sql.SQLException;
import org.cloudpilot.vault.DataFolder;
import org.cloudpilot.vault.StoreKey;

/// Makes a store look as if a later program had migrated it.
public final class SchemaTampering {
    private SchemaTampering() {}

    public static void pretendMigrated(DataFolder folder, StoreKey key, int version) {
        var opened = (FileOpening.Opened) DatabaseFile.open(folder, key, false);
        try (DatabaseFile file = opened.file();
                var connection = file.source().getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(
                    "insert into \"flyway_schema_history\" (\"installed_rank\", \"version\","
                            + " \"description\", \"type\", \"script\", \"installed_by\","
                            + " \"execution_time\", \"success\") values (99, '"
                            + version
                            + "', 'later', 'SQL', 'later.sql', 'later', 1, true)");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
