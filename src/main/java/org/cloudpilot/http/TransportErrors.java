package org.cloudpilot.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;

/// Gives the server's own refusals (a broken request line, a second `Host`, chunks that are none)
/// the one shape of errors. What the client sent is not repeated.
final class TransportErrors implements DirectHandler {
    private TransportErrors() {}

    static DirectHandlers handlers() {
        DirectHandlers.Builder builder = DirectHandlers.builder();
        for (EventType type : EventType.values()) {
            builder.addHandler(type, new TransportErrors());
        }
        return builder.build();
    }

    @Override
    public TransportResponse handle(
            TransportRequest request,
            EventType type,
            Status status,
            ServerResponseHeaders headers,
            String message) {
        String requestId = RequestIds.next();
        // our own defects are caught before they get here: what the server cannot digest is
        // malformed
        Fault fault =
                type == EventType.INTERNAL_ERROR
                        ? Fault.MALFORMED_REQUEST
                        : Fault.ofStatus(status.code());
        Answer answer = Errors.of(fault, requestId);
        TransportResponse.Builder response =
                TransportResponse.builder()
                        .status(Status.create(answer.status()))
                        .headers(headers)
                        .header(HeaderNames.CONTENT_TYPE, "application/json")
                        .header(HeaderNames.CACHE_CONTROL, "no-store")
                        .header(HeaderNames.create("X-Content-Type-Options"), "nosniff")
                        .header(HeaderNames.create("X-Request-Id"), requestId)
                        .keepAlive(false);
        if (answer.body() != null) {
            response.entity(answer.body());
        }
        return response.build();
    }
}
