package org.cloudpilot.routeros.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cloudpilot.model.Endpoint;
import org.jspecify.annotations.Nullable;

/// The lines of a request that the JDK's client sends to the [Relay].
record RequestHead(List<String> lines) {
    private static final int MOST = 1 << 20;

    /// Null when the client closed instead.
    static @Nullable RequestHead read(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int count = 0; count < MOST; count++) {
            int each = in.read();
            if (each < 0) {
                return null;
            }
            if (each != '\n') {
                line.write(each);
                continue;
            }
            String text = line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
            if (text.isEmpty()) {
                return lines.isEmpty() ? null : new RequestHead(lines);
            }
            lines.add(text);
            line.reset();
        }
        return null;
    }

    boolean isConnect() {
        return lines.getFirst().startsWith("CONNECT ");
    }

    boolean shows(String pass) {
        String shown = value(isConnect() ? Relay.TUNNEL_PASS : Relay.PASS);
        return shown != null
                && MessageDigest.isEqual(
                        shown.getBytes(StandardCharsets.ISO_8859_1),
                        pass.getBytes(StandardCharsets.ISO_8859_1));
    }

    long bodyLength() throws IOException {
        String length = value("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            throw new IOException("not a length: " + length, e);
        }
    }

    /// With the router's name in place of the relay's, and without the pass.
    byte[] forRouter(Endpoint router) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            if (names(line, "Host")) {
                String port = router.port() == 80 ? "" : ":" + router.port();
                text.append("Host: ")
                        .append(router.host().bracketed().replaceFirst("%[^]]*", ""))
                        .append(port);
                text.append("\r\n");
            } else if (!names(line, Relay.PASS)) {
                text.append(line).append("\r\n");
            }
        }
        return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private @Nullable String value(String name) {
        for (String line : lines) {
            if (names(line, name)) {
                return line.substring(name.length() + 1).strip();
            }
        }
        return null;
    }

    private static boolean names(String line, String name) {
        return line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":");
    }

    @Override
    public String toString() {
        return "RequestHead[…]"; // it carries a password
    }
}
