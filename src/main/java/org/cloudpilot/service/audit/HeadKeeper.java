package org.cloudpilot.service.audit;

import org.cloudpilot.model.AuditHead;

/// Keeps the audit chain's head outside the store, where cutting off the chain does not reach.
@FunctionalInterface
public interface HeadKeeper {
    /// Called now and then while the chain grows, on a thread of its own and never twice at once;
    /// it may block, and takes whichever locks it wants.
    void keep(AuditHead head);
}
