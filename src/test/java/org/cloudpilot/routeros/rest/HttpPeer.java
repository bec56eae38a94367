package org.cloudpilot.routeros.rest;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Host;

/// A web server that answers byte by byte as a test wants it, and remembers what it was asked.
final class HttpPeer implements AutoCloseable {
    /// Answers one request; the connection is closed when it throws or when `talk` was told to.
    interface Script {
        void answer(Asked asked, Talk talk) throws IOException;
    }

    /// @param line method and target
    /// @param headers with names in lower case
    record Asked(String line, List<String> headers, String body) {
        String method() {
            return line.substring(0, line.indexOf(' '));
        }

        String header(String name) {
            for (String header : headers) {
                if (header.startsWith(name + ":")) {
                    return header.substring(name.length() + 1).strip();
                }
            }
            return "";
        }

        boolean isLogIn() {
            return line.equals("GET /rest/system/resource?.proplist=version");
        }
    }

    static final class Talk {
        private final Socket socket;
        private final OutputStream out;
        private final InputStream in;

        private Talk(Socket socket, InputStream in) throws IOException {
            this.socket = socket;
            this.in = in;
            this.out = socket.getOutputStream();
        }

        void raw(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        void json(int status, String body) throws IOException {
            raw(whole(status, "application/json", body));
        }

        void json(String body) throws IOException {
            json(200, body);
        }

        /// What a log-in wants to see.
        void version() throws IOException {
            json("{\"version\":\"7.16.2 (stable)\"}");
        }

        void hangUp() throws IOException {
            socket.close();
        }

        void waitForTheEnd() throws IOException {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    private HttpPeer(ServerSocket server) {
        this.server = server;
    }

    static HttpPeer playing(Script script) throws IOException {
        return playing(new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")), script);
    }

    static HttpPeer playing(ServerSocket server, Script script) {
        HttpPeer peer = new HttpPeer(server);
        Thread.ofVirtual().start(() -> peer.acceptAll(script));
        return peer;
    }

    /// Lets everybody log in, and plays for what comes then.
    static HttpPeer loggedIn(Script script) throws IOException {
        return playing(
                (asked, talk) -> {
                    if (asked.isLogIn()) {
                        talk.version();
                    } else {
                        script.answer(asked, talk);
                    }
                });
    }

    static String whole(int status, String type, String body) {
        return "HTTP/1.1 %d Whatever\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(status, type, body.getBytes(StandardCharsets.ISO_8859_1).length, body);
    }

    Endpoint endpoint() {
        return new Endpoint(new Host("127.0.0.1", Host.Kind.IPV4), server.getLocalPort());
    }

    /// What came after the log-ins.
    List<Asked> asked() {
        return asked.stream().filter(each -> !each.isLogIn()).toList();
    }

    int connections() {
        return open.size();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void acceptAll(Script script) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket, script));
            } catch (IOException closed) {
                // the loop's condition decides
            }
        }
    }

    private void serve(Socket socket, Script script) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            Talk talk = new Talk(socket, in);
            while (true) {
                Asked request = read(in);
                asked.add(request);
                script.answer(request, talk);
            }
        } catch (IOException peerIsGone) {
            // the test has what it wanted
        } finally {
            open.remove(socket);
        }
    }

    private static Asked read(InputStream in) throws IOException {
        String first = line(in);
        List<String> headers = new ArrayList<>();
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.add(line.substring(0, colon).toLowerCase(Locale.ROOT) + line.substring(colon));
            if (headers.getLast().startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(colon + 1).strip());
            }
        }
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new Asked(first.substring(0, first.lastIndexOf(' ')), headers, body);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int each = in.read(); each != '\n'; each = in.read()) {
            if (each < 0) {
                throw new IOException("the client closed");
            }
            line.write(each);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }
}
