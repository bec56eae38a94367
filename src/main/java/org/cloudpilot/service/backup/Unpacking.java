package org.cloudpilot.service.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.cloudpilot.exchange.BackupManifest;
import org.cloudpilot.exchange.BackupReader;
import org.cloudpilot.exchange.BackupReading;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.store.Store;
import org.cloudpilot.vault.DataFolder;
import org.cloudpilot.vault.KeySlotFile;
import org.cloudpilot.vault.SlotFileReading;

/// Looks through a backup, as far as that goes without a credential, before anything is replaced.
final class Unpacking {
    /// What H2 begins each encrypted file with.
    private static final byte[] ENCRYPTED = "H2encrypt\n".getBytes(StandardCharsets.US_ASCII);

    private Unpacking() {}

    /// Whether its list of files makes a store that this program can open.
    static Outcome<BackupManifest> inspect(Path backup) {
        return sound(BackupReader.inspect(backup)).then(Unpacking::fit);
    }

    /// The same, with all files checked and left in `into`, an empty folder.
    static Outcome<BackupManifest> unpack(Path backup, DataFolder into) {
        return sound(BackupReader.unpack(backup, into.path()))
                .then(Unpacking::fit)
                .then(manifest -> together(manifest, into));
    }

    private static Outcome<BackupManifest> sound(BackupReading reading) {
        return switch (reading) {
            case BackupReading.Sound(BackupManifest manifest) -> Outcome.done(manifest);
            case BackupReading.Unusable unusable -> refused(unusable.message());
        };
    }

    private static Outcome<BackupManifest> fit(BackupManifest manifest) {
        Optional<String> lacking =
                StoreFiles.NEEDED.stream().filter(name -> !manifest.has(name)).findFirst();
        if (lacking.isPresent()) {
            return damaged(lacking.get());
        }
        Optional<String> unknown =
                manifest.files().stream()
                        .map(BackupManifest.Part::name)
                        .filter(name -> !StoreFiles.KNOWN.contains(name))
                        .findFirst();
        if (unknown.isPresent()) {
            return damaged(unknown.get());
        }
        Integer schema = manifest.schema();
        return schema != null && schema > Store.knownSchema()
                ? refused(Message.of("store.newer", schema, Store.knownSchema()))
                : Outcome.done(manifest);
    }

    /// Slots and database are of the same store, as far as a locked one tells.
    private static Outcome<BackupManifest> together(BackupManifest manifest, DataFolder into) {
        return switch (new KeySlotFile(into).read()) {
            case SlotFileReading.Newer(int format, int known) ->
                    refused(Message.of("store.slots_newer", format, known));
            case SlotFileReading.Found found
                    when found.slots().storeId().equals(manifest.storeId()) ->
                    isEncrypted(into.resolve(StoreFiles.DATABASE))
                            ? Outcome.done(manifest)
                            : damaged(StoreFiles.DATABASE);
            case SlotFileReading _ -> damaged(StoreFiles.SLOTS);
        };
    }

    private static boolean isEncrypted(Path database) {
        try (InputStream in = Files.newInputStream(database)) {
            return Arrays.equals(ENCRYPTED, in.readNBytes(ENCRYPTED.length));
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static Outcome<BackupManifest> damaged(String entry) {
        return refused(new BackupReading.Damaged(entry).message());
    }

    private static Outcome<BackupManifest> refused(Message message) {
        return Outcome.refused(new Refusal.StoreBroken(message));
    }
}
