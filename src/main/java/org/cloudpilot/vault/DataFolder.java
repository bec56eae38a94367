package org.cloudpilot.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;

/// The folder of one store. Only its owner may enter it (0700) or read its files (0600), where the
/// platform knows such rights; elsewhere the user's profile protects it.
public final class DataFolder {
    private static final Set<PosixFilePermission> FOLDER_RIGHTS =
            PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE_RIGHTS =
            PosixFilePermissions.fromString("rw-------");

    private final Path path;
    private final boolean posix;

    private DataFolder(Path path) {
        this.path = path;
        this.posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /// Makes the folder where it is missing, and takes others' rights away where it is ours.
    /// Refused with `StoreBroken` when it cannot be made, or is a folder of other things that
    /// others may enter: closing that to them would be none of our business.
    public static Outcome<DataFolder> prepare(Path wanted) {
        Path path = wanted.toAbsolutePath().normalize();
        var folder = new DataFolder(path);
        try {
            return folder.prepare();
        } catch (IOException | UnsupportedOperationException failed) {
            return refused("vault.folder_unusable", path);
        }
    }

    private Outcome<DataFolder> prepare() throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path, attributes(FOLDER_RIGHTS));
        }
        if (!Files.isWritable(path)) {
            return refused("vault.folder_unusable", path);
        }
        if (!posix) {
            return Outcome.done(this);
        }
        List<Path> files;
        try (Stream<Path> listed = Files.list(path)) {
            files = listed.toList();
        }
        boolean closed = FOLDER_RIGHTS.containsAll(Files.getPosixFilePermissions(path));
        if (!closed && !files.isEmpty() && files.stream().noneMatch(KeySlotFile::isOne)) {
            return refused("vault.folder_open_to_others", path);
        }
        Files.setPosixFilePermissions(path, FOLDER_RIGHTS);
        for (Path file : files) {
            protect(file);
        }
        return Outcome.done(this);
    }

    private static Outcome<DataFolder> refused(String key, Path path) {
        return Outcome.refused(new Refusal.StoreBroken(Message.of(key, path)));
    }

    public Path path() {
        return path;
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    /// Takes others' rights away from a file that a library made.
    public void protect(Path file) throws IOException {
        if (posix && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.setPosixFilePermissions(file, FILE_RIGHTS);
        }
    }

    /// Replaces a file as a whole: after a crash or a full disk there is the old or the new
    /// content, never a part. On return the new one is on the disk.
    public void write(String name, byte[] content) throws IOException {
        Path aside = path.resolve(name + ".new");
        Files.deleteIfExists(aside);
        try (var channel =
                FileChannel.open(
                        aside,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        attributes(FILE_RIGHTS))) {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
        Files.move(
                aside,
                path.resolve(name),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        sync();
    }

    /// Removes a file for good; one that is not there is no error.
    public void delete(String name) throws IOException {
        if (Files.deleteIfExists(path.resolve(name))) {
            sync();
        }
    }

    /// On return the names of its files are on the disk.
    public void sync() throws IOException {
        // Windows cannot open a folder, and keeps its names in a journal
        if (posix) {
            try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private FileAttribute<?>[] attributes(Set<PosixFilePermission> rights) {
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(rights)}
                : new FileAttribute<?>[0];
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
