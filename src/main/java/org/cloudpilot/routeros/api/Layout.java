package org.cloudpilot.routeros.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.IntFunction;
import org.cloudpilot.model.Row;
import org.cloudpilot.routeros.wire.SentenceBytes;
import org.cloudpilot.routeros.wire.SentenceReader;
import org.cloudpilot.routeros.wire.WordText;

/// Which word of a sentence is what. The rows of one table are mostly laid out alike, so that a
/// layout serves many of them, and their names are kept once.
final class Layout {
    private static final byte[] TAG = WordText.encode(".tag=");

    /// Of nothing; fits no sentence.
    static final Layout NONE = new Layout(new byte[0][], new int[0], List.of(), WordText.usual());

    /// What each word begins with: `=name=` or `.tag=`; the whole word where it is neither.
    private final byte[][] heads;

    private final boolean[] open;
    private final int[] columns;
    private final List<String> names;
    private final WordText encoding;
    private final int tag;
    private final String bareWords;

    private Layout(byte[][] heads, int[] columns, List<String> names, WordText encoding) {
        this.heads = heads;
        this.columns = columns;
        this.names = names;
        this.encoding = encoding;
        this.open = new boolean[heads.length];
        int tagWord = -1;
        StringJoiner bare = new StringJoiner(" ");
        for (int i = 0; i < heads.length; i++) {
            byte[] head = heads[i];
            boolean isTag = Arrays.equals(head, TAG);
            open[i] = isTag || (head[0] == '=' && head.length > 1 && head[head.length - 1] == '=');
            if (isTag) {
                tagWord = i;
            } else if (i > 0 && head[0] != '=') {
                bare.add(encoding.text(head, 0, head.length));
            }
        }
        this.tag = tagWord;
        this.bareWords = bare.toString();
    }

    /// The layout of the sentence that the reader stands on.
    static Layout of(SentenceReader in, WordText encoding) {
        byte[][] heads = new byte[in.words()][];
        List<String> names = new ArrayList<>(heads.length);
        int[] columns = new int[heads.length];
        byte[] bytes = in.bytes();
        for (int i = 0; i < heads.length; i++) {
            int from = in.from(i);
            int end = headEnd(bytes, from, in.to(i));
            heads[i] = Arrays.copyOfRange(bytes, from, end);
            if (i > 0 && bytes[from] == '=') {
                boolean valued = end - from > 1 && bytes[end - 1] == '=';
                columns[names.size()] = i;
                names.add(encoding.text(bytes, from + 1, end - from - (valued ? 2 : 1)));
            }
        }
        return new Layout(
                heads, Arrays.copyOf(columns, names.size()), List.copyOf(names), encoding);
    }

    /// The value may hold `=` itself; a word without a second one is a name alone. Of what is no
    /// column only the tag has a value.
    private static int headEnd(byte[] bytes, int from, int to) {
        if (bytes[from] == '.') {
            boolean isTag =
                    to - from >= TAG.length
                            && Arrays.equals(bytes, from, from + TAG.length, TAG, 0, TAG.length);
            return isTag ? from + TAG.length : to;
        }
        for (int i = from + 1; bytes[from] == '=' && i < to; i++) {
            if (bytes[i] == '=') {
                return i + 1;
            }
        }
        return to;
    }

    /// Whether the sentence that the reader stands on is laid out so.
    boolean fits(SentenceReader in) {
        if (in.words() != heads.length) {
            return false;
        }
        byte[] bytes = in.bytes();
        for (int i = heads.length - 1; i >= 0; i--) {
            byte[] head = heads[i];
            int from = in.from(i);
            int length = in.to(i) - from;
            if (length != head.length && (length < head.length || !open[i])) {
                return false;
            }
            if (!Arrays.equals(bytes, from, from + head.length, head, 0, head.length)) {
                return false;
            }
        }
        return true;
    }

    /// The bytes that are kept of it.
    int size() {
        int bytes = 0;
        for (byte[] head : heads) {
            bytes += head.length;
        }
        return bytes;
    }

    /// The word with the tag, or -1.
    int tag() {
        return tag;
    }

    /// Where its value begins.
    static int tagPrefix() {
        return TAG.length;
    }

    /// The words that are neither columns nor the tag.
    String bareWords() {
        return bareWords;
    }

    /// The row that the reader stands on.
    Row row(SentenceReader in) {
        return names.isEmpty()
                ? Row.lazily(names, i -> "")
                : Row.lazily(names, new Values(this, in.copy()));
    }

    private record Values(Layout layout, SentenceBytes sentence) implements IntFunction<String> {
        @Override
        public String apply(int index) {
            int word = layout.columns[index];
            return sentence.text(word, layout.heads[word].length, layout.encoding);
        }
    }
}
