package org.cloudpilot.store;

import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.UserId;

import java.util.Set;

/// Which entries of the audit log somebody may see.
public sealed interface AuditSight {
    record All() implements AuditSight {}

    /// What the user did, and what happened in these spaces.
    record Own(UserId user, Set<SpaceId> spaces) implements AuditSight {
        public Own {
            spaces = Set.copyOf(spaces);
        }
    }
}
