package org.cloudpilot.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stands for entries that were removed because they were old enough. It is told by an entry
/// of its own at the chain's newest end, whose detail is `through <sequence> <mac>`: the last entry
/// that was removed. The oldest entry that stayed is bound to that MAC, so the chain is verified
/// from there on; and as the checkpoint's entry is part of the chain itself, nobody without the key
/// can make one.
///
/// @param through the last entry that was removed
public record AuditCheckpoint(AuditHead through) {
    public static final String ACTION = "audit.checkpoint";
    private static final Pattern DETAIL =
            Pattern.compile("through ([1-9][0-9]{0,18}) ([0-9a-f]{64})");

    /// The entry to append.
    ///
    /// @param first the first one that was removed
    public AuditEvent event(long first) {
        return new AuditEvent(
                Actor.program("retention"),
                null,
                ACTION,
                "entries " + first + " to " + through.sequence(),
                AuditEvent.OK,
                "through " + through.sequence() + " " + through.mac());
    }

    /// Empty for an entry that is none.
    public static Optional<AuditCheckpoint> of(AuditEntry entry) {
        if (!entry.action().equals(ACTION) || entry.user() != null) {
            return Optional.empty();
        }
        Matcher detail = DETAIL.matcher(entry.detail());
        return detail.matches()
                ? Optional.of(
                        new AuditCheckpoint(
                                new AuditHead(Long.parseLong(detail.group(1)), detail.group(2))))
                : Optional.empty();
    }
}
