package org.cloudpilot.routeros.cli;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// A menu, a command or an argument of the router's console, with what stands below it.
public final class MenuTree {
    /// What a node is.
    public enum Kind {
        MENU,
        COMMAND,
        ARGUMENT
    }

    private final Kind kind;
    private final String description;
    private final NavigableMap<String, MenuTree> children;
    private final boolean open;

    public MenuTree(Kind kind, String description, Map<String, MenuTree> children) {
        this(kind, description, children, false);
    }

    private MenuTree(Kind kind, String description, Map<String, MenuTree> children, boolean open) {
        this.kind = kind;
        this.description = description;
        this.children = Collections.unmodifiableNavigableMap(new TreeMap<>(children));
        this.open = open;
    }

    /// A menu of which only a part is known: a name that is not among `children` may be there.
    public static MenuTree openMenu(Map<String, MenuTree> children) {
        return new MenuTree(Kind.MENU, "", children, true);
    }

    /// A command of whose arguments only a part is known.
    public static MenuTree openCommand(Map<String, MenuTree> children) {
        return new MenuTree(Kind.COMMAND, "", children, true);
    }

    private static final MenuTree UNKNOWN = openMenu(Map.of());

    /// Whether there may be more than is known.
    public boolean isOpen() {
        return open;
    }

    /// The node at the end of a path of full names; one below an open menu is open, too.
    ///
    /// @throws java.util.NoSuchElementException when there is none
    public MenuTree at(List<String> path) {
        MenuTree node = this;
        for (String name : path) {
            MenuTree above = node;
            node =
                    above.child(name)
                            .or(() -> above.open ? Optional.of(UNKNOWN) : Optional.empty())
                            .orElseThrow();
        }
        return node;
    }

    public Kind kind() {
        return kind;
    }

    /// What the router says of its values; often empty.
    public String description() {
        return description;
    }

    /// By name, in the order of their names.
    public Map<String, MenuTree> children() {
        return children;
    }

    public List<String> names() {
        return List.copyOf(children.keySet());
    }

    public Optional<MenuTree> child(String name) {
        return Optional.ofNullable(children.get(name));
    }

    /// The full name that `typed` means: itself, or the only one that begins with it.
    public Optional<String> resolve(String typed) {
        if (children.containsKey(typed)) {
            return Optional.of(typed);
        }
        String only = children.ceilingKey(typed);
        if (only == null || !only.startsWith(typed)) {
            return Optional.empty();
        }
        String next = children.higherKey(only);
        return next != null && next.startsWith(typed) ? Optional.empty() : Optional.of(only);
    }
}
