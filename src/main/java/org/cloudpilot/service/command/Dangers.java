package org.cloudpilot.service.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.cloudpilot.model.Message;

/// Which console lines a person is asked about before they are sent, because the API asks nobody.
/// Rather asks once too often: abbreviations count, and whatever cannot be told apart from what the
/// session stands on.
final class Dangers {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");
    private static final Set<String> CHANGING =
            Set.of("set", "remove", "disable", "unset", "reset", "edit", "move");
    private static final Set<String> WITHOUT_WHERE =
            Set.of("set", "remove", "disable", "enable", "unset", "reset", "move", "comment");

    /// A command that asks whatever its arguments are.
    private record Grave(String path, String sentence) {
        List<String> words() {
            return List.of(path.split(" "));
        }
    }

    private static final List<Grave> GRAVE =
            List.of(
                    new Grave("system reboot", "danger.reboot"),
                    new Grave("system shutdown", "danger.shutdown"),
                    new Grave("system reset-configuration", "danger.reset"),
                    new Grave("system package downgrade", "danger.downgrade"),
                    new Grave("system package update install", "danger.upgrade"),
                    new Grave("system backup load", "danger.backup_load"),
                    new Grave("import", "danger.import"));

    private final Footing footing;
    private final Set<Message> found = new LinkedHashSet<>();
    private List<String> menu;

    private Dangers(String menu, Footing footing) {
        this.footing = footing;
        this.menu = menuWords(menu);
    }

    private static List<String> menuWords(String menu) {
        return menu.equals("/") ? List.of() : List.of(menu.substring(1).split("/"));
    }

    /// Why to ask; empty where there is nothing to ask.
    ///
    /// @param menu where the prompt stands
    /// @param text one line or many
    static List<Message> in(String menu, String text, Footing footing) {
        Dangers dangers = new Dangers(menu, footing);
        Statements.of(text).forEach(dangers::look);
        return List.copyOf(dangers.found);
    }

    /// Whether the answer depends on which interface the session comes in by.
    static boolean dependOnInterfaces(List<Message> found) {
        return found.stream().anyMatch(message -> message.key().equals("danger.interface"));
    }

    private void look(List<String> words) {
        List<String> whole = new ArrayList<>(menu);
        whole.addAll(words);
        for (Grave each : GRAVE) {
            if (holds(whole, each.words()) || holds(words, each.words())) {
                found.add(Message.of(each.sentence()));
            }
        }
        if (whole.stream().anyMatch(word -> is(word, WITHOUT_WHERE)) && findsAll(words)) {
            found.add(Message.of("danger.find_all"));
        }
        own(whole);
        own(words);
    }

    /// Whether the words of `path` stand side by side, perhaps shortened.
    private static boolean holds(List<String> words, List<String> path) {
        return indexOf(words, path) >= 0;
    }

    private static int indexOf(List<String> words, List<String> path) {
        for (int from = 0; from + path.size() <= words.size(); from++) {
            int same = 0;
            while (same < path.size() && isShortFor(words.get(from + same), path.get(same))) {
                same++;
            }
            if (same == path.size()) {
                return from;
            }
        }
        return -1;
    }

    /// `reb` for `reboot`; two letters at least.
    private static boolean isShortFor(String word, String whole) {
        return word.length() >= 2 && whole.startsWith(word);
    }

    private static boolean is(String word, Set<String> verbs) {
        return verbs.contains(word)
                || (word.length() >= 3 && verbs.stream().anyMatch(verb -> verb.startsWith(word)));
    }

    /// `[find]` or `[find where]`, with a menu before the verb or without.
    private static boolean findsAll(List<String> words) {
        for (int at = 0; at + 1 < words.size(); at++) {
            if (words.get(at).equals("find")) {
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

    /// Changes of what the session itself stands on.
    private void own(List<String> words) {
        changed(words, List.of("ip", "service"))
                .filter(rest -> touches(rest, Set.of(footing.service()), false))
                .ifPresent(_ -> found.add(Message.of("danger.service", footing.service())));
        changed(words, List.of("user"))
                .filter(rest -> touches(rest, Set.of(footing.username()), false))
                .ifPresent(_ -> found.add(Message.of("danger.user", footing.username())));
        changed(words, List.of("ip", "address"))
                .filter(rest -> touches(rest, footing.addresses(), false))
                .ifPresent(_ -> found.add(Message.of("danger.address")));
        changed(words, List.of("interface"))
                .filter(rest -> touches(rest, footing.interfaces(), footing.interfaces().isEmpty()))
                .ifPresent(_ -> found.add(Message.of("danger.interface")));
    }

    /// What follows the verb, where the words change something below that menu.
    private static Optional<List<String>> changed(List<String> words, List<String> path) {
        if (indexOf(words, path) != 0) {
            return Optional.empty();
        }
        for (int at = path.size(); at < words.size(); at++) {
            if (is(words.get(at), CHANGING)) {
                return Optional.of(words.subList(at + 1, words.size()));
            }
        }
        return Optional.empty();
    }

    /// Whether the items that a change names may be one of ours: it is named, or an item is not
    /// named plainly, or nobody knows which are ours.
    private static boolean touches(List<String> rest, Set<String> ours, boolean unknown) {
        for (int at = 0; at < rest.size(); at++) {
            String word = rest.get(at);
            if (word.equals("[")) {
                int end = rest.subList(at, rest.size()).indexOf("]");
                int behind = end < 0 ? rest.size() : at + end;
                if (unknown || !findsOthers(rest.subList(at, behind), ours)) {
                    return true;
                }
                at = behind;
            } else if (word.indexOf('=') < 0 || word.matches("(numbers|\\.id)=.*")) {
                String items = word.substring(word.indexOf('=') + 1);
                if (unknown || List.of(items.split(",")).stream().anyMatch(of(ours))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Predicate<String> of(Set<String> ours) {
        return item -> ours.contains(item) || !PLAIN.matcher(item).matches();
    }

    /// `[find name=other]`: another's name is asked for.
    private static boolean findsOthers(List<String> brackets, Set<String> ours) {
        return brackets.stream()
                .filter(word -> word.startsWith("name="))
                .map(word -> word.substring(5))
                .anyMatch(of(ours).negate());
    }
}
