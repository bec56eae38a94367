package org.cloudpilot.routeros.legrange;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.routeros.wire.SentenceEncoder;
import org.cloudpilot.routeros.wire.SentenceReader;
import org.cloudpilot.routeros.wire.WireException;
import org.cloudpilot.routeros.wire.WordText;

/// What the library reads. It believes every length, misreads line breaks in values, and spins for
/// ever on an end, on `!empty`, `!fatal` and on anything else that it does not know; so sentences
/// are looked at first, and what it cannot take is kept from it or ends the session.
final class GuardedInput extends InputStream {
    /// In place of line breaks, at which the library would part a value; of the private use area.
    private static final char LINE_FEED = '\uf70a';

    private static final char CARRIAGE_RETURN = '\uf70d';

    private final SentenceReader reader;
    private final LegrangeLimits limits;
    private final WordText encoding;
    private final Consumer<ConnectProblem> gone;
    private final CountDownLatch closed = new CountDownLatch(1);
    private byte[] sentence = new byte[0];
    private int position;
    private int rows;
    private long bytes;
    private volatile int category;

    /// @param gone is told once why nothing more comes
    GuardedInput(
            InputStream in,
            LegrangeLimits limits,
            WordText encoding,
            Consumer<ConnectProblem> gone) {
        this.reader = new SentenceReader(in, limits.wire());
        this.limits = limits;
        this.encoding = encoding;
        this.gone = gone;
    }

    /// A text as the router sent it.
    static String restored(String text) {
        return text.replace(LINE_FEED, '\n').replace(CARRIAGE_RETURN, '\r');
    }

    /// Of the last trap, -1 where it had none: the library tells 0 of such a one, too.
    int category() {
        return category;
    }

    @Override
    public int read() throws IOException {
        while (position == sentence.length) {
            sentence = next();
            position = 0;
        }
        return sentence[position++] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        target[offset] = (byte) read();
        return 1;
    }

    /// The next one that the library can take; empty to look again.
    private byte[] next() throws IOException {
        try {
            if (!reader.next()) {
                throw end(ConnectFailure.CLOSED, "the router closed the session");
            }
        } catch (WireException e) {
            throw end(ConnectFailure.PROTOCOL, String.valueOf(e.getMessage()));
        } catch (EndedException e) {
            throw e;
        } catch (IOException e) {
            throw end(ConnectFailure.CLOSED, String.valueOf(e.getMessage()));
        }
        List<String> words = new ArrayList<>(reader.words());
        for (int i = 0; i < reader.words(); i++) {
            int from = reader.from(i);
            words.add(encoding.text(reader.bytes(), from, reader.to(i) - from));
        }
        return switch (words.getFirst()) {
            case "!re", "!done", "!trap" -> passed(words);
            case "!fatal" ->
                    throw end(
                            ConnectFailure.CLOSED,
                            String.join(" ", words.subList(1, words.size())));
            default -> new byte[0];
        };
    }

    private byte[] passed(List<String> words) throws IOException {
        List<String> kept = new ArrayList<>(words.size());
        boolean tagged = false;
        int found = -1;
        for (String word : words) {
            if (word.startsWith("!")) {
                kept.add(word);
            } else if (word.startsWith(".tag=")) {
                tagged = true;
                kept.add(word);
            } else if (word.startsWith("=")) {
                String whole = word.indexOf('=', 1) < 0 ? word + "=" : word;
                kept.add(whole.replace('\n', LINE_FEED).replace('\r', CARRIAGE_RETURN));
                found = word.matches("=category=[0-9]") ? word.charAt(10) - '0' : found;
            }
        }
        if (!tagged) {
            throw end(ConnectFailure.PROTOCOL, "a reply without a tag, which this engine needs");
        }
        count(words.getFirst(), found);
        return SentenceEncoder.encode(kept);
    }

    private void count(String kind, int found) throws IOException {
        bytes += reader.size();
        switch (kind) {
            case "!re" -> rows++;
            case "!trap" -> category = found;
            default -> {
                rows = 0;
                bytes = 0;
            }
        }
        if (rows > limits.rows() || bytes > limits.bytes()) {
            throw end(ConnectFailure.PROTOCOL, "an answer that is too long for this engine");
        }
    }

    private static final class EndedException extends IOException {
        private static final long serialVersionUID = 1;

        EndedException() {
            super("the session has ended");
        }
    }

    /// Holds the library's reader until the session is closed: it would ask again at once.
    private IOException end(ConnectFailure failure, String detail) {
        gone.accept(new ConnectProblem(failure, detail));
        try {
            closed.await();
        } catch (InterruptedException whileClosing) {
            Thread.currentThread().interrupt();
        }
        return new EndedException();
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
