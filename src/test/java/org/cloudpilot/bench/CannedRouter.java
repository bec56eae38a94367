package org.cloudpilot.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The peer of all measurements: a server that knows a few commands by heart and answers each with
/// bytes made beforehand, as fast as a socket goes. Run as a process of its own, so that it neither
/// shares the measured heap nor its collector; it does share the two cores. It has a codec of its
/// own, to be no mirror of the one that is measured.
public final class CannedRouter {
    static final int TABLE_ROWS = 100_000;
    private static final String TAG = ".tag=";

    private final Map<String, byte[][]> answers = new HashMap<>();
    private final byte[] table;

    private CannedRouter() {
        answers.put("/login", new byte[][] {});
        answers.put(
                "/system/resource/print",
                new byte[][] {
                    words(
                            "!re",
                            "=uptime=2w3d4h5m6s",
                            "=version=7.16.2 (stable)",
                            "=build-time=2024-11-26 12:09:40",
                            "=factory-software=7.8",
                            "=free-memory=705699840",
                            "=total-memory=1073741824",
                            "=cpu=ARM64",
                            "=cpu-count=4",
                            "=cpu-frequency=864",
                            "=cpu-load=12",
                            "=free-hdd-space=99876864",
                            "=total-hdd-space=134217728",
                            "=architecture-name=arm64",
                            "=board-name=hAP ax^2",
                            "=platform=MikroTik")
                });
        byte[][] rows = new byte[TABLE_ROWS][];
        for (int i = 0; i < TABLE_ROWS; i++) {
            rows[i] =
                    words(
                            "!re",
                            "=.id=*" + Integer.toHexString(i + 1),
                            "=list=customers",
                            "=address=10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255),
                            "=creation-time=2024-11-26 12:09:40",
                            "=dynamic=false",
                            "=disabled=false",
                            "=comment=invoice " + i);
        }
        answers.put("/ip/firewall/address-list/print", rows);
        table = tagged(rows, TAG + "1");
    }

    /// Prints its port and serves until its parent closes standard input.
    public static void main(String[] args) throws IOException {
        CannedRouter router = new CannedRouter();
        ServerSocket server = new ServerSocket(0, 16_384, InetAddress.getLoopbackAddress());
        System.out.println(server.getLocalPort());
        Thread.ofVirtual().start(() -> router.accept(server));
        while (System.in.read() >= 0) {
            // the parent lives
        }
        System.exit(0);
    }

    private void accept(ServerSocket server) {
        try {
            while (true) {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException over) {
            // the process ends
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            new Talk(socket).run();
        } catch (IOException peerIsGone) {
            // nobody to tell
        }
    }

    static byte[] words(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String word : words) {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            if (bytes.length >= 0x80) {
                out.write(bytes.length >> 8 | 0x80);
            }
            out.write(bytes.length);
            out.writeBytes(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] tagged(byte[][] rows, String tag) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] end = words(tag);
        for (byte[] row : rows) {
            out.writeBytes(row);
            out.writeBytes(end);
            out.write(0);
        }
        out.writeBytes(words("!done", tag));
        out.write(0);
        return out.toByteArray();
    }

    /// One connection. Everything that arrived together is answered together.
    private final class Talk {
        private final InputStream in;
        private final OutputStream out;
        private byte[] buffer = new byte[2048];
        private int have;
        private byte[] answer = new byte[2048];
        private int length;

        Talk(Socket socket) throws IOException {
            in = socket.getInputStream();
            out = socket.getOutputStream();
        }

        void run() throws IOException {
            while (true) {
                if (have == buffer.length) {
                    buffer = Arrays.copyOf(buffer, 2 * have);
                }
                int count = in.read(buffer, have, buffer.length - have);
                if (count < 0) {
                    return;
                }
                have += count;
                int used = 0;
                for (int end = sentence(used); end > 0; end = sentence(used)) {
                    used = end;
                }
                System.arraycopy(buffer, used, buffer, 0, have - used);
                have -= used;
                if (length > 0) {
                    out.write(answer, 0, length);
                    length = 0;
                }
            }
        }

        /// Answers the sentence at `from` and says where it ends; 0 while it is not all there.
        private int sentence(int from) throws IOException {
            String path = "";
            String tag = "";
            for (int at = from; at < have; ) {
                int size = buffer[at] & 0xff;
                if (size == 0) {
                    reply(path, tag);
                    return at + 1;
                }
                if (size >= 0x80) {
                    if (at + 1 >= have) {
                        return 0;
                    }
                    size = (size & 0x3f) << 8 | (buffer[at + 1] & 0xff);
                    at++;
                }
                if (at + 1 + size > have) {
                    return 0;
                }
                if (buffer[at + 1] == '/') {
                    path = new String(buffer, at + 1, size, StandardCharsets.ISO_8859_1);
                } else if (buffer[at + 1] == '.') {
                    tag = new String(buffer, at + 1, size, StandardCharsets.ISO_8859_1);
                }
                at += 1 + size;
            }
            return 0;
        }

        private void reply(String path, String tag) throws IOException {
            byte[][] rows = answers.getOrDefault(path, new byte[0][]);
            if (rows.length > 1) {
                out.write(tag.equals(TAG + "1") ? table : tagged(rows, tag));
                return;
            }
            for (byte[] row : rows) {
                put(row);
                putWord(tag);
                put(0);
            }
            putWord("!done");
            putWord(tag);
            put(0);
        }

        private void putWord(String word) {
            if (!word.isEmpty()) {
                put(word.length());
                put(word.getBytes(StandardCharsets.ISO_8859_1));
            }
        }

        private void put(byte[] bytes) {
            room(bytes.length);
            System.arraycopy(bytes, 0, answer, length, bytes.length);
            length += bytes.length;
        }

        private void put(int one) {
            room(1);
            answer[length++] = (byte) one;
        }

        private void room(int more) {
            if (length + more > answer.length) {
                answer = Arrays.copyOf(answer, Math.max(2 * answer.length, length + more));
            }
        }
    }
}
