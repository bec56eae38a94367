package org.cloudpilot.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What goes back: status, headers beside the usual ones, and the body. A body is made at once, so
/// that a defect in that is found where defects are caught; only a stream is written as it comes.
///
/// @param body null for none
/// @param type the body's
/// @param stream null where the body is whole
/// @param last whether the connection ends with it, because what the client still sends makes no
///   sense
/// @param undone whether nothing was done, so that the same may be asked anew
record Answer(
        int status,
        Map<String, String> headers,
        byte @Nullable [] body,
        String type,
        @Nullable Stream stream,
        boolean last,
        boolean undone) {
    /// A body without an end of its own. It is closed, whether it was written or not.
    interface Stream extends AutoCloseable {
        /// Writes until there is nothing more to tell, or the client is gone.
        void write(OutputStream out) throws IOException;

        @Override
        void close();
    }

    private static final String JSON = "application/json";

    Answer {
        headers = Map.copyOf(headers);
    }

    static Answer of(int status, Object body) {
        return of(status, JSON, Json.write(body));
    }

    static Answer of(int status, String type, byte[] body) {
        return new Answer(status, Map.of(), body, type, null, false, false);
    }

    static Answer ok(Object body) {
        return of(200, body);
    }

    static Answer created(Object body) {
        return of(201, body);
    }

    static Answer noContent() {
        return new Answer(204, Map.of(), null, JSON, null, false, false);
    }

    static Answer streaming(String type, Stream stream) {
        return new Answer(200, Map.of(), null, type, stream, false, false);
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body, type, stream, last, undone);
    }

    Answer asLast(boolean isLast) {
        return new Answer(status, headers, body, type, stream, isLast, undone);
    }

    Answer asUndone() {
        return new Answer(status, headers, body, type, stream, last, true);
    }
}
