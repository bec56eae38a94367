package org.cloudpilot.model;

import java.util.List;

/// What only the router at hand can tell of how a line could go on: the values of an argument that
/// depend on its state, or the properties of its items. No more of the line is in it than that
/// argument.
///
/// @param path the command, its names parted by commas
/// @param input as if it were typed behind the command
/// @param begun of the word in question
/// @param start where that word begins in the line
public record LiveQuestion(
        String path, String input, String begun, LineCompletion.Kind kind, int start) {
    /// What fits of the words that the router offers.
    public List<LineCompletion> completions(List<String> words) {
        return words.stream()
                .filter(word -> word.startsWith(begun) && word.chars().noneMatch(c -> c < ' '))
                .map(word -> new LineCompletion(written(word), kind, "", start))
                .toList();
    }

    /// A word that holds more than letters is written in quotes.
    private static String written(String word) {
        boolean plain =
                word.chars().allMatch(c -> c > ' ' && c < 0x7f && "\"$()[]{};`\\?".indexOf(c) < 0);
        return plain
                ? word
                : '"' + word.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "\\$") + '"';
    }
}
