package org.cloudpilot.http;

import io.helidon.common.socket.SocketWriterException;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/// Writes answers with the headers that all of them carry, and ends the connection where it must
/// not go on: the server by itself would read on, and take what is left of a body for the next
/// request.
final class ResponseWriter {
    private ResponseWriter() {}

    static void write(
            ServerRequest request, ServerResponse response, Answer answer, String requestId) {
        try (Answer.Stream _ = answer.stream()) {
            respond(request, response, answer, requestId);
        }
    }

    private static void respond(
            ServerRequest request, ServerResponse response, Answer answer, String requestId) {
        boolean unread = request.content().hasEntity() && !request.content().consumed();
        // the server writes a stream's end after this, and only then may the connection end
        boolean close =
                answer.stream() == null
                        && (answer.last()
                                || request.headers().containsToken(HeaderValues.CONNECTION_CLOSE)
                                || (unread && request.headers().contains(HeaderNames.EXPECT)));
        response.status(answer.status());
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        response.header("X-Content-Type-Options", "nosniff");
        response.header("X-Request-Id", requestId);
        answer.headers().forEach(response::header);
        if (close) {
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
        try {
            send(request, response, answer);
        } catch (UncheckedIOException | SocketWriterException e) {
            throw new CloseConnectionException("the client went away", e);
        }
        if (close) {
            throw unread || answer.last()
                    ? new LingeringConnections.UnreadBody()
                    : new CloseConnectionException("the client wants no more");
        }
    }

    private static void send(ServerRequest request, ServerResponse response, Answer answer) {
        boolean head = request.prologue().method().text().equals("HEAD");
        byte[] body = answer.body();
        Answer.Stream stream = answer.stream();
        if (body == null && stream == null) {
            response.send();
            return;
        }
        response.header(HeaderNames.CONTENT_TYPE, answer.type());
        if (head) {
            if (body != null) {
                response.header(HeaderNames.CONTENT_LENGTH, Integer.toString(body.length));
            }
            response.send();
        } else if (stream != null) {
            stream(response, stream);
        } else {
            response.send(body);
        }
    }

    private static void stream(ServerResponse response, Answer.Stream stream) {
        try (OutputStream out = response.outputStream()) {
            stream.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
