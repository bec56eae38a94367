package org.cloudpilot.routeros.api;

import java.io.IOException;
import java.util.Arrays;
import org.cloudpilot.routeros.api.Reply.Kind;
import org.cloudpilot.routeros.wire.SentenceReader;
import org.cloudpilot.routeros.wire.WordText;
import org.jspecify.annotations.Nullable;

/// Takes sentences apart into replies. For one thread at a time.
final class ReplyReader {
    private static final int LONGEST_TAG = 18;
    private static final int LAYOUTS = 8;
    private static final int REMEMBERED = 8 * 1024;

    /// About what a reply takes beyond its bytes, and each word of a layout made for it.
    private static final int ROW_COST = 64;

    private static final int WORD_COST = 96;

    private final SentenceReader in;
    private final WordText encoding;
    private final Layout[] layouts = new Layout[LAYOUTS];
    private int made;

    ReplyReader(SentenceReader in, WordText encoding) {
        this.in = in;
        this.encoding = encoding;
        Arrays.fill(layouts, Layout.NONE);
    }

    /// The next reply, or null when the peer closed between two. What [SentenceReader#next] throws.
    @Nullable Reply next() throws IOException {
        if (!in.next()) {
            return null;
        }
        Layout layout = layouts[0];
        made = 0;
        if (!layout.fits(in)) {
            layout = bringToFront(layout);
        }
        int word = layout.tag();
        long tag =
                word < 0 ? Reply.UNTAGGED : number(in.from(word) + Layout.tagPrefix(), in.to(word));
        return new Reply(
                kind(), tag, layout.row(in), layout.bareWords(), in.size() + ROW_COST + made);
    }

    /// The layout of this sentence, known or new, before the others. A very large one is not kept:
    /// the peer does not decide how much is remembered of it.
    private Layout bringToFront(Layout former) {
        for (int i = 1; i < layouts.length; i++) {
            Layout known = layouts[i];
            if (known.fits(in)) {
                layouts[i] = former;
                layouts[0] = known;
                return known;
            }
        }
        Layout fresh = Layout.of(in, encoding);
        made = WORD_COST * in.words();
        if (fresh.size() <= REMEMBERED) {
            System.arraycopy(layouts, 0, layouts, 1, layouts.length - 1);
            layouts[0] = fresh;
        }
        return fresh;
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
}
