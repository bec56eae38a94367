package org.cloudpilot.routeros.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Host;
import org.cloudpilot.routeros.wire.Sentence;
import org.cloudpilot.routeros.wire.SentenceEncoder;
import org.cloudpilot.routeros.wire.SentenceReader;
import org.cloudpilot.routeros.wire.WireLimits;

/// Plays a script to everyone who connects, byte by byte where it must be.
final class ScriptedPeer implements AutoCloseable {
    /// What is said and heard in one connection, which is closed when it returns.
    interface Script {
        void play(Talk talk) throws IOException;
    }

    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private ScriptedPeer(ServerSocket server) {
        this.server = server;
    }

    static ScriptedPeer playing(Script script) throws IOException {
        return playing(new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")), script);
    }

    static ScriptedPeer playing(ServerSocket server, Script script) {
        ScriptedPeer peer = new ScriptedPeer(server);
        Thread.ofVirtual().start(() -> peer.acceptAll(script));
        return peer;
    }

    Endpoint endpoint() {
        return new Endpoint(new Host("127.0.0.1", Host.Kind.IPV4), server.getLocalPort());
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

    private static void serve(Socket socket, Script script) {
        try (socket) {
            script.play(new Talk(socket));
        } catch (IOException peerIsGone) {
            // the test has what it wanted
        }
    }

    /// One connection.
    static final class Talk {
        private final InputStream in;
        private final OutputStream out;
        private final SentenceReader reader;

        Talk(Socket socket) throws IOException {
            this.in = socket.getInputStream();
            this.out = socket.getOutputStream();
            this.reader = new SentenceReader(in, WireLimits.standard());
        }

        /// The words of the next command, without its tag; the tag is the last.
        List<String> hear() throws IOException {
            Sentence sentence = reader.read();
            if (sentence == null) {
                throw new IOException("the client closed");
            }
            return sentence.words();
        }

        static String tag(List<String> command) {
            return command.getLast();
        }

        void say(String... words) throws IOException {
            out.write(SentenceEncoder.encode(List.of(words)));
        }

        void sayBytes(int... bytes) throws IOException {
            for (int each : bytes) {
                out.write(each);
            }
        }

        void sayText(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        }

        /// Accepts whoever logs in.
        void acceptLogInAndWait() throws IOException {
            acceptLogIn();
            waitForTheEnd();
        }

        void acceptLogIn() throws IOException {
            hear();
            say("!done");
        }

        /// Says nothing more until the client closes.
        void waitForTheEnd() throws IOException {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
