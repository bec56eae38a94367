package org.cloudpilot.service.access;

import org.cloudpilot.model.SpaceId;
import org.jspecify.annotations.Nullable;

/// What a caller is about to do, in the audit log's words.
///
/// @param space null for the store as a whole
record Deed(@Nullable SpaceId space, String action, String target, String detail) {
    static Deed of(String action, String target) {
        return new Deed(null, action, target, "");
    }

    static Deed in(SpaceId space, String action, String target) {
        return new Deed(space, action, target, "");
    }

    Deed withDetail(String more) {
        return new Deed(space, action, target, more);
    }
}
