package org.cloudpilot.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What goes back: status, headers beside the usual ones, and the body. It is written as JSON at
/// once, so that a defect in that is found where defects are caught.
///
/// @param json null for no body
/// @param last whether the connection ends with it, because what the client still sends makes no
///   sense
record Answer(int status, Map<String, String> headers, byte @Nullable [] json, boolean last) {
    Answer {
        headers = Map.copyOf(headers);
    }

    static Answer of(int status, Object body) {
        return new Answer(status, Map.of(), Json.write(body), false);
    }

    static Answer ok(Object body) {
        return of(200, body);
    }

    static Answer created(Object body) {
        return of(201, body);
    }

    static Answer noContent() {
        return new Answer(204, Map.of(), null, false);
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, json, last);
    }

    Answer asLast(boolean isLast) {
        return new Answer(status, headers, json, isLast);
    }
}
