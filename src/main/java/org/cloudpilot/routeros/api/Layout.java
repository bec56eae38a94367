package org.cloudpilot.routeros.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cloudpilot.model.Row;
import org.cloudpilot.routeros.wire.SentenceReader;
import org.cloudpilot.routeros.wire.WordText;

/// Which word of a sentence is which column. The rows of one table are mostly laid out alike, so
/// that a layout serves many of them, and their names are kept once.
final class Layout {
    /// Of nothing; fits no sentence.
    static final Layout NONE = new Layout(new byte[0][], new int[0], List.of());

    /// What each word begins with: `=name=` or `.tag=`; the whole word where it is neither.
    private final byte[][] heads;

    private final int[] words;
    private final List<String> names;

    private Layout(byte[][] heads, int[] words, List<String> names) {
        this.heads = heads;
        this.words = words;
        this.names = names;
    }

    /// The layout of the sentence that the reader stands on.
    static Layout of(SentenceReader in, WordText encoding) {
        byte[][] heads = new byte[in.words()][];
        List<String> names = new ArrayList<>(heads.length);
        int[] words = new int[heads.length];
        for (int i = 0; i < heads.length; i++) {
            byte[] bytes = in.bytes();
            int from = in.from(i);
            int end = headEnd(bytes, from, in.to(i));
            heads[i] = Arrays.copyOfRange(bytes, from, end);
            if (bytes[from] == '=') {
                boolean valued = end - from > 1 && bytes[end - 1] == '=';
                words[names.size()] = i;
                names.add(encoding.text(bytes, from + 1, end - from - (valued ? 2 : 1)));
            }
        }
        return new Layout(heads, Arrays.copyOf(words, names.size()), List.copyOf(names));
    }

    /// The value may hold `=` itself; a word without a second one is a name alone.
    private static int headEnd(byte[] bytes, int from, int to) {
        if (bytes[from] != '=' && bytes[from] != '.') {
            return to;
        }
        for (int i = from + 1; i < to; i++) {
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
        for (int i = 0; i < heads.length; i++) {
            byte[] head = heads[i];
            int from = in.from(i);
            int length = in.to(i) - from;
            boolean open = head[head.length - 1] == '=' && head.length > 1;
            if (open ? length < head.length : length != head.length) {
                return false;
            }
            if (!Arrays.equals(bytes, from, from + head.length, head, 0, head.length)) {
                return false;
            }
        }
        return true;
    }

    /// The row that the reader stands on.
    Row row(SentenceReader in, WordText encoding) {
        if (names.isEmpty()) {
            return new Row(List.of());
        }
        var kept = in.copy();
        return Row.lazily(
                names, i -> kept.text(words[i], heads[words[i]].length, encoding));
    }
}
