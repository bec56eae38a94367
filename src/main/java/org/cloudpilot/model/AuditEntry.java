package org.cloudpilot.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One link of the audit chain, as it is kept; see [AuditEvent] for the fields it was made of.
///
/// @param sequence without gaps, from 1
/// @param at when it was written, in whole microseconds
/// @param mac over the MAC before it and all other fields, in lowercase hexadecimal digits
public record AuditEntry(
        long sequence,
        Instant at,
        @Nullable UserId user,
        String username,
        String via,
        @Nullable SpaceId space,
        String action,
        String target,
        String outcome,
        String detail,
        String mac) {
    /// The end of the chain when this entry was its newest.
    public AuditHead head() {
        return new AuditHead(sequence, mac);
    }
}
