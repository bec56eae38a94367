package org.cloudpilot.routeros.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cloudpilot.model.Column;
import org.cloudpilot.model.Command;
import org.cloudpilot.routeros.wire.SentenceEncoder;
import org.cloudpilot.routeros.wire.WordText;

/// Makes commands into the bytes of sentences.
final class CommandWords {
    private final WordText encoding;

    CommandWords(WordText encoding) {
        this.encoding = encoding;
    }

    /// Empty when the command has a character that the router's encoding has not.
    ///
    /// @throws IllegalArgumentException for what is no path or no query: it must not come to stand
    ///   in such a word's place, where it would be an attribute of the API itself
    Optional<byte[]> sentence(Command command, long tag) {
        if (!command.path().startsWith("/")) {
            throw new IllegalArgumentException("a path starts with /");
        }
        List<byte[]> words = new ArrayList<>(2 + command.attributes().size());
        if (!add(words, command.path())) {
            return Optional.empty();
        }
        for (Column attribute : command.attributes()) {
            if (!add(words, "=" + attribute.name() + "=" + attribute.value())) {
                return Optional.empty();
            }
        }
        for (String query : command.queries()) {
            if (!query.startsWith("?")) {
                throw new IllegalArgumentException("a query starts with ?");
            }
            if (!add(words, query)) {
                return Optional.empty();
            }
        }
        add(words, ".tag=" + tag);
        return Optional.of(SentenceEncoder.encodeBytes(words));
    }

    private boolean add(List<byte[]> words, String word) {
        Optional<byte[]> bytes = encoding.bytes(word);
        bytes.ifPresent(words::add);
        return bytes.isPresent();
    }
}
