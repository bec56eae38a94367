package org.cloudpilot.routeros.cli;

import java.util.List;
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
                        verbs(parent.add(name, Kind.MENU, "", true));
                    }
                });
        return root;
    }

    private static void verbs(CommandNode menu) {
        for (String verb : VERBS) {
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
