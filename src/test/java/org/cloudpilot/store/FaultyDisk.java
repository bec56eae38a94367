package org.cloudpilot.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A disk that a test can fill, make read-only, and take the power from: what was written since the
/// last sync is then there, or not, write by write.
public final class FaultyDisk implements AutoCloseable {
    private static final Map<Path, FaultyDisk> BY_FOLDER = new ConcurrentHashMap<>();

    private final Path folder;
    private final Map<String, Kept> files = new ConcurrentHashMap<>();
    private volatile @Nullable String refusal;
    private volatile long writesLeft = Long.MAX_VALUE;
    private volatile boolean syncsFail;
    private volatile int syncs;

    private FaultyDisk(Path folder) {
        this.folder = folder;
    }

    /// What the disk is sure to keep of one file, and what is on its way.
    private static final class Kept {
        private byte[] synced;
        private final List<Change> pending = new ArrayList<>();

        Kept(byte[] synced) {
            this.synced = synced;
        }
    }

    /// @param bytes null for a truncation to `at`
    private record Change(long at, byte @Nullable [] bytes) {
        byte[] applied(byte[] to) {
            byte[] from = bytes;
            if (from == null) {
                return java.util.Arrays.copyOf(to, (int) Math.min(to.length, at));
            }
            byte[] grown = java.util.Arrays.copyOf(to, (int) Math.max(to.length, at + from.length));
            System.arraycopy(from, 0, grown, (int) at, from.length);
            return grown;
        }
    }

    /// Under all files of `folder` whose store was made with [#options].
    public static FaultyDisk under(Path folder) {
        FaultyFilePath.register();
        var disk = new FaultyDisk(folder.toAbsolutePath());
        BY_FOLDER.put(disk.folder, disk);
        return disk;
    }

    static FaultyDisk of(String file) {
        @Nullable FaultyDisk disk = BY_FOLDER.get(Path.of(file).getParent());
        if (disk == null) {
            throw new IllegalStateException("no test has this folder");
        }
        return disk;
    }

    /// Syncs when the test says so alone.
    public StoreOptions options() {
        return new StoreOptions(
                FaultyFilePath.SCHEME + ":async",
                StoreOptions.standard().syncWithin(),
                (wait, work) -> {},
                StoreOptions.standard().mostWaste());
    }

    public void fill() {
        refusal = "No space left on device";
    }

    /// @param writes how many still succeed
    public void fillAfter(int writes) {
        writesLeft = writes;
    }

    public void makeReadOnly() {
        refusal = "Read-only file system";
    }

    public void heal() {
        refusal = null;
        writesLeft = Long.MAX_VALUE;
    }

    synchronized void opened(String file) throws IOException {
        Path path = Path.of(file);
        if (!files.containsKey(file)) {
            files.put(file, new Kept(Files.exists(path) ? Files.readAllBytes(path) : new byte[0]));
        }
    }

    /// Asked before each write.
    synchronized void admit() throws IOException {
        if (writesLeft-- <= 0) {
            fill();
        }
        String because = refusal;
        if (because != null) {
            throw new IOException(because);
        }
    }

    synchronized void wrote(String file, long at, ByteBuffer written) {
        byte[] bytes = new byte[written.remaining()];
        written.get(bytes);
        kept(file).pending.add(new Change(at, bytes));
    }

    synchronized void truncated(String file, long to) {
        kept(file).pending.add(new Change(to, null));
    }

    synchronized void synced(String file) throws IOException {
        if (syncsFail) {
            throw new IOException("Input/output error");
        }
        syncs++;
        Kept kept = kept(file);
        for (Change change : kept.pending) {
            kept.synced = change.applied(kept.synced);
        }
        kept.pending.clear();
    }

    private Kept kept(String file) {
        @Nullable Kept kept = files.get(file);
        if (kept == null) {
            throw new IllegalStateException("not opened");
        }
        return kept;
    }

    void failSyncs(boolean fail) {
        syncsFail = fail;
    }

    int syncs() {
        return syncs;
    }

    /// How many writes a power failure could take now.
    public synchronized int unsynced() {
        return files.values().stream().mapToInt(kept -> kept.pending.size()).sum();
    }

    /// Writes the files as they would be found if the power failed now: of the changes since each
    /// one's last sync, any may be missing.
    ///
    /// @param survives how many of a hundred changes are not
    public synchronized void powerFails(Path into, RandomGenerator random, int survives)
            throws IOException {
        for (Map.Entry<String, Kept> file : files.entrySet()) {
            byte[] content = file.getValue().synced;
            for (Change change : file.getValue().pending) {
                if (random.nextInt(100) < survives) {
                    content = change.applied(content);
                }
            }
            Files.write(into.resolve(Path.of(file.getKey()).getFileName()), content);
        }
    }

    @Override
    public void close() {
        BY_FOLDER.remove(folder);
    }
}
