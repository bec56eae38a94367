package org.cloudpilot.program;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Plays both payment providers on loopback, well or badly.
public final class StandInProvider implements AutoCloseable {
    /// How it behaves.
    public enum Manner {
        GOOD,
        /// Says that it cannot answer now.
        DOWN,
        /// Takes the request and says nothing.
        SILENT,
        /// Begins an answer and never ends it.
        TRICKLING,
        /// Sends elsewhere.
        REDIRECTING,
        /// Never stops sending.
        HUGE,
        /// A page for people, with status 200.
        WEB_PAGE,
        /// JSON of somebody else, with status 200.
        OTHER_JSON,
        /// Another protocol.
        GARBAGE,
        /// A length that is no number.
        BAD_LENGTH,
        /// Hangs up.
        CLOSING
    }

    /// One request as it came.
    ///
    /// @param authorization the header's value, empty for none
    public record Request(String line, String authorization, String body) {}

    private static final String TOKEN = "a-token-of-the-provider";

    private final ServerSocket door;
    private final Set<String> known;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Manner manner = Manner.GOOD;

    /// @param secrets the private keys that it knows
    public StandInProvider(String... secrets) {
        known = Set.of(secrets);
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofVirtual().start(this::letIn);
    }

    public void behave(Manner next) {
        manner = next;
    }

    public String address() {
        return "http://127.0.0.1:" + door.getLocalPort() + "/";
    }

    /// In the order in which they came.
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    private void letIn() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException shut) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                InputStream in = new BufferedInputStream(client.getInputStream());
                OutputStream out = client.getOutputStream()) {
            Request request = read(in);
            requests.add(request);
            answer(request, in, out);
            out.flush();
        } catch (IOException gone) {
            // the client has heard enough
        } finally {
            open.remove(client);
        }
    }

    private static Request read(InputStream in) throws IOException {
        String first = line(in);
        String authorization = "";
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            if (colon < 0) {
                throw new IOException("this is not HTTP");
            }
            String value = header.substring(colon + 1).strip();
            switch (header.substring(0, colon).toLowerCase(java.util.Locale.ROOT)) {
                case "authorization" -> authorization = value;
                case "content-length" -> length = Integer.parseInt(value);
                default -> {}
            }
        }
        return new Request(
                first, authorization, new String(in.readNBytes(length), StandardCharsets.US_ASCII));
    }

    private static String line(InputStream in) throws IOException {
        var text = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("hung up");
            }
            if (next != '\r') {
                text.write(next);
            }
        }
        return text.toString(StandardCharsets.US_ASCII);
    }

    private void answer(Request request, InputStream in, OutputStream out) throws IOException {
        switch (manner) {
            case GOOD -> out.write(good(request).getBytes(StandardCharsets.UTF_8));
            case DOWN -> out.write(http("503 Service Unavailable", "", "{}"));
            case SILENT -> in.read();
            case TRICKLING -> {
                out.write(
                        "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{"
                                .getBytes(StandardCharsets.US_ASCII));
                out.flush();
                in.read();
            }
            case REDIRECTING ->
                    out.write(http("302 Found", "Location: " + address() + "elsewhere/\r\n", "{}"));
            case HUGE -> endless(out);
            case WEB_PAGE -> out.write(http("200 OK", "", "<html>Welcome to the hotel</html>"));
            case OTHER_JSON -> out.write(http("200 OK", "", "{\"status\":\"ok\"}"));
            case GARBAGE ->
                    out.write(
                            "220 mail.example.net ESMTP\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            case BAD_LENGTH ->
                    out.write(
                            "HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\n{}"
                                    .getBytes(StandardCharsets.US_ASCII));
            case CLOSING -> {}
        }
    }

    private static void endless(OutputStream out) throws IOException {
        out.write(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
        byte[] part = " ".repeat(8192).getBytes(StandardCharsets.US_ASCII);
        while (true) {
            out.write(part);
        }
    }

    private String good(Request request) {
        String what = request.line().replaceFirst(" HTTP.*", "");
        return new String(
                switch (what) {
                    case "POST /oauth/token" ->
                            knows(request.body())
                                    ? http(
                                            "200 OK",
                                            "",
                                            "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":3600}"
                                                    .formatted(TOKEN))
                                    : http(
                                            "401 Unauthorized",
                                            "",
                                            "{\"error\":\"invalid_client\"}");
                    case "POST /oauth/revoke" -> http("200 OK", "", "{}");
                    case "GET /wallets/" ->
                            known.contains(request.authorization().replaceFirst("^Bearer ", ""))
                                    ? http("200 OK", "", "{\"count\":0,\"results\":[]}")
                                    : http(
                                            "401 Unauthorized",
                                            "",
                                            "{\"detail\":\"Invalid token.\"}");
                    default -> http("404 Not Found", "", "{}");
                },
                StandardCharsets.UTF_8);
    }

    private boolean knows(String form) {
        for (String field : form.split("&")) {
            if (field.startsWith("client_secret=")) {
                return known.contains(
                        URLDecoder.decode(
                                field.substring(field.indexOf('=') + 1), StandardCharsets.UTF_8));
            }
        }
        return false;
    }

    private static byte[] http(String status, String headers, String body) {
        return ("HTTP/1.1 "
                        + status
                        + "\r\nContent-Type: application/json\r\nConnection: close\r\n"
                        + headers
                        + "Content-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket client : open) {
                client.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
