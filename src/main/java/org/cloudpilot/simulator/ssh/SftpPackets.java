package org.cloudpilot.simulator.ssh;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The packets of SFTP version 3 (draft-ietf-secsh-filexfer-02).
final class SftpPackets {
    private static final int LONGEST = 1 << 20;

    private final DataInputStream in;
    private final OutputStream out;

    SftpPackets(InputStream in, OutputStream out) {
        this.in = new DataInputStream(in);
        this.out = out;
    }

    /// @throws java.io.EOFException at the end
    DataInputStream next() throws IOException {
        int length = in.readInt();
        if (length < 1 || length > LONGEST) {
            throw new IOException("no SFTP packet");
        }
        byte[] packet = new byte[length];
        in.readFully(packet);
        return new DataInputStream(new java.io.ByteArrayInputStream(packet));
    }

    static byte[] bytes(DataInputStream packet) throws IOException {
        int length = packet.readInt();
        if (length < 0 || length > packet.available()) {
            throw new IOException("no SFTP string");
        }
        return packet.readNBytes(length);
    }

    static String text(DataInputStream packet) throws IOException {
        return new String(bytes(packet), StandardCharsets.UTF_8);
    }

    Answer answer(int type) {
        return new Answer(type);
    }

    /// One packet to be sent.
    final class Answer {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream data = new DataOutputStream(bytes);

        private Answer(int type) {
            bytes.write(type);
        }

        Answer number(int value) {
            return put(() -> data.writeInt(value));
        }

        Answer longNumber(long value) {
            return put(() -> data.writeLong(value));
        }

        Answer text(String value) {
            return bytes(value.getBytes(StandardCharsets.UTF_8));
        }

        Answer bytes(byte[] value) {
            return put(
                    () -> {
                        data.writeInt(value.length);
                        data.write(value);
                    });
        }

        private interface Put {
            void run() throws IOException;
        }

        private Answer put(Put step) {
            try {
                step.run();
                return this;
            } catch (IOException e) {
                throw new UncheckedIOException("memory takes bytes", e);
            }
        }

        void send() throws IOException {
            ByteArrayOutputStream packet = new ByteArrayOutputStream(bytes.size() + 4);
            new DataOutputStream(packet).writeInt(bytes.size());
            bytes.writeTo(packet);
            out.write(packet.toByteArray());
            out.flush();
        }
    }
}
