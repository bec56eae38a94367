package org.cloudpilot.routeros.wire;

import java.util.List;

/// One sentence as it came: its words (at least one) and how many bytes they took together.
public record Sentence(List<String> words, int size) {
    public Sentence {
        words = List.copyOf(words);
    }
}
