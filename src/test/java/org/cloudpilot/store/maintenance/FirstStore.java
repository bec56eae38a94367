package org.cloudpilot.store.maintenance;

import java.sql.SQLException;
import org.cloudpilot.vault.DataFolder;
import org.cloudpilot.vault.StoreKey;
import org.flywaydb.core.Flyway;

/// Makes a store as an earlier version of the program left it: its schema, one space, one router.
public final class FirstStore {
    private FirstStore() {}

    /// @param password the router's sealed one
    public static void create(DataFolder folder, StoreKey key, byte[] password) {
        create(folder, key, password, 1);
    }

    /// @param schema that version's newest migration
    public static void create(DataFolder folder, StoreKey key, byte[] password, int schema) {
        var opened = (FileOpening.Opened) DatabaseFile.open(folder, key, true);
        try (DatabaseFile file = opened.file()) {
            Flyway.configure()
                    .dataSource(file.source())
                    .table("flyway_schema_history")
                    .locations("classpath:db/migration")
                    .target("1")
                    .load()
                    .migrate();
            fill(file, password);
            Flyway.configure()
                    .dataSource(file.source())
                    .table("flyway_schema_history")
                    .locations("classpath:db/migration")
                    .target(Integer.toString(schema))
                    .load()
                    .migrate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void fill(DatabaseFile file, byte[] password) throws SQLException {
        try (var connection = file.source().getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(
                    "insert into store_meta values (1, 'store', 0, current_timestamp)");
            statement.executeUpdate(
                    "insert into space (id, name, personal_of, created_at)"
                            + " values (1, 'ann', null, current_timestamp)");
            try (var router =
                    connection.prepareStatement(
                            "insert into router values (next value for router_id, 1, 'mast3',"
                                    + " '10.0.0.1', 8728, 'api', 'admin', ?, '[\"10.0.0.2\"]',"
                                    + " 'Nairobi', '[\"core\"]', '', '{}', current_timestamp,"
                                    + " current_timestamp)")) {
                router.setBytes(1, password);
                router.executeUpdate();
            }
        }
    }
}
