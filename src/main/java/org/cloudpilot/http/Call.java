package org.cloudpilot.http;

import java.util.List;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.RouterId;
import org.jspecify.annotations.Nullable;

/// One request as a handler sees it: let in, with its path, query and body read.
///
/// @param identified who calls; null on anonymous routes
/// @param ids the ids in the path, in order
/// @param words the words in the path, in order
/// @param peer the address that the request came from, for limits
/// @param authority the `Host` that the client used, one of ours, for links
record Call(
        String requestId,
        @Nullable Caller identified,
        List<Long> ids,
        List<String> words,
        QueryFields query,
        BodyFields body,
        String peer,
        String authority) {
    /// The caller; on an anonymous route asking for one is a defect.
    Caller caller() {
        if (identified == null) {
            throw new IllegalStateException("an anonymous route has no caller");
        }
        return identified;
    }

    RouterId router() {
        return new RouterId(ids.getFirst());
    }
}
