package org.cloudpilot.routeros.api;

import java.util.ArrayList;
import java.util.List;
import org.cloudpilot.model.Column;
import org.cloudpilot.model.Row;
import org.cloudpilot.routeros.wire.Sentence;
import org.jspecify.annotations.Nullable;

/// One sentence from a router, taken apart.
///
/// @param tag whose command it answers, null where the router did not say
/// @param text the bare words: the reason of a `!fatal`
/// @param size bytes on the wire
record Reply(Kind kind, @Nullable String tag, Row row, String text, int size) {
    enum Kind {
        ROW,
        DONE,
        TRAP,
        FATAL,
        EMPTY,
        /// A word that this client does not know: passed over.
        OTHER
    }

    private static final String TAG = ".tag=";

    static Reply of(Sentence sentence) {
        List<String> words = sentence.words();
        String tag = null;
        List<Column> columns = new ArrayList<>(words.size());
        List<String> bare = new ArrayList<>(0);
        for (String word : words.subList(1, words.size())) {
            if (word.startsWith("=")) {
                columns.add(column(word));
            } else if (word.startsWith(TAG)) {
                tag = word.substring(TAG.length());
            } else {
                bare.add(word);
            }
        }
        return new Reply(
                kind(words.getFirst()),
                tag,
                new Row(columns),
                String.join(" ", bare),
                sentence.size());
    }

    /// What a trap or a fatal says.
    String message() {
        return row.get("message", text);
    }

    /// A trap's category, -1 without one.
    int category() {
        String category = row.get("category", "");
        return category.length() == 1 && Character.isDigit(category.charAt(0))
                ? category.charAt(0) - '0'
                : -1;
    }

    /// The value may hold `=` itself; a word without a second one is a name alone.
    private static Column column(String word) {
        int end = word.indexOf('=', 1);
        return end < 0
                ? new Column(word.substring(1), "")
                : new Column(word.substring(1, end), word.substring(end + 1));
    }

    private static Kind kind(String word) {
        return switch (word) {
            case "!re" -> Kind.ROW;
            case "!done" -> Kind.DONE;
            case "!trap" -> Kind.TRAP;
            case "!fatal" -> Kind.FATAL;
            case "!empty" -> Kind.EMPTY;
            default -> Kind.OTHER;
        };
    }
}
