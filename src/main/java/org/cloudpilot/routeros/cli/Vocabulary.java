package org.cloudpilot.routeros.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cloudpilot.routeros.cli.CommandNode.Kind;

/// What the program itself knows of menus and commands, for those who have no recorded tree: the
/// menus of a router of version 7.22 without extra packages, and the commands of the root menu with
/// their arguments. The other menus may have any command with any arguments.
public final class Vocabulary {
    private static final List<String> VERBS =
            List.of(
                    "add", "comment", "disable", "edit", "enable", "export", "find", "get", "move",
                    "print", "remove", "reset", "set", "unset");

    private static final CommandNode BUILT_IN = read(false);
    private static final CommandNode EVERYTHING = read(true);

    private Vocabulary() {}

    public static CommandNode builtIn() {
        return BUILT_IN;
    }

    /// With what only some routers have: extra packages, certain hardware, version 6.
    public static CommandNode everything() {
        return EVERYTHING;
    }

    private static CommandNode read(boolean withExtras) {
        CommandNode root = CommandNode.root(false);
        Map<String, List<String>> groups = groups();
        for (String line : Table.lines("commands.txt")) {
            if (line.startsWith(":")) {
                command(root, line.substring(1));
            }
        }
        Table.menus(
                (path, extra) -> {
                    CommandNode parent = root.below(path.substring(0, path.lastIndexOf('/')));
                    if ((withExtras || !extra) && parent != null) {
                        String name = path.substring(path.lastIndexOf('/') + 1);
                        commands(parent.add(name, Kind.MENU, "", true), groups);
                    }
                });
        return root;
    }

    /// By menu without items: its commands.
    private static Map<String, List<String>> groups() {
        Map<String, List<String>> groups = new HashMap<>();
        for (String line : Table.lines("groups.txt")) {
            List<String> words = List.of(line.split(" "));
            groups.computeIfAbsent(words.get(0), path -> new ArrayList<>())
                    .addAll(words.subList(1, words.size()));
        }
        return groups;
    }

    private static void commands(CommandNode menu, Map<String, List<String>> groups) {
        for (String verb : groups.getOrDefault(menu.path(), VERBS)) {
            menu.add(verb, Kind.COMMAND, "", true);
        }
    }

    private static void command(CommandNode root, String line) {
        String[] words = line.replace("|", " ").strip().split(" +");
        CommandNode command = root.add(words[0], Kind.COMMAND, "", false);
        for (int i = 1; i < words.length; i++) {
            command.add(words[i], Kind.ARGUMENT, "", false);
        }
    }
}
