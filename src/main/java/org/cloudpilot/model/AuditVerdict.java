package org.cloudpilot.model;

/// What a look along the audit chain found.
public sealed interface AuditVerdict {
    /// The stable word for scripts.
    String code();

    Message message();

    /// Every link holds, and what was kept of it is part of it.
    ///
    /// @param entries how many were looked at
    record Whole(AuditHead head, long entries) implements AuditVerdict {
        @Override
        public String code() {
            return "whole";
        }

        @Override
        public Message message() {
            return Message.of("audit.whole", entries, head.sequence());
        }
    }

    /// Here an entry is missing, was changed, was put in or stands in another's place; nothing can
    /// be said of what comes after it.
    record Broken(long sequence) implements AuditVerdict {
        @Override
        public String code() {
            return "broken";
        }

        @Override
        public Message message() {
            return Message.of("audit.broken", sequence);
        }
    }

    /// The chain holds but ends before a head that was kept elsewhere: its newest entries were cut
    /// off, or an older copy of the store was put in its place.
    record ShorterThanKept(AuditHead head, AuditHead kept) implements AuditVerdict {
        @Override
        public String code() {
            return "shorter_than_kept";
        }

        @Override
        public Message message() {
            return Message.of("audit.shorter", head.sequence(), kept.sequence());
        }
    }

    /// The chain is long enough, but another entry stands where the kept head was: it was cut off
    /// before that and went on differently.
    record OtherThanKept(AuditHead head, AuditHead kept) implements AuditVerdict {
        @Override
        public String code() {
            return "other_than_kept";
        }

        @Override
        public Message message() {
            return Message.of("audit.other", kept.sequence());
        }
    }
}
