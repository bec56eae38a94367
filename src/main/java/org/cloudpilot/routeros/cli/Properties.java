package org.cloudpilot.routeros.cli;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a menu's items can be chosen by, as far as its commands tell: whatever `add` and `set` take
/// that is a property of the item.
public final class Properties {
    private static final Set<String> NO_PROPERTIES =
            Set.of("copy-from", "number", "numbers", "place-before");

    private Properties() {}

    /// By name, each with the argument that sets it.
    public static SortedMap<String, CommandNode> of(CommandNode menu) {
        SortedMap<String, CommandNode> found = new TreeMap<>();
        for (String verb : new String[] {"set", "add"}) {
            CommandNode command = menu.child(verb);
            if (command != null) {
                for (CommandNode each : command.children()) {
                    if (!NO_PROPERTIES.contains(each.name())) {
                        found.merge(each.name(), each, Properties::fuller);
                    }
                }
            }
        }
        return found;
    }

    /// The argument that sets the property of that name; null where none does.
    public static @Nullable CommandNode find(CommandNode menu, String name) {
        CommandNode found = null;
        for (String verb : new String[] {"set", "add"}) {
            CommandNode command = menu.child(verb);
            CommandNode argument = command == null ? null : command.child(name);
            if (argument != null && !NO_PROPERTIES.contains(name)) {
                found = found == null ? argument : fuller(found, argument);
            }
        }
        return found;
    }

    private static CommandNode fuller(CommandNode one, CommandNode other) {
        return one.description().isEmpty() ? other : one;
    }
}
