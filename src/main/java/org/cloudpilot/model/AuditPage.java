package org.cloudpilot.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A piece of the audit log.
///
/// @param entries newest first
/// @param before what to ask for next, see [AuditQuery]; null where nothing older is left
public record AuditPage(List<AuditEntry> entries, @Nullable Long before) {
    public AuditPage {
        entries = List.copyOf(entries);
    }
}
