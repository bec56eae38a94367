package org.cloudpilot.routeros.api;

import java.io.IOException;
import java.util.StringJoiner;
import org.cloudpilot.model.Row;
import org.cloudpilot.routeros.api.Reply.Kind;
import org.cloudpilot.routeros.wire.SentenceReader;
import org.cloudpilot.routeros.wire.WordText;
import org.jspecify.annotations.Nullable;

/// Takes sentences apart into replies. For one thread at a time.
final class ReplyReader {
    private static final int LONGEST_TAG = 18;

    private final SentenceReader in;
    private final WordText encoding;
    private Layout layout = Layout.NONE;

    ReplyReader(SentenceReader in, WordText encoding) {
        this.in = in;
        this.encoding = encoding;
    }

    /// The next reply, or null when the peer closed between two. What [SentenceReader#next] throws.
    @Nullable Reply next() throws IOException {
        if (!in.next()) {
            return null;
        }
        Kind kind = kind();
        long tag = Reply.UNTAGGED;
        boolean bare = false;
        for (int i = 1; i < in.words(); i++) {
            int first = in.bytes()[in.from(i)];
            if (first == '.' && isTag(i)) {
                tag = number(in.from(i) + 5, in.to(i));
            } else if (first != '=') {
                bare = true;
            }
        }
        return new Reply(kind, tag, row(), bare ? bareWords() : "", in.size());
    }

    private Row row() {
        if (!layout.fits(in)) {
            layout = Layout.of(in, encoding);
        }
        return layout.row(in, encoding);
    }

    private boolean isTag(int word) {
        int from = in.from(word);
        byte[] bytes = in.bytes();
        return in.to(word) - from >= 5
                && bytes[from + 1] == 't'
                && bytes[from + 2] == 'a'
                && bytes[from + 3] == 'g'
                && bytes[from + 4] == '=';
    }

    private long number(int from, int to) {
        if (from == to || to - from > LONGEST_TAG) {
            return Reply.FOREIGN;
        }
        long number = 0;
        for (int i = from; i < to; i++) {
            int digit = in.bytes()[i] - '0';
            if (digit < 0 || digit > 9) {
                return Reply.FOREIGN;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    private Kind kind() {
        byte[] bytes = in.bytes();
        int from = in.from(0);
        int length = in.to(0) - from;
        if (bytes[from] != '!') {
            return Kind.OTHER;
        }
        if (length == 3 && bytes[from + 1] == 'r' && bytes[from + 2] == 'e') {
            return Kind.ROW;
        }
        return switch (encoding.text(bytes, from, length)) {
            case "!done" -> Kind.DONE;
            case "!trap" -> Kind.TRAP;
            case "!fatal" -> Kind.FATAL;
            case "!empty" -> Kind.EMPTY;
            default -> Kind.OTHER;
        };
    }

    private String bareWords() {
        StringJoiner words = new StringJoiner(" ");
        for (int i = 1; i < in.words(); i++) {
            int from = in.from(i);
            int first = in.bytes()[from];
            if (first != '=' && !(first == '.' && isTag(i))) {
                words.add(encoding.text(in.bytes(), from, in.to(i) - from));
            }
        }
        return words.toString();
    }
}
