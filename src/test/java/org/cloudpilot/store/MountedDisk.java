package org.cloudpilot.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// A small file system of memory, which the system itself fills up and makes read-only. Needs the
/// right to mount; a test that asks for one is skipped where that is missing.
final class MountedDisk implements AutoCloseable {
    final Path path;

    private MountedDisk(Path path) {
        this.path = path;
    }

    static MountedDisk at(Path path, String size) throws IOException {
        Files.createDirectories(path);
        Assumptions.assumeTrue(
                ran("mount", "-t", "tmpfs", "-o", "mode=0700,size=" + size, "tmpfs", text(path)),
                "nothing can be mounted here");
        return new MountedDisk(path);
    }

    void readOnly() throws IOException {
        remount("ro");
    }

    void writable() throws IOException {
        remount("rw");
    }

    private void remount(String how) throws IOException {
        // files that are open for writing forbid it to all but a forced change
        if (!ran("mount", "-o", "remount," + how, text(path))) {
            throw new IOException("not remounted " + how);
        }
    }

    @Override
    public void close() throws IOException {
        if (!ran("umount", "-l", text(path))) {
            throw new IOException("not unmounted");
        }
    }

    private static String text(Path path) {
        return path.toString();
    }

    private static boolean ran(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .onExit()
                            .join()
                            .exitValue()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
