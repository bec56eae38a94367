package org.cloudpilot.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/// Brings H2's files to their [FaultyDisk].
public final class FaultyFilePath extends FilePathWrapper {
    static final String SCHEME = "faulty";

    static void register() {
        FilePath.register(new FaultyFilePath());
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        String file = unwrap().unwrap().toString();
        FaultyDisk disk = FaultyDisk.of(file);
        disk.opened(file);
        return new Channel(super.open(mode), disk, file);
    }

    private static final class Channel extends FileBaseDefault {
        private final FileChannel real;
        private final FaultyDisk disk;
        private final String file;

        Channel(FileChannel real, FaultyDisk disk, String file) {
            this.real = real;
            this.disk = disk;
            this.file = file;
        }

        @Override
        public long size() throws IOException {
            return real.size();
        }

        @Override
        public int read(ByteBuffer into, long at) throws IOException {
            return real.read(into, at);
        }

        @Override
        public int write(ByteBuffer from, long at) throws IOException {
            disk.admit();
            ByteBuffer same = from.duplicate();
            int written = real.write(from, at);
            disk.wrote(file, at, same.limit(same.position() + written));
            return written;
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            disk.admit();
            real.truncate(size);
            disk.truncated(file, size);
        }

        @Override
        public void force(boolean metadata) throws IOException {
            real.force(metadata);
            disk.synced(file);
        }

        @Override
        public FileLock tryLock(long at, long size, boolean shared) throws IOException {
            return real.tryLock(at, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            real.close();
        }
    }
}
