package org.cloudpilot.service.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.vault.DataFolder;

/// Puts unpacked files into the place of the store's, which go to a folder of their own. From the
/// moment on that the journal stands in the data folder, the replacement is carried through, after
/// a crash at the next start; before, nothing has changed.
final class Replacement {
    private static final String JOURNAL = "restore.journal";
    private static final String INCOMING = "restore.incoming";
    private static final Pattern ASIDE = Pattern.compile("before-restore-[0-9TZ-]{1,40}");

    private final DataFolder folder;
    private final Steps steps;

    /// Told before each step that changes something on the disk; a test stops there.
    interface Steps {
        void before(String step);
    }

    Replacement(DataFolder folder, Steps steps) {
        this.folder = folder;
        this.steps = steps;
    }

    /// An empty folder for what is to come in.
    Outcome<DataFolder> incoming() throws IOException {
        settle();
        return DataFolder.prepare(folder.resolve(INCOMING));
    }

    /// Takes away what came in and is not wanted.
    void clear() throws IOException {
        Path incoming = folder.resolve(INCOMING);
        if (!Files.isDirectory(incoming)) {
            return;
        }
        try (Stream<Path> left = Files.list(incoming)) {
            for (Path file : left.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(incoming);
        folder.sync();
    }

    /// @param incoming the names of all files that have come in
    /// @param aside the name of the folder for what is replaced
    /// @return whether anything was
    boolean replace(List<String> incoming, String aside) throws IOException {
        boolean replaces =
                StoreFiles.REPLACED.stream().anyMatch(name -> Files.exists(folder.resolve(name)));
        steps.before("journal");
        folder.write(
                JOURNAL,
                (aside + "\n" + String.join("\n", incoming) + "\n")
                        .getBytes(StandardCharsets.US_ASCII));
        carryThrough(incoming, aside);
        return replaces;
    }

    /// Carries a replacement through that was cut short, or clears away what had only come in.
    void settle() throws IOException {
        Path journal = folder.resolve(JOURNAL);
        if (!Files.exists(journal)) {
            clear();
            return;
        }
        List<String> lines = Files.readAllLines(journal, StandardCharsets.US_ASCII);
        Optional<String> aside = lines.stream().findFirst().filter(ASIDE.asMatchPredicate());
        List<String> incoming = lines.stream().skip(1).toList();
        if (aside.isEmpty() || !StoreFiles.KNOWN.containsAll(incoming)) {
            throw new IOException("the journal of a restore is not one");
        }
        carryThrough(incoming, aside.get());
    }

    /// Every step may have been done before.
    private void carryThrough(List<String> incoming, String aside) throws IOException {
        if (!(DataFolder.prepare(folder.resolve(aside)) instanceof Outcome.Done<DataFolder> kept)) {
            throw new IOException("the folder for the old store cannot be made");
        }
        for (String name : StoreFiles.REPLACED) {
            Path fresh = folder.resolve(INCOMING).resolve(name);
            boolean comes = incoming.contains(name);
            if (!comes || Files.exists(fresh)) {
                moveAside(name, kept.value());
            }
            if (comes && Files.exists(fresh)) {
                steps.before("in " + name);
                move(fresh, folder.resolve(name));
            }
        }
        kept.value().sync();
        folder.sync();
        steps.before("end");
        folder.delete(JOURNAL);
        steps.before("clear");
        clear();
        try (Stream<Path> old = Files.list(kept.value().path())) {
            if (old.findAny().isPresent()) {
                return;
            }
        }
        Files.delete(kept.value().path());
    }

    private void moveAside(String name, DataFolder kept) throws IOException {
        Path old = folder.resolve(name);
        if (Files.exists(old)) {
            steps.before("aside " + name);
            move(old, kept.resolve(name));
        }
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }
}
