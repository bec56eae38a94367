package org.cloudpilot.routeros.api;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cloudpilot.model.Column;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.Secret;
import org.cloudpilot.routeros.Login;
import org.cloudpilot.routeros.TimeLimits;
import org.cloudpilot.routeros.link.DialException;
import org.cloudpilot.routeros.link.Wire;
import org.cloudpilot.routeros.wire.Sentence;
import org.cloudpilot.routeros.wire.SentenceEncoder;
import org.cloudpilot.routeros.wire.SentenceReader;
import org.cloudpilot.routeros.wire.WireException;
import org.cloudpilot.routeros.wire.WireLimits;
import org.cloudpilot.routeros.wire.WordText;

/// What any bytes from a router must come to: sentences or a verdict, and nothing else. The first
/// byte chooses which part of the client reads the rest.
final class HostileAnswers {
    private static final WireLimits LIMITS = new WireLimits(1 << 12, 1 << 13, 64);

    private HostileAnswers() {}

    static void take(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(bytes, 1, bytes.length);
        switch (bytes[0] & 3) {
            case 0 -> readsAlikeHoweverItArrives(rest, 1 + (bytes[0] >> 2 & 15));
            case 1 -> isTakenApart(rest);
            case 2 -> comesBackFromTheWire(rest);
            default -> logsInOrNot(rest);
        }
    }

    /// In one piece, in small pieces, and with the wait given up before each piece.
    private static void readsAlikeHoweverItArrives(byte[] bytes, int piece) {
        String atOnce = sentences(new ByteArrayInputStream(bytes));
        String dripping =
                sentences(
                        new ByteArrayInputStream(bytes) {
                            private boolean late;

                            @Override
                            public int read(byte[] target, int offset, int length) {
                                late = !late;
                                return late ? LATE : super.read(target, offset, piece);
                            }
                        });
        require(atOnce.equals(dripping), "the same sentences: " + atOnce + " / " + dripping);
    }

    private static final int LATE = -2;

    private static String sentences(InputStream in) {
        InputStream timing =
                new FilterInputStream(in) {
                    @Override
                    public int read(byte[] target, int offset, int length) throws IOException {
                        int count = super.read(target, offset, length);
                        if (count == LATE) {
                            throw new SocketTimeoutException();
                        }
                        return count;
                    }
                };
        SentenceReader reader = new SentenceReader(timing, LIMITS);
        List<Object> seen = new ArrayList<>();
        while (true) {
            try {
                Sentence next = reader.read();
                if (next == null) {
                    return seen.toString();
                }
                require(!next.words().isEmpty(), "a sentence has a word");
                require(next.size() <= LIMITS.sentenceBytes(), "within the limits");
                seen.add(next);
            } catch (SocketTimeoutException goOn) {
                continue;
            } catch (WireException verdict) {
                seen.add(verdict.violation());
                return seen.toString();
            } catch (IOException somethingElse) {
                throw new AssertionError(somethingElse);
            }
        }
    }

    private static void isTakenApart(byte[] bytes) {
        ReplyReader replies =
                new ReplyReader(
                        new SentenceReader(new ByteArrayInputStream(bytes), LIMITS),
                        WordText.usual());
        try {
            for (Reply reply = replies.next(); reply != null; reply = replies.next()) {
                int size = 0;
                for (Column column : reply.row().columns()) {
                    size += column.name().length() + column.value().length();
                }
                require(size <= reply.size(), "no column is made up");
                require(reply.category() >= -1 && reply.category() <= 9, "a category");
                require(reply.row().equals(reply.row()), "a row equals itself");
                require(reply.row().asMap().size() <= reply.row().size(), "columns");
                reply.message();
            }
        } catch (WireException verdict) {
            require(verdict.violation() != null, "a verdict");
        } catch (IOException somethingElse) {
            throw new AssertionError(somethingElse);
        }
    }

    /// What was read and is text in UTF-8 is written as it was read.
    private static void comesBackFromTheWire(byte[] bytes) {
        List<byte[]> words = new ArrayList<>();
        for (int at = 0; at < bytes.length && words.size() < 60; ) {
            int length = Math.min(bytes.length - at, 1 + (bytes[at] & 0x3f));
            words.add(Arrays.copyOfRange(bytes, at, at + length));
            at += length;
        }
        if (words.isEmpty()) {
            return;
        }
        byte[] wire = SentenceEncoder.encodeBytes(words);
        SentenceReader reader = new SentenceReader(new ByteArrayInputStream(wire), LIMITS);
        try {
            require(reader.next(), "a sentence");
            require(reader.words() == words.size(), "its words");
            for (int i = 0; i < words.size(); i++) {
                byte[] read = Arrays.copyOfRange(reader.bytes(), reader.from(i), reader.to(i));
                require(Arrays.equals(words.get(i), read), "the same word");
            }
            require(!reader.next(), "nothing more");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void logsInOrNot(byte[] bytes) {
        try (Secret password = Secret.ofText("secret-word");
                CannedSocket socket = new CannedSocket(bytes)) {
            Link link = new Link(new Wire(socket, socket), LIMITS, WordText.usual());
            new LogIn(link, TimeLimits.standard(), WordText.usual())
                    .perform(new Login("admin", password));
        } catch (DialException refused) {
            String said = refused.problem().detail();
            ConnectFailure failure = refused.problem().failure();
            require(failure != ConnectFailure.TIMEOUT, "nobody was late");
            // a router may echo what it was told, we never do
            require(contains(bytes, said) || !said.contains("secret-word"), "no password told");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean contains(byte[] bytes, String said) {
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).contains(said);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    /// A socket of which the peer has said everything already.
    private static final class CannedSocket extends Socket {
        private final InputStream in;
        private final OutputStream out = new ByteArrayOutputStream();

        CannedSocket(byte[] said) {
            this.in = new ByteArrayInputStream(said);
        }

        @Override
        public InputStream getInputStream() {
            return in;
        }

        @Override
        public OutputStream getOutputStream() {
            return out;
        }

        @Override
        public void setSoTimeout(int millis) {
            // what is there is there at once
        }
    }
}
