package org.cloudpilot.service.command;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// A command that a text would carry out, wherever in it: in a block, in brackets, in a loop.
///
/// @param menu its words
/// @param verb in full where that is known, otherwise as it is written: perhaps short for another
/// @param items what it names without a name, or as numbers, as they are written
/// @param texts what it carries out as commands
/// @param carriesOutUnknown whether it carries out what cannot be told beforehand
/// @param isForAll whether it is about all items of a menu
record Deed(
        List<String> menu,
        String verb,
        List<String> items,
        List<String> texts,
        boolean carriesOutUnknown,
        boolean isForAll) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");
    private static final Set<String> JOINING = Set.of("or", "||", "!", "not");

    Deed {
        menu = List.copyOf(menu);
        items = List.copyOf(items);
        texts = List.copyOf(texts);
    }

    /// `/ip/address`, `/`.
    static List<String> words(String menu) {
        return menu.equals("/") ? List.of() : List.of(menu.substring(1).split("/"));
    }

    boolean mayBe(String whole) {
        return whole.startsWith(verb);
    }

    boolean mayBeOneOf(Set<String> verbs) {
        return verbs.stream().anyMatch(this::mayBe);
    }

    boolean isBelow(String... path) {
        return menu.size() >= path.length && menu.subList(0, path.length).equals(List.of(path));
    }

    boolean namesItems() {
        return !items.isEmpty();
    }

    /// Whether the items may be one of these: it is named, or an item is not named plainly.
    boolean mayTouch(Set<String> ours) {
        return items.stream()
                .anyMatch(
                        item ->
                                item.startsWith("[")
                                        ? !findsOthers(Words.of(item), ours)
                                        : List.of(item.split(",")).stream().anyMatch(of(ours)));
    }

    private static Predicate<String> of(Set<String> ours) {
        return item -> ours.contains(item) || !PLAIN.matcher(item).matches();
    }

    /// `[find name=other]`: others' names are asked for, and nothing else could be found.
    private static boolean findsOthers(List<String> brackets, Set<String> ours) {
        List<String> names =
                brackets.stream()
                        .filter(word -> word.startsWith("name="))
                        .map(word -> word.substring(5))
                        .toList();
        return !names.isEmpty()
                && names.stream().noneMatch(of(ours))
                && brackets.stream().noneMatch(word -> JOINING.contains(word) || isNot(word));
    }

    private static boolean isNot(String word) {
        return word.startsWith("!");
    }

    /// `[find]` or `[find where]`, with a menu before the verb or without.
    static boolean findsAll(List<String> words) {
        for (int at = 0; at + 1 < words.size(); at++) {
            if ("find".startsWith(words.get(at))) {
                String next = words.get(at + 1);
                boolean empty =
                        next.equals("where")
                                && at + 2 < words.size()
                                && words.get(at + 2).equals("]");
                if (next.equals("]") || empty) {
                    return true;
                }
            }
        }
        return false;
    }
}
