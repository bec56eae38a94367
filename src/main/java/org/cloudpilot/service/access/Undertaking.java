package org.cloudpilot.service.access;

import org.cloudpilot.model.SpaceId;
import org.jspecify.annotations.Nullable;

/// What a caller is about to do, in the audit log's words.
///
/// @param space null for the store as a whole
record Undertaking(@Nullable SpaceId space, String action, String target, String detail) {
    static Undertaking of(String action, String target) {
        return new Undertaking(null, action, target, "");
    }

    static Undertaking in(SpaceId space, String action, String target) {
        return new Undertaking(space, action, target, "");
    }

    Undertaking withDetail(String more) {
        return new Undertaking(space, action, target, more);
    }
}
