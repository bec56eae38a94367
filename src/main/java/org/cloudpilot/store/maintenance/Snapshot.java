package org.cloudpilot.store.maintenance;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.cloudpilot.vault.DataFolder;

/// A copy of the encrypted file as it is at one moment, while others read and write.
final class Snapshot {
    private static final String ARCHIVE = "snapshot.zip";

    private Snapshot() {}

    /// @param name of the copy, in the folder; one that is there is replaced
    static void take(Connection connection, DataFolder folder, String name) throws IOException {
        Path archive = folder.resolve(ARCHIVE);
        Path copy = folder.resolve(name);
        Files.deleteIfExists(copy);
        try (var backup = connection.prepareStatement("backup to ?")) {
            // before the database writes into them: others may not read even what is encrypted
            folder.write(ARCHIVE, new byte[0]);
            folder.write(name, new byte[0]);
            backup.setString(1, archive.toString());
            backup.execute();
            unpack(archive, copy);
        } catch (SQLException failed) {
            throw new IOException("no snapshot: " + failed.getErrorCode(), failed);
        } finally {
            Files.deleteIfExists(archive);
        }
    }

    private static void unpack(Path archive, Path copy) throws IOException {
        try (var zip = new ZipInputStream(Files.newInputStream(archive));
                FileChannel out =
                        FileChannel.open(
                                copy,
                                StandardOpenOption.WRITE,
                                StandardOpenOption.TRUNCATE_EXISTING)) {
            ZipEntry entry = zip.getNextEntry();
            if (entry == null || !entry.getName().equals(DatabaseFile.FILE_NAME)) {
                throw new IOException("the database's own backup has no database in it");
            }
            zip.transferTo(Channels.newOutputStream(out));
        }
    }
}
