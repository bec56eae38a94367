package org.cloudpilot.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.cloudpilot.exchange.BackupManifest.Part;
import org.jspecify.annotations.Nullable;

/// Reads backups, which anybody may have made. An entry that the manifest does not list, or that is
/// not in its place, makes the whole unusable; nothing is unpacked beyond the length it was listed
/// with, and all of them together are no longer than the file.
public final class BackupReader {
    private BackupReader() {}

    /// Reads the manifest and compares it with the table of contents; what is in the files is not
    /// looked at.
    public static BackupReading inspect(Path backup) {
        return read(backup, null);
    }

    /// Reads everything and checks it on the way into `folder`, which is empty. When the outcome is
    /// another than `Sound`, what was written so far is of no use.
    public static BackupReading unpack(Path backup, Path folder) {
        return read(backup, folder);
    }

    private static BackupReading read(Path backup, @Nullable Path into) {
        if (!Files.isRegularFile(backup) || !Files.isReadable(backup)) {
            return new BackupReading.Absent();
        }
        try {
            if (!ZipEnd.isOurs(backup)) {
                return new BackupReading.Foreign();
            }
            long size = Files.size(backup);
            try (var zip = new ZipFile(backup.toFile())) {
                return read(zip, size, into);
            }
        } catch (UnwritableException failed) {
            return new BackupReading.Unwritable();
        } catch (ZipException | IllegalArgumentException garbled) {
            return new BackupReading.Damaged(ManifestFormat.NAME);
        } catch (IOException unreadable) {
            return new BackupReading.Absent();
        }
    }

    private static BackupReading read(ZipFile zip, long size, @Nullable Path into)
            throws IOException {
        List<? extends ZipEntry> entries = zip.stream().toList();
        if (entries.isEmpty() || !entries.getFirst().getName().equals(ManifestFormat.NAME)) {
            return new BackupReading.Foreign();
        }
        Optional<BackupManifest> parsed = manifest(zip, entries.getFirst());
        if (parsed.isEmpty()) {
            return new BackupReading.Damaged(ManifestFormat.NAME);
        }
        BackupManifest manifest = parsed.get();
        if (manifest.format() > BackupManifest.FORMAT) {
            return new BackupReading.Newer(manifest.format(), BackupManifest.FORMAT);
        }
        Optional<String> misplaced = misplaced(manifest, entries, size);
        if (misplaced.isPresent()) {
            return new BackupReading.Damaged(misplaced.get());
        }
        for (int i = 0; into != null && i < manifest.files().size(); i++) {
            Part part = manifest.files().get(i);
            if (!unpack(zip, entries.get(i + 1), part, into)) {
                return new BackupReading.Damaged(part.name());
            }
        }
        return new BackupReading.Sound(manifest);
    }

    private static Optional<BackupManifest> manifest(ZipFile zip, ZipEntry entry)
            throws IOException {
        var text = new ByteArrayOutputStream();
        try (InputStream in = zip.getInputStream(entry)) {
            return Digest.copy(in, text, ManifestFormat.LONGEST).whole()
                    ? ManifestFormat.parse(text.toByteArray())
                    : Optional.empty();
        }
    }

    /// The first entry that is not as the manifest has it.
    private static Optional<String> misplaced(
            BackupManifest manifest, List<? extends ZipEntry> entries, long size) {
        long total = 0;
        for (int i = 0; i < manifest.files().size(); i++) {
            Part part = manifest.files().get(i);
            total += part.length();
            if (i + 1 >= entries.size()
                    || !entries.get(i + 1).getName().equals(part.name())
                    || entries.get(i + 1).getSize() != part.length()
                    || total > size) {
                return Optional.of(part.name());
            }
        }
        return entries.size() == manifest.files().size() + 1
                ? Optional.empty()
                : Optional.of(ManifestFormat.NAME);
    }

    private static boolean unpack(ZipFile zip, ZipEntry entry, Part part, Path into)
            throws IOException {
        try (InputStream in = zip.getInputStream(entry);
                FileChannel channel = created(into.resolve(part.name()));
                OutputStream out = new Guarded(Channels.newOutputStream(channel))) {
            boolean sound = Digest.copy(in, out, part.length()).is(part);
            force(channel);
            return sound;
        }
    }

    private static FileChannel created(Path file) throws UnwritableException {
        try {
            return PrivateFile.create(file);
        } catch (IOException failed) {
            throw new UnwritableException(failed);
        }
    }

    private static void force(FileChannel channel) throws UnwritableException {
        try {
            channel.force(true);
        } catch (IOException failed) {
            throw new UnwritableException(failed);
        }
    }

    /// Tells a full disk from a damaged backup.
    private static final class Guarded extends OutputStream {
        private final OutputStream out;

        Guarded(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException failed) {
                throw new UnwritableException(failed);
            }
        }
    }

    private static final class UnwritableException extends IOException {
        private static final long serialVersionUID = 1L;

        UnwritableException(IOException cause) {
            super(cause);
        }
    }
}
