package org.cloudpilot.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// `keyslots.json`, with the copy before the last change beside it. Neither is ever half-written,
/// and a damaged one never replaces a good one.
public final class KeySlotFile {
    public static final String NAME = "keyslots.json";
    public static final String PREVIOUS_NAME = "keyslots.json.previous";
    private static final long LARGEST = 16L << 20;

    private final DataFolder folder;

    public KeySlotFile(DataFolder folder) {
        this.folder = folder;
    }

    static boolean isOne(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.equals(NAME) || name.equals(PREVIOUS_NAME);
    }

    /// Whether there is a file or a previous one, of whatever content.
    public boolean exists() {
        return Files.exists(folder.resolve(NAME)) || Files.exists(folder.resolve(PREVIOUS_NAME));
    }

    public SlotFileReading read() {
        if (!exists()) {
            return new SlotFileReading.Absent();
        }
        SlotFileReading current = read(NAME, false);
        return current instanceof SlotFileReading.Damaged ? read(PREVIOUS_NAME, true) : current;
    }

    private SlotFileReading read(String name, boolean previous) {
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file) || Files.size(file) > LARGEST) {
                return new SlotFileReading.Damaged();
            }
            return SlotFileFormat.parse(Files.readAllBytes(file), previous);
        } catch (IOException unreadable) {
            return new SlotFileReading.Damaged();
        }
    }

    /// Writes a change that adds: the state before it is kept.
    public void write(KeySlots slots) throws IOException {
        if (read(NAME, false) instanceof SlotFileReading.Found) {
            folder.write(PREVIOUS_NAME, Files.readAllBytes(folder.resolve(NAME)));
        }
        folder.write(NAME, SlotFileFormat.print(slots));
    }

    /// Writes a change that takes a way in away: both copies forget it.
    public void writeBoth(KeySlots slots) throws IOException {
        byte[] content = SlotFileFormat.print(slots);
        folder.write(NAME, content);
        folder.write(PREVIOUS_NAME, content);
    }
}
