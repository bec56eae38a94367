package org.cloudpilot.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.HeaderNames;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.Optional;
import org.cloudpilot.model.Sentences;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads a request's body within bounds as one JSON object.
final class BodyReader {
    /// 1 MiB; the server counts.
    static final int MAX_BYTES = 1 << 20;

    /// What came of reading.
    sealed interface Reading {
        record Read(BodyFields fields) implements Reading {}

        /// @param detail a sentence; may be empty
        /// @param broken whether the rest of the connection cannot be trusted any more
        record Rejected(Fault fault, String detail, boolean broken) implements Reading {}
    }

    private BodyReader() {}

    /// @throws CloseConnectionException when the client went away
    static Reading read(ServerRequest request, Route route) {
        Intake intake = route.intake();
        if (intake == Intake.NOTHING || !request.content().hasEntity()) {
            return intake == Intake.OBJECT
                    ? rejected(Fault.MALFORMED_JSON, "http.body_missing")
                    : empty(route.manual());
        }
        if (!isJson(request)) {
            return new Reading.Rejected(Fault.UNSUPPORTED_MEDIA_TYPE, "", false);
        }
        byte[] bytes;
        try {
            bytes = request.content().inputStream().readAllBytes();
        } catch (RequestException e) {
            // past the server's limit, or chunks that are none
            return new Reading.Rejected(Fault.ofStatus(e.status().code()), "", true);
        } catch (IllegalArgumentException e) {
            return new Reading.Rejected(Fault.MALFORMED_REQUEST, "", true);
        } catch (UncheckedIOException | IOException e) {
            if (e.getCause() instanceof SocketTimeoutException) {
                return new Reading.Rejected(Fault.TOO_SLOW, "", true);
            }
            throw new CloseConnectionException("the client went away", e);
        } catch (DataReader.InsufficientDataAvailableException e) {
            throw new CloseConnectionException("the client went away", e);
        }
        Optional<String> text = Utf8.decode(bytes);
        return text.isEmpty()
                ? rejected(Fault.MALFORMED_JSON, "http.body_not_utf8")
                : parse(text.get(), route);
    }

    private static Reading empty(Manual manual) {
        return read(JsonNodeFactory.instance.objectNode(), manual);
    }

    private static Reading read(ObjectNode object, Manual manual) {
        return new Reading.Read(
                new BodyFields(object, manual.bodyNames()).ignoring(manual.ignored()));
    }

    private static Reading parse(String text, Route route) {
        JsonNode node;
        try {
            node = Json.read(text);
        } catch (JacksonException e) {
            // its own words quote the body, which may hold a password
            var at = e.getLocation();
            return at == null || at.getLineNr() < 1
                    ? new Reading.Rejected(Fault.MALFORMED_JSON, "", false)
                    : new Reading.Rejected(
                            Fault.MALFORMED_JSON,
                            Sentences.of("http.json_at", at.getLineNr(), at.getColumnNr()),
                            false);
        }
        if (node.isNull() && route.intake() == Intake.OPTIONAL_OBJECT) {
            return empty(route.manual());
        }
        return node instanceof ObjectNode object
                ? read(object, route.manual())
                : rejected(Fault.MALFORMED_JSON, "http.body_no_object");
    }

    /// `application/json`, where it says so in UTF-8.
    private static boolean isJson(ServerRequest request) {
        String type =
                request.headers()
                        .first(HeaderNames.CONTENT_TYPE)
                        .orElse("")
                        .toLowerCase(Locale.ROOT)
                        .replace(" ", "")
                        .replace("\"", "");
        return type.equals("application/json") || type.equals("application/json;charset=utf-8");
    }

    private static Reading rejected(Fault fault, String sentence) {
        return new Reading.Rejected(fault, Sentences.of(sentence), false);
    }
}
