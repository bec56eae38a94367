package org.cloudpilot.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;

/// The baseline: a socket that sends the same bytes and reads the same bytes, and understands no
/// more of them than where a sentence ends.
final class RawClient implements AutoCloseable {
    private static final byte[] LOG_IN = sentence("/login", "=name=admin", "=password=right");
    private static final byte[] POLL = sentence("/system/resource/print", ".tag=1");
    private static final byte[] TABLE = sentence("/ip/firewall/address-list/print", ".tag=1");

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer;
    private int position;
    private int limit;

    RawClient(int port, int bufferSize) throws IOException {
        buffer = new byte[bufferSize];
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        in = socket.getInputStream();
        out = socket.getOutputStream();
        out.write(LOG_IN);
        readReply();
    }

    private static byte[] sentence(String... words) {
        byte[] bytes = CannedRouter.words(words);
        return Arrays.copyOf(bytes, bytes.length + 1);
    }

    /// One round trip of `/system/resource/print`.
    int poll() throws IOException {
        out.write(POLL);
        return readReply();
    }

    /// As many round trips, all asked for in one write.
    int poll(int count) throws IOException {
        byte[] all = new byte[POLL.length * count];
        for (int i = 0; i < count; i++) {
            System.arraycopy(POLL, 0, all, i * POLL.length, POLL.length);
        }
        out.write(all);
        int sentences = 0;
        for (int i = 0; i < count; i++) {
            sentences += readReply();
        }
        return sentences;
    }

    /// The 100,000 rows, each word copied to an array of its own.
    int tableWords() throws IOException {
        out.write(TABLE);
        int words = 0;
        int sentences = 0;
        while (true) {
            byte[] first = null;
            for (int length = length(); length > 0; length = length()) {
                require(length);
                byte[] word = Arrays.copyOfRange(buffer, position, position + length);
                position += length;
                words += word[0] != 0 ? 1 : 0;
                first = first == null ? word : first;
            }
            if (first != null && first[1] == 'd') {
                return words > sentences ? sentences : -1;
            }
            sentences++;
        }
    }

    /// The 100,000 rows, framing only: how many sentences there were.
    int table() throws IOException {
        out.write(TABLE);
        return readReply();
    }

    /// Reads sentences up to a `!done`; how many there were before it.
    private int readReply() throws IOException {
        int sentences = 0;
        while (true) {
            boolean done = false;
            boolean first = true;
            for (int length = length(); length > 0; length = length()) {
                if (first) {
                    require(length);
                    done = length == 5 && buffer[position + 1] == 'd';
                    first = false;
                }
                skip(length);
            }
            if (done) {
                return sentences;
            }
            sentences++;
        }
    }

    private int length() throws IOException {
        int first = next();
        return first < 0x80 ? first : (first & 0x3f) << 8 | next();
    }

    private int next() throws IOException {
        require(1);
        return buffer[position++] & 0xff;
    }

    private void skip(int count) throws IOException {
        require(count);
        position += count;
    }

    private void require(int count) throws IOException {
        while (limit - position < count) {
            System.arraycopy(buffer, position, buffer, 0, limit - position);
            limit -= position;
            position = 0;
            int more = in.read(buffer, limit, buffer.length - limit);
            if (more < 0) {
                throw new IOException("the server closed");
            }
            limit += more;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
