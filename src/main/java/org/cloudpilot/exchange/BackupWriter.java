package org.cloudpilot.exchange;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cloudpilot.exchange.BackupManifest.Part;
import org.jspecify.annotations.Nullable;

/// Writes backups: beside their place, then to the disk, then to their place in one step. Nothing
/// in them is compressed, so that a reader can tell from a file's size what may be in it.
public final class BackupWriter {
    private BackupWriter() {}

    /// @param program the version that makes it
    /// @param schema the database's, if known
    public record Header(
            String program, String storeId, @Nullable Integer schema, Instant madeAt) {}

    /// @param files by the name they shall have; they must not change meanwhile
    /// @param replace whether a file that is there already is replaced
    /// @throws FileAlreadyExistsException when one is there that is not to be replaced
    public static BackupManifest write(
            Path target, boolean replace, Header header, Map<String, Path> files)
            throws IOException {
        if (!replace && Files.exists(target)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        Path aside = target.resolveSibling(target.getFileName() + ".part");
        Files.deleteIfExists(aside);
        try {
            BackupManifest manifest = manifest(header, files);
            try (FileChannel channel = PrivateFile.create(aside)) {
                fill(channel, manifest, files);
                channel.force(true);
            }
            place(aside, target, replace);
            Path folder = target.toAbsolutePath().getParent();
            if (folder != null) {
                PrivateFile.sync(folder);
            }
            return manifest;
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static void place(Path aside, Path target, boolean replace) throws IOException {
        if (!replace && isLinked(aside, target)) {
            return;
        }
        Files.move(
                aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// A second name, unlike a move, never takes another file's place. False where the disk knows
    /// no second names.
    private static boolean isLinked(Path aside, Path target) throws IOException {
        try {
            Files.createLink(target, aside);
            return true;
        } catch (FileAlreadyExistsException taken) {
            throw taken;
        } catch (IOException | UnsupportedOperationException unknown) {
            if (Files.exists(target)) {
                throw new FileAlreadyExistsException(target.toString());
            }
            return false;
        }
    }

    private static BackupManifest manifest(Header header, Map<String, Path> files)
            throws IOException {
        List<Part> parts = new ArrayList<>();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            try (InputStream in = Files.newInputStream(file.getValue())) {
                Digest digest = Digest.copy(in, OutputStream.nullOutputStream(), Long.MAX_VALUE);
                parts.add(new Part(file.getKey(), digest.length(), digest.sha256()));
            }
        }
        return new BackupManifest(
                BackupManifest.FORMAT,
                header.program(),
                header.storeId(),
                header.schema(),
                header.madeAt(),
                parts);
    }

    private static void fill(FileChannel channel, BackupManifest manifest, Map<String, Path> files)
            throws IOException {
        var zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
        zip.setLevel(Deflater.NO_COMPRESSION);
        zip.putNextEntry(new ZipEntry(ManifestFormat.NAME));
        zip.write(ManifestFormat.print(manifest));
        zip.closeEntry();
        for (Part part : manifest.files()) {
            zip.putNextEntry(new ZipEntry(part.name()));
            Path file = files.get(part.name());
            if (file == null) {
                throw new IllegalStateException("not in the list");
            }
            try (InputStream in = Files.newInputStream(file)) {
                if (!Digest.copy(in, zip, Long.MAX_VALUE).is(part)) {
                    throw new IOException(part.name() + " changed while it was copied");
                }
            }
            zip.closeEntry();
        }
        zip.finish();
        zip.flush();
    }
}
