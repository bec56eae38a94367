package org.cloudpilot.service.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cloudpilot.model.Message;
import org.cloudpilot.routeros.cli.Parser;
import org.cloudpilot.routeros.cli.Prompt;
import org.cloudpilot.routeros.cli.Script;

/// Which console lines a person is asked about before they are sent, because the API asks nobody.
/// Rather asks once too often: a command of which only a beginning is known may be any that begins
/// so, and an item that cannot be told apart from what the session stands on may be that.
final class Dangers {
    private static final Set<String> CHANGING =
            Set.of("set", "remove", "disable", "unset", "reset", "edit", "move");
    private static final Set<String> WITHOUT_WHERE =
            Set.of("set", "remove", "disable", "enable", "unset", "reset", "move", "comment");

    /// A command that asks whatever its arguments are.
    private record Grave(List<String> menu, String verb, String sentence) {
        Grave(String path, String sentence) {
            this(menu(path), path.substring(path.lastIndexOf(' ') + 1), sentence);
        }

        private static List<String> menu(String path) {
            List<String> words = List.of(path.split(" "));
            return words.subList(0, words.size() - 1);
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

    private Dangers(Footing footing) {
        this.footing = footing;
    }

    /// Why to ask; empty where there is nothing to ask.
    ///
    /// @param prompt where it is typed, and what is known there
    /// @param text one line or many
    static List<Message> in(Prompt prompt, String text, Footing footing) {
        Dangers dangers = new Dangers(footing);
        dangers.look(prompt, text);
        return List.copyOf(dangers.found);
    }

    /// Whether the answer depends on which interface the session comes in by.
    static boolean dependOnInterfaces(List<Message> found) {
        return found.stream().anyMatch(message -> message.key().equals("danger.interface"));
    }

    private void look(Prompt prompt, String text) {
        Script script = Parser.read(prompt.tree(), prompt.node(), text).script();
        if (script == null) {
            unread(prompt.menu(), text);
            return;
        }
        for (Deed each : Deeds.of(script, text)) {
            look(each);
            for (String code : each.texts()) {
                look(Prompt.at("/", false, prompt.numbers()), code);
            }
        }
    }

    private void look(Deed deed) {
        for (Grave each : GRAVE) {
            if (deed.menu().equals(each.menu()) && deed.mayBe(each.verb())) {
                found.add(Message.of(each.sentence()));
            }
        }
        if (deed.carriesOutUnknown()) {
            found.add(Message.of("danger.script"));
        }
        if (deed.isForAll() && deed.mayBeOneOf(WITHOUT_WHERE)) {
            found.add(Message.of("danger.find_all"));
        }
        if (deed.mayBeOneOf(CHANGING)) {
            own(deed);
        }
        if (deed.menu().isEmpty() && deed.mayBe("password")) {
            found.add(Message.of("danger.user", footing.username()));
        }
    }

    /// Changes of what the session itself stands on.
    private void own(Deed deed) {
        if (deed.isBelow("ip", "service") && deed.mayTouch(Set.of(footing.service()))) {
            found.add(Message.of("danger.service", footing.service()));
        }
        if (deed.isBelow("user", "group")
                || deed.isBelow("user", "aaa")
                || (deed.isBelow("user") && deed.mayTouch(Set.of(footing.username())))) {
            found.add(Message.of("danger.user", footing.username()));
        }
        if ((deed.isBelow("ip", "address") || deed.isBelow("ipv6", "address"))
                && deed.mayTouch(footing.addresses())) {
            found.add(Message.of("danger.address"));
        }
        if (deed.isBelow("interface")
                && (deed.mayTouch(footing.interfaces())
                        || (footing.interfaces().isEmpty() && deed.namesItems()))) {
            found.add(Message.of("danger.interface"));
        }
    }

    /// What cannot be read is looked at word by word, without regard to where a command ends.
    private void unread(String menu, String text) {
        List<String> words = new ArrayList<>(Deed.words(menu));
        Words.of(text).forEach(words::add);
        for (Grave each : GRAVE) {
            List<String> path = new ArrayList<>(each.menu());
            path.add(each.verb());
            if (holds(words, path)) {
                found.add(Message.of(each.sentence()));
            }
        }
        if (Deed.findsAll(words) && holdsOneOf(words, WITHOUT_WHERE)) {
            found.add(Message.of("danger.find_all"));
        }
        if (!holdsOneOf(words, CHANGING)) {
            return;
        }
        if (holds(words, List.of("ip", "service"))) {
            found.add(Message.of("danger.service", footing.service()));
        }
        if (holds(words, List.of("user"))) {
            found.add(Message.of("danger.user", footing.username()));
        }
        if (holds(words, List.of("ip", "address")) || holds(words, List.of("ipv6", "address"))) {
            found.add(Message.of("danger.address"));
        }
        if (holds(words, List.of("interface"))) {
            found.add(Message.of("danger.interface"));
        }
    }

    private static boolean holdsOneOf(List<String> words, Set<String> verbs) {
        return verbs.stream().anyMatch(verb -> holds(words, List.of(verb)));
    }

    /// Whether the words of `path` stand side by side, perhaps shortened: to two letters at least,
    /// and the last of several to one.
    private static boolean holds(List<String> words, List<String> path) {
        for (int from = 0; from + path.size() <= words.size(); from++) {
            int same = 0;
            while (same < path.size()
                    && path.get(same).startsWith(words.get(from + same))
                    && (words.get(from + same).length() > 1
                            || (same > 0 && same == path.size() - 1))) {
                same++;
            }
            if (same == path.size()) {
                return true;
            }
        }
        return false;
    }
}
