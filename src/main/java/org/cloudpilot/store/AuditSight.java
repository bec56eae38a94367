package org.cloudpilot.store;

import java.util.Set;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.UserId;

/// Which entries of the audit log somebody may see.
public sealed interface AuditSight {
    record All() implements AuditSight {}

    /// What the user did, and what happened in these spaces.
    record Own(UserId user, Set<SpaceId> spaces) implements AuditSight {
        public Own {
            spaces = Set.copyOf(spaces);
        }
    }

    /// What happened in one space: all of it, or only what the user did there.
    record OwnIn(UserId user, SpaceId space, boolean whole) implements AuditSight {}
}
