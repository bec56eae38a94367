package org.cloudpilot.store.maintenance;

import java.sql.SQLException;
import org.cloudpilot.vault.DataFolder;
import org.cloudpilot.vault.StoreKey;

/// Changes rows of a closed store behind the program's back.
public final class RowTampering {
    private RowTampering() {}

    public static void execute(DataFolder folder, StoreKey key, String... statements) {
        var opened = (FileOpening.Opened) DatabaseFile.open(folder, key, false);
        try (DatabaseFile file = opened.file();
                var connection = file.source().getConnection();
                var statement = connection.createStatement()) {
            for (String each : statements) {
                statement.executeUpdate(each);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
