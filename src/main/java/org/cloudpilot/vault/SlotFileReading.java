package org.cloudpilot.vault;

/// What was found where `keyslots.json` should be.
public sealed interface SlotFileReading {
    /// @param fromPrevious the file was missing or damaged, and the one kept before it was used
    record Found(KeySlots slots, boolean fromPrevious) implements SlotFileReading {}

    /// Neither the file nor the one before it is there.
    record Absent() implements SlotFileReading {}

    /// Something is there, but neither copy makes sense.
    record Damaged() implements SlotFileReading {}

    /// A newer program wrote it.
    record Newer(int format, int known) implements SlotFileReading {}
}
