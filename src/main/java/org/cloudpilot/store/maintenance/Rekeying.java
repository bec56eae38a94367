package org.cloudpilot.store.maintenance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.vault.DataFolder;
import org.cloudpilot.vault.KeySlot;
import org.cloudpilot.vault.StoreKey;
import org.h2.tools.ChangeFileEncryption;

/// Gives the closed database file a new key: a whole copy under the new key is made in a folder
/// aside and takes the file's place in one step. Until then the file is untouched.
public final class Rekeying {
    private static final String ASIDE = "rekey";
    private static final int FIRST_BLOCK = 4_096;

    private Rekeying() {}

    /// Whether a copy stands aside: the file still has the old key.
    public static boolean isPrepared(DataFolder folder) {
        return Files.exists(folder.resolve(ASIDE).resolve(DatabaseFile.FILE_NAME));
    }

    /// What tells a database file from a copy of it under another key: its first block, which
    /// stands in clear and has the salt that it is encrypted with. Empty when there is no file.
    public static Optional<String> mark(DataFolder folder) throws IOException {
        return markOf(DatabaseFile.path(folder));
    }

    /// The same of the copy that stands aside.
    public static Optional<String> preparedMark(DataFolder folder) throws IOException {
        return markOf(folder.resolve(ASIDE).resolve(DatabaseFile.FILE_NAME));
    }

    private static Optional<String> markOf(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (InputStream content = Files.newInputStream(file)) {
            byte[] first = content.readNBytes(FIRST_BLOCK);
            return Optional.of(
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(first)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    /// Makes the copy, with the slots as they will be. On return it is on the disk.
    ///
    /// @throws IOException when it could not be made; nothing is left of it then
    public static void prepare(
            DataFolder folder, StoreKey old, StoreKey fresh, Collection<KeySlot> slots)
            throws IOException {
        abandon(folder);
        Path aside = folder.resolve(ASIDE);
        Files.createDirectory(aside);
        boolean made = false;
        try {
            if (!(DataFolder.prepare(aside) instanceof Outcome.Done<DataFolder>(DataFolder into))) {
                throw new IOException("the folder aside cannot be used");
            }
            Files.copy(DatabaseFile.path(folder), DatabaseFile.path(into));
            encryptAnew(into, old, fresh);
            into.protect(DatabaseFile.path(into));
            keep(into, fresh, slots);
            into.sync();
            folder.sync();
            made = true;
        } catch (SQLException failed) {
            throw new IOException("the copy could not be encrypted: " + failed.getErrorCode());
        } finally {
            if (!made) {
                abandon(folder);
            }
        }
    }

    private static void encryptAnew(DataFolder into, StoreKey old, StoreKey fresh)
            throws SQLException {
        char[] before = old.filePassword();
        char[] after = fresh.filePassword();
        try {
            // H2 wipes what it is given
            ChangeFileEncryption.execute(
                    into.path().toString(),
                    DatabaseFile.NAME,
                    "AES",
                    before.clone(),
                    after.clone(),
                    true);
        } finally {
            Arrays.fill(before, '\0');
            Arrays.fill(after, '\0');
        }
    }

    private static void keep(DataFolder into, StoreKey fresh, Collection<KeySlot> slots)
            throws IOException, SQLException {
        if (!(DatabaseFile.open(into, fresh, false) instanceof FileOpening.Opened(var file))) {
            throw new IOException("the copy does not open with the new key");
        }
        try (file;
                var connection = file.source().getConnection();
                var update =
                        connection.prepareStatement(
                                "update live_slot set content = ? where id = ?")) {
            for (KeySlot slot : slots) {
                update.setString(1, slot.text());
                update.setString(2, slot.id());
                update.executeUpdate();
            }
            file.checkpoint();
        }
    }

    /// The copy takes the file's place. On return that is on the disk.
    public static void commit(DataFolder folder) throws IOException {
        Files.move(
                folder.resolve(ASIDE).resolve(DatabaseFile.FILE_NAME),
                DatabaseFile.path(folder),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        folder.sync();
        abandon(folder);
    }

    /// Takes away what stands aside.
    public static void abandon(DataFolder folder) throws IOException {
        Path aside = folder.resolve(ASIDE);
        if (!Files.exists(aside)) {
            return;
        }
        List<Path> inside;
        try (Stream<Path> listed = Files.list(aside)) {
            inside = listed.toList();
        }
        for (Path file : inside) {
            Files.delete(file);
        }
        Files.delete(aside);
        folder.sync();
    }
}
