package org.cloudpilot.exchange;

import org.cloudpilot.model.Message;

/// How reading a backup went.
public sealed interface BackupReading {
    /// Everything that the manifest lists is there, and is what it says.
    record Sound(BackupManifest manifest) implements BackupReading {}

    /// It cannot be used; [#message] says why.
    sealed interface Unusable extends BackupReading {
        Message message();
    }

    /// There is no such file, or it cannot be read.
    record Absent() implements Unusable {
        @Override
        public Message message() {
            return Message.of("backup.absent");
        }
    }

    /// It is some other file.
    record Foreign() implements Unusable {
        @Override
        public Message message() {
            return Message.of("backup.foreign");
        }
    }

    /// It was a backup once: cut short, changed, or put together by hand.
    ///
    /// @param entry the one that is wrong, lacking or too much; [ManifestFormat#NAME] for the whole
    record Damaged(String entry) implements Unusable {
        @Override
        public Message message() {
            return Message.of("backup.damaged", entry);
        }
    }

    /// A newer program made it.
    record Newer(int format, int known) implements Unusable {
        @Override
        public Message message() {
            return Message.of("backup.newer", format, known);
        }
    }

    /// It is sound so far, but its files could not be written where they were to be unpacked.
    record Unwritable() implements Unusable {
        @Override
        public Message message() {
            return Message.of("backup.not_unpacked");
        }
    }
}
