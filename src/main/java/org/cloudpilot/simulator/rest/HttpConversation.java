package org.cloudpilot.simulator.rest;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// HTTP/1.1 on one connection, one request after another.
public final class HttpConversation {
    private static final int LONGEST_LINE = 16_384;
    private static final int LARGEST_BODY = 16 << 20;

    /// Answers requests.
    public interface Handler {
        /// Null to hang up without a word.
        @Nullable HttpResponse answer(HttpRequest request) throws IOException, InterruptedException;

        /// The answer is on its way.
        void sent();
    }

    private final InputStream in;
    private final OutputStream out;
    private final Handler handler;

    public HttpConversation(InputStream in, OutputStream out, Handler handler) {
        this.in = new BufferedInputStream(in);
        this.out = out;
        this.handler = handler;
    }

    /// Serves until the peer or the handler has enough.
    public void serve() throws IOException, InterruptedException {
        for (String first = line(); first != null; first = line()) {
            if (first.isEmpty()) {
                continue; // between requests clients may leave empty lines
            }
            HttpRequest request = request(first);
            HttpResponse response = handler.answer(request);
            if (response == null) {
                return;
            }
            write(response);
            handler.sent();
            if ("close".equalsIgnoreCase(request.headers().get("connection"))) {
                return;
            }
        }
    }

    private HttpRequest request(String first) throws IOException {
        String[] parts = first.split(" ");
        if (parts.length != 3 || !parts[2].startsWith("HTTP/1.")) {
            throw new IOException("no HTTP request");
        }
        Map<String, String> headers = new HashMap<>();
        for (String next = line(); next != null && !next.isEmpty(); next = line()) {
            int colon = next.indexOf(':');
            if (colon < 1) {
                throw new IOException("no header");
            }
            headers.put(
                    next.substring(0, colon).toLowerCase(Locale.ROOT),
                    next.substring(colon + 1).strip());
        }
        return new HttpRequest(parts[0], parts[1], Map.copyOf(headers), body(headers));
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            return chunks();
        }
        return exactly(number(headers.getOrDefault("content-length", "0"), 10));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String size = line();
            int length = number(size == null ? "" : size.split(";")[0].strip(), 16);
            body.writeBytes(exactly(length));
            line();
            if (length == 0) {
                return body.toByteArray();
            }
            if (body.size() > LARGEST_BODY) {
                throw new IOException("too large a body");
            }
        }
    }

    private static int number(String text, int radix) throws IOException {
        try {
            int number = Integer.parseInt(text, radix);
            if (number >= 0 && number <= LARGEST_BODY) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw new IOException("no length of a body: " + text);
    }

    private byte[] exactly(int length) throws IOException {
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new IOException("the body ended early");
        }
        return body;
    }

    /// Null at the end of the connection.
    private @Nullable String line() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return null;
            }
            bytes.write(next);
            if (bytes.size() > LONGEST_LINE) {
                throw new IOException("too long a line");
            }
        }
        String line = bytes.toString(StandardCharsets.ISO_8859_1);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    private void write(HttpResponse response) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 ");
        head.append(response.status()).append(' ').append(response.reason()).append("\r\n");
        response.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        boolean chunked = response.length() < 0;
        if (chunked) {
            head.append("Transfer-Encoding: chunked\r\n");
        } else if (response.status() != 204) {
            head.append("Content-Length: ").append(response.length()).append("\r\n");
        }
        head.append("\r\n");
        // head and a short body in one write, as small servers do
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        if (!chunked && response.length() < LONGEST_LINE) {
            response.body().writeTo(whole);
            out.write(whole.toByteArray());
            return;
        }
        out.write(whole.toByteArray());
        if (chunked) {
            Chunks chunks = new Chunks(out);
            response.body().writeTo(chunks);
            chunks.end();
        } else {
            response.body().writeTo(out);
        }
    }

    /// Each write is a chunk.
    private static final class Chunks extends OutputStream {
        private final OutputStream out;

        Chunks(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (length > 0) {
                ByteArrayOutputStream chunk = new ByteArrayOutputStream(length + 16);
                chunk.writeBytes(ascii(Integer.toHexString(length) + "\r\n"));
                chunk.write(bytes, from, length);
                chunk.writeBytes(ascii("\r\n"));
                out.write(chunk.toByteArray());
            }
        }

        void end() throws IOException {
            out.write(ascii("0\r\n\r\n"));
        }

        private static byte[] ascii(String text) {
            return text.getBytes(StandardCharsets.US_ASCII);
        }
    }
}
