package org.cloudpilot.simulator.rest;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/// One answer.
///
/// @param headers beside the length
/// @param length of the body in bytes; -1 where it is not known before, and sent in chunks
public record HttpResponse(int status, Map<String, String> headers, long length, Body body) {
    /// Writes the body.
    public interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    public static HttpResponse of(int status, Map<String, String> headers, byte[] body) {
        return new HttpResponse(status, headers, body.length, out -> out.write(body));
    }

    String reason() {
        return switch (status) {
            case 200 -> "OK";
            case 201 -> "Created";
            case 204 -> "No Content";
            case 301 -> "Moved Permanently";
            case 302 -> "Found";
            case 307 -> "Temporary Redirect";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 415 -> "Unsupported Media Type";
            default -> "Status";
        };
    }
}
