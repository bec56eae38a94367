package org.cloudpilot.store.maintenance;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.cloudpilot.vault.DataFolder;

/// The file as it is before it is closed. While H2 closes, it frees and overwrites what the last
/// durable state still needs: a process that is killed in the middle of that leaves a file that
/// goes back to an older state, and acknowledged rows are lost. So a copy stands beside it
/// meanwhile, and the next opening takes that up when it is still there.
final class ClosingCopy {
    private static final String NAME = "cloudpilot.closing";
    private static final String MAKING = NAME + ".new";
    private static final Logger LOG = System.getLogger(ClosingCopy.class.getName());

    private ClosingCopy() {}

    /// On return the copy is on the disk. Where it cannot be made, closing goes on without.
    static void keep(DataFolder folder) {
        Path making = folder.resolve(MAKING);
        try {
            Files.copy(DatabaseFile.path(folder), making, StandardCopyOption.REPLACE_EXISTING);
            folder.protect(making);
            try (var channel = FileChannel.open(making, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(making, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
            folder.sync();
        } catch (IOException failed) {
            LOG.log(Level.WARNING, "The store is closed without a copy: {0}", failed.getMessage());
        }
    }

    /// The file is closed and whole.
    static void drop(DataFolder folder) {
        try {
            folder.delete(NAME);
            folder.delete(MAKING);
        } catch (IOException failed) {
            LOG.log(Level.WARNING, "A copy of the store was left: {0}", failed.getMessage());
        }
    }

    /// Puts the copy in the file's place, where the file's closing was cut short. Not while another
    /// process has the file.
    static void takeUp(DataFolder folder) {
        Path copy = folder.resolve(NAME);
        Path file = DatabaseFile.path(folder);
        if (!Files.exists(copy) || isHeld(file)) {
            return;
        }
        try {
            Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
            folder.sync();
            LOG.log(Level.WARNING, "The store was not closed to the end: its copy is taken up.");
        } catch (IOException failed) {
            LOG.log(Level.WARNING, "The store's copy was not taken up: {0}", failed.getMessage());
        }
    }

    private static boolean isHeld(Path file) {
        if (!Files.exists(file)) {
            return false;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            return lock == null;
        } catch (IOException | OverlappingFileLockException held) {
            return true;
        }
    }
}
