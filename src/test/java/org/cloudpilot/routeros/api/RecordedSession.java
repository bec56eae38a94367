package org.cloudpilot.routeros.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Host;
import org.cloudpilot.routeros.wire.SentenceReader;
import org.cloudpilot.routeros.wire.WireLimits;

/// A session as a router once spoke it: the bytes of its answers, in one piece for each command.
/// Played back with a fault at any byte.
record RecordedSession(List<byte[]> answers) {
    /// What happens at the chosen byte.
    enum Fault {
        /// The connection is closed.
        CUT,
        /// The connection is reset.
        RESET,
        /// Not a byte more.
        STALL,
        /// Bytes that are no sentences.
        GARBAGE,
        /// A reserved control byte.
        CONTROL_BYTE,
        /// A word of four gigabytes is announced.
        HUGE_LENGTH
    }

    /// Listens to what `router` says to whoever comes through here, once.
    static final class Recorder implements AutoCloseable {
        private final ServerSocket server =
                new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
        private final List<byte[]> answers = new ArrayList<>();
        private final Thread listening;

        Recorder(Endpoint router) throws IOException {
            listening = Thread.ofVirtual().start(() -> record(router));
        }

        Endpoint endpoint() {
            return local(server);
        }

        /// After the client closed.
        RecordedSession recorded() throws InterruptedException {
            listening.join();
            return new RecordedSession(List.copyOf(answers));
        }

        private void record(Endpoint router) {
            try (Socket client = server.accept();
                    Socket other = new Socket("127.0.0.1", router.port())) {
                other.setTcpNoDelay(true);
                SentenceReader commands =
                        new SentenceReader(client.getInputStream(), WireLimits.standard());
                SentenceReader replies =
                        new SentenceReader(other.getInputStream(), WireLimits.standard());
                while (commands.next()) {
                    other.getOutputStream().write(framed(commands));
                    ByteArrayOutputStream answer = new ByteArrayOutputStream();
                    String first = "";
                    while (!first.equals("!done") && replies.next()) {
                        answer.writeBytes(framed(replies));
                        first =
                                new String(
                                        replies.bytes(),
                                        replies.from(0),
                                        replies.to(0) - replies.from(0),
                                        java.nio.charset.StandardCharsets.US_ASCII);
                    }
                    answers.add(answer.toByteArray());
                    client.getOutputStream().write(answer.toByteArray());
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        private static byte[] framed(SentenceReader at) {
            List<byte[]> words = new ArrayList<>();
            for (int i = 0; i < at.words(); i++) {
                words.add(Arrays.copyOfRange(at.bytes(), at.from(i), at.to(i)));
            }
            return org.cloudpilot.routeros.wire.SentenceEncoder.encodeBytes(words);
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    int bytes() {
        return answers.stream().mapToInt(each -> each.length).sum();
    }

    /// How many answers are complete before that byte.
    int answersBefore(int position) {
        int end = 0;
        for (int i = 0; i < answers.size(); i++) {
            end += answers.get(i).length;
            if (end > position) {
                return i;
            }
        }
        return answers.size();
    }

    /// Plays to one client, with the fault at that byte of all answers together; then waits until
    /// the client has closed.
    Player play(Fault fault, int position) throws IOException {
        return new Player(this, fault, position);
    }

    private static Endpoint local(ServerSocket server) {
        return new Endpoint(new Host("127.0.0.1", Host.Kind.IPV4), server.getLocalPort());
    }

    static final class Player implements AutoCloseable {
        private static final byte[] GARBAGE = {
            0x03, 0x5a, 0x1b, 0x07, 0x7f, 0x7f, 0x11, 0x42, 0x13, 0x00, 0x21, 0x44, 0x00, 0x00
        };

        private final RecordedSession session;
        private final Fault fault;
        private final int position;
        private final ServerSocket server =
                new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
        private final Thread playing;

        private Player(RecordedSession session, Fault fault, int position) throws IOException {
            this.session = session;
            this.fault = fault;
            this.position = position;
            playing = Thread.ofVirtual().start(this::play);
        }

        Endpoint endpoint() {
            return local(server);
        }

        /// Waits until the client's socket is closed.
        void awaitEnd() throws InterruptedException {
            playing.join();
        }

        private void play() {
            try (Socket socket = server.accept()) {
                socket.setTcpNoDelay(true);
                SentenceReader commands =
                        new SentenceReader(socket.getInputStream(), WireLimits.standard());
                int said = 0;
                for (byte[] answer : session.answers) {
                    if (!commands.next()) {
                        return;
                    }
                    int left = position - said;
                    if (left < answer.length) {
                        socket.getOutputStream().write(answer, 0, left);
                        misbehave(socket);
                        return;
                    }
                    socket.getOutputStream().write(answer);
                    said += answer.length;
                }
                socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (SocketException clientIsGone) {
                // as it should be
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        private void misbehave(Socket socket) throws IOException {
            OutputStream out = socket.getOutputStream();
            switch (fault) {
                case CUT -> {
                    return;
                }
                case RESET -> {
                    socket.setSoLinger(true, 0);
                    return;
                }
                case STALL -> {}
                case GARBAGE -> out.write(GARBAGE);
                case CONTROL_BYTE -> out.write(0xf8);
                case HUGE_LENGTH -> out.write(new byte[] {(byte) 0xf0, -1, -1, -1, -1});
            }
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
