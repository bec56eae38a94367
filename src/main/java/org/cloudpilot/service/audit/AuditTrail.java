package org.cloudpilot.service.audit;

import org.cloudpilot.model.AuditEvent;

/// Where services tell what was done.
@FunctionalInterface
public interface AuditTrail {
    /// On return the entry is in the store; blocks until then. While the store is closed nothing
    /// can be written, and nothing can have been done.
    ///
    /// @return false when it could not be written: whoever was about to reveal a secret must not
    boolean record(AuditEvent event);
}
