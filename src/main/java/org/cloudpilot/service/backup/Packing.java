package org.cloudpilot.service.backup;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cloudpilot.exchange.BackupWriter;
import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.store.Store;
import org.cloudpilot.vault.DataFolder;
import org.cloudpilot.vault.KeySlotFile;
import org.cloudpilot.vault.SlotFileReading;
import org.jspecify.annotations.Nullable;

/// Puts the store's files into one. Paths are absolute and without detours.
final class Packing {
    private static final String SNAPSHOT = "cloudpilot.snapshot";
    private static final String SLOTS_COPY = "keyslots.snapshot";
    private static final int MOST_TRIES = 3;

    private final DataFolder folder;
    private final Store store;
    private final String program;

    Packing(DataFolder folder, Store store, String program) {
        this.folder = folder;
        this.store = store;
        this.program = program;
    }

    /// Of the open store: of one moment, while others work on.
    Outcome<BackupMade> ofOpen(Path target, boolean replace, Instant at) {
        return to(
                target,
                () -> {
                    byte[] slots = snapshot();
                    folder.write(SLOTS_COPY, slots);
                    return write(
                            target, replace, at, files(SNAPSHOT, SLOTS_COPY), Store.knownSchema());
                });
    }

    /// Of the locked store, which nobody opens meanwhile. Refused while a change of the store's key
    /// is unfinished: only the folder as a whole tells then which key the file has.
    Outcome<BackupMade> ofLocked(Path target, boolean replace, Instant at) {
        if (new KeySlotFile(folder).read() instanceof SlotFileReading.Found(var slots, boolean _)
                && slots.nextCheck() != null) {
            return Outcome.refused(new Refusal.StoreBroken(Message.of("store.rekey_unfinished")));
        }
        return to(
                target,
                () ->
                        write(
                                target,
                                replace,
                                at,
                                files(StoreFiles.DATABASE, StoreFiles.SLOTS),
                                null));
    }

    private interface Work {
        Outcome<BackupMade> pack() throws IOException;
    }

    private Outcome<BackupMade> to(Path target, Work work) {
        Path parent = target.getParent();
        if (target.startsWith(folder.path())) {
            return wrong("backup.inside_store", target);
        }
        if (parent == null || !Files.isDirectory(parent)) {
            return wrong("backup.no_folder", target);
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            return wrong("backup.no_file", target);
        }
        try {
            return work.pack();
        } catch (FileAlreadyExistsException taken) {
            return Outcome.refused(
                    new Refusal.Duplicate("file", Message.of("backup.exists", target)));
        } catch (IOException failed) {
            System.getLogger(Packing.class.getName())
                    .log(System.Logger.Level.WARNING, "a backup failed: {0}", failed.toString());
            return broken("backup.not_written", target);
        } finally {
            forget();
        }
    }

    /// Takes away copies that were made for a backup.
    static void clear(DataFolder folder) throws IOException {
        folder.delete(SNAPSHOT);
        folder.delete(SLOTS_COPY);
    }

    private void forget() {
        try {
            clear(folder);
        } catch (IOException failed) {
            System.getLogger(Packing.class.getName())
                    .log(System.Logger.Level.WARNING, "a copy is left: {0}", failed.toString());
        }
    }

    /// Database and slots of one moment; answers the slots.
    private byte[] snapshot() throws IOException {
        byte[] before = slots();
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            store.snapshot(SNAPSHOT);
            byte[] after = slots();
            if (Arrays.equals(before, after)) {
                break;
            }
            before = after;
        }
        return before;
    }

    private byte[] slots() throws IOException {
        return Files.readAllBytes(folder.resolve(StoreFiles.SLOTS));
    }

    private Map<String, Path> files(String database, String slots) {
        Map<String, Path> files = new LinkedHashMap<>();
        files.put(StoreFiles.DATABASE, folder.resolve(database));
        files.put(StoreFiles.SLOTS, folder.resolve(slots));
        Path window = folder.resolve(StoreFiles.WINDOW);
        if (Files.isRegularFile(window)) {
            files.put(StoreFiles.WINDOW, window);
        }
        return files;
    }

    private Outcome<BackupMade> write(
            Path target,
            boolean replace,
            Instant at,
            Map<String, Path> files,
            @Nullable Integer schema)
            throws IOException {
        if (!(new KeySlotFile(folder).read() instanceof SlotFileReading.Found found)
                || found.fromPrevious()
                || !store.exists()) {
            return broken("backup.no_store", folder);
        }
        BackupWriter.write(
                target,
                replace,
                new BackupWriter.Header(program, found.slots().storeId(), schema, at),
                files);
        return Outcome.done(new BackupMade(target, at, Files.size(target)));
    }

    private static Outcome<BackupMade> wrong(String key, Path target) {
        return Outcome.refused(
                new Refusal.Invalid(FieldErrors.of("file", Message.of(key, target))));
    }

    private static Outcome<BackupMade> broken(String key, Object argument) {
        return Outcome.refused(new Refusal.StoreBroken(Message.of(key, argument)));
    }
}
