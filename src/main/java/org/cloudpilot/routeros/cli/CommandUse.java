package org.cloudpilot.routeros.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a command may be used, beyond the names of its arguments: which of them may be given without
/// names, and what some of them mean to whoever reads. A command tree does not tell that.
///
/// @param slots the arguments that may be given without their names, in order
/// @param unlimited whether more may be given without names, since nothing is known of the command
record CommandUse(String command, List<String> slots, boolean unlimited) {
    private static final Set<String> FLAGS =
            Set.of(
                    "append",
                    "arp-ping",
                    "as-string",
                    "as-string-value",
                    "as-value",
                    "blackhole",
                    "brief",
                    "compact",
                    "count-only",
                    "detail",
                    "do-not-fragment",
                    "fib",
                    "follow",
                    "follow-only",
                    "hide-sensitive",
                    "once",
                    "show-ids",
                    "show-sensitive",
                    "stats",
                    "stats-detail",
                    "terse",
                    "value-list",
                    "verbose",
                    "without-paging");

    private static final Set<String> CODE =
            Set.of("command", "do", "else", "on-error", "on-event", "on-up", "on-down", "source");

    /// What a command that is not in the table takes without a name, if it has one of these.
    private static final List<String> USUAL =
            List.of("numbers", "number", "interface", "address", "name", "file-name");

    private static final Map<String, CommandUse> KNOWN = known();

    private static Map<String, CommandUse> known() {
        Map<String, CommandUse> uses = new HashMap<>();
        for (String line : Table.lines("commands.txt")) {
            String[] words = line.replaceAll("\\|.*", "").strip().split(" +");
            uses.put(
                    words[0],
                    new CommandUse(words[0], List.of(words).subList(1, words.length), false));
        }
        return uses;
    }

    /// @param node null where nothing is known of the command's arguments
    static CommandUse of(CommandNode menu, @Nullable CommandNode node, String name) {
        CommandUse use = KNOWN.get(menu.isRoot() ? ":" + name : menu.path() + "/" + name);
        if (use == null) {
            use = KNOWN.get(menu.isRoot() ? "?" : name);
        }
        if (node == null || node.isOpen()) {
            return use == null ? new CommandUse(name, List.of(), true) : use;
        }
        List<String> slots = use == null ? USUAL : use.slots;
        return new CommandUse(
                use == null ? name : use.command,
                slots.stream()
                        .filter(slot -> node.child(slot) != null)
                        .limit(use == null ? 1 : slots.size())
                        .toList(),
                false);
    }

    /// It may stand without a value.
    static boolean isFlag(String argument) {
        return FLAGS.contains(argument);
    }

    /// `{…}` as its value is commands.
    boolean isCode(String argument) {
        return (command.equals(":onerror") && argument.equals("in"))
                || CODE.contains(argument)
                || argument.startsWith("on-")
                || argument.equals("script")
                || argument.endsWith("-script");
    }

    /// That argument never has a value.
    boolean isOnlyFlag(String argument) {
        return (command.equals("print") || command.equals("export") || command.endsWith(":export"))
                && isFlag(argument);
    }

    /// `{…}` may be a value; commands of menus take none.
    boolean takesArrays() {
        return command.startsWith(":");
    }

    /// Its first argument is the name of a variable.
    boolean namesVariable() {
        return switch (command) {
            case ":global", ":local", ":set", ":for", ":foreach", ":onerror" -> true;
            default -> false;
        };
    }

    /// That argument is the body of a function.
    boolean declaresFunction(String argument) {
        return argument.equals("do") && (command.equals(":global") || command.equals(":local"));
    }

    /// Its variables end with it.
    boolean keepsItsVariables() {
        return switch (command) {
            case ":for", ":foreach", ":onerror" -> true;
            default -> false;
        };
    }

    /// The variable must be there already.
    boolean sets() {
        return command.equals(":set");
    }

    boolean takesSeveral() {
        return command.equals(":foreach");
    }

    /// The value of that argument is the name of a variable.
    boolean declares(String argument) {
        return namesVariable() && !sets() && argument.equals(slots.get(0));
    }

    /// A word that may be short for how to print is no item.
    boolean prints() {
        return command.equals("print");
    }

    /// Whatever has no name is conditions.
    boolean isConditional() {
        return slots.equals(List.of("where"));
    }
}
