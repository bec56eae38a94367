package org.cloudpilot.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
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
/// @param encrypted whether the request came over TLS
/// @param authority the `Host` that the client used, one of ours, for links
record Call(
        String requestId,
        @Nullable Caller identified,
        List<Long> ids,
        List<String> words,
        QueryFields query,
        BodyFields body,
        String peer,
        String authority,
        boolean encrypted,
        ServerRequestHeaders headers) {
    /// The caller; on an anonymous route asking for one is a defect.
    Caller caller() {
        if (identified == null) {
            throw new IllegalStateException("an anonymous route has no caller");
        }
        return identified;
    }

    /// What stands before a path in a link to this listener.
    String base() {
        return (encrypted ? "https://" : "http://") + authority;
    }

    /// All values of a request header.
    List<String> headers(String name) {
        return headers.all(HeaderNames.create(name), List::of);
    }

    RouterId router() {
        return new RouterId(ids.getFirst());
    }
}
