package org.cloudpilot.store.maintenance;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// The numbered migrations below `db/migration`. Flyway is started only when one is due: looking
/// into its table takes a millisecond, starting it several hundred.
final class Schema {
    /// The number of the newest migration.
    static final int KNOWN = 7;

    private static final String HISTORY = "flyway_schema_history";

    private final Connection connection;
    private final DataSource source;

    Schema(Connection connection, DataSource source) {
        this.connection = connection;
        this.source = source;
    }

    /// @param copies what keeps the file as it is, before a schema that holds data is changed
    SchemaStanding migrate(boolean isNew, SchemaCopies copies) {
        int found = version();
        if (found == 0 && !isNew) {
            return new SchemaStanding.Lost();
        }
        if (found > KNOWN) {
            return new SchemaStanding.Newer(found, KNOWN);
        }
        if (found < KNOWN) {
            if (!isNew) {
                try {
                    copies.keep(connection, found);
                } catch (SQLException failed) {
                    return new SchemaStanding.NotCopied(failed.getErrorCode());
                }
            }
            Flyway.configure()
                    .dataSource(source)
                    .table(HISTORY)
                    .locations("classpath:db/migration")
                    .failOnMissingLocations(true)
                    .validateMigrationNaming(true)
                    .load()
                    .migrate();
        }
        return new SchemaStanding.Current();
    }

    /// 0 for a new file.
    private int version() {
        try (var tables =
                connection
                        .getMetaData()
                        .getTables(null, null, HISTORY, new String[] {"BASE TABLE"})) {
            if (!tables.next()) {
                return 0;
            }
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
        try (var statement = connection.createStatement();
                var newest =
                        statement.executeQuery(
                                "select max(cast(\"version\" as integer)) from \""
                                        + HISTORY
                                        + "\" where \"success\"")) {
            return newest.next() ? newest.getInt(1) : 0;
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
    }

    private static IllegalStateException unreadable(SQLException failed) {
        return new IllegalStateException("the schema's history is unreadable", failed);
    }
}
