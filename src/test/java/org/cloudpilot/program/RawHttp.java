package org.cloudpilot.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A client that writes what it likes, byte by byte, and reads one answer.
public final class RawHttp implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final String HEAD_END = "\r\n\r\n";
    private static final Pattern LENGTH =
            Pattern.compile("\r\ncontent-length: *([0-9]+)\r\n", Pattern.CASE_INSENSITIVE);

    private final Socket socket;
    private final int port;

    public RawHttp(int port) throws IOException {
        this.port = port;
        this.socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /// Sends `text` as Latin-1; `{host}` stands for a right Host header's line.
    public RawHttp send(String text) throws IOException {
        String host = "Host: 127.0.0.1:" + port + "\r\n";
        socket.getOutputStream()
                .write(text.replace("{host}", host).getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /// Whether there is something to read already.
    public boolean isAnswered() throws IOException {
        return socket.getInputStream().available() > 0;
    }

    /// The next answer, head and body; what there is when the connection ends before.
    public String answer() throws IOException {
        String head = head();
        Matcher length = LENGTH.matcher(head);
        int body = length.find() ? Integer.parseInt(length.group(1)) : 0;
        byte[] read = socket.getInputStream().readNBytes(body);
        return head + new String(read, StandardCharsets.UTF_8);
    }

    /// The next answer's head alone, as HEAD has it.
    public String head() throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        int ends = 0;
        while (ends < HEAD_END.length()) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            read.write(next);
            ends = next == HEAD_END.charAt(ends) ? ends + 1 : next == '\r' ? 1 : 0;
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    /// Whether the other side ended the connection, after what is still to be read.
    public boolean isEnded() throws IOException {
        return socket.getInputStream().readAllBytes().length == 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
