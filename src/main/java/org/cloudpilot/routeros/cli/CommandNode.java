package org.cloudpilot.routeros.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A menu, command or argument of a router's console, with what is below it in the order of names.
///
/// @see Vocabulary
public final class CommandNode {
    public enum Kind {
        MENU,
        COMMAND,
        ARGUMENT
    }

    private static final Pattern WORDS =
            Pattern.compile("[\\w.+*-]++(?:(?:\\|[\\w.+*-]++)++(?:\\[,\\w++\\*])?+|\\[,\\w++\\*])");

    private static final Pattern LIST_OF_MORE = Pattern.compile("\\[.*");

    private final String name;
    private final Kind kind;
    private final String description;
    private final boolean open;
    private final @Nullable CommandNode parent;
    private final TreeMap<String, CommandNode> children = new TreeMap<>();
    private String path;

    private CommandNode(
            @Nullable CommandNode parent,
            String name,
            Kind kind,
            String description,
            boolean open) {
        this.parent = parent;
        this.name = name;
        this.kind = kind;
        this.description = description;
        this.open = open;
        this.path =
                parent == null
                        ? "/"
                        : parent.parent == null ? "/" + name : parent.path + "/" + name;
    }

    /// The root menu of a new tree.
    ///
    /// @param open whether less is known than there may be
    public static CommandNode root(boolean open) {
        return new CommandNode(null, "", Kind.MENU, "", open);
    }

    /// Adds what is not there yet; the one of that name.
    ///
    /// @param open whether there may be more below it than is known
    public CommandNode add(String childName, Kind childKind, String about, boolean childOpen) {
        return children.computeIfAbsent(
                childName, key -> new CommandNode(this, key, childKind, about, childOpen));
    }

    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    /// What the router says of its values; empty where it says nothing.
    public String description() {
        return description;
    }

    /// The words that its description lists: `accept|drop|reject` or `l1|l2[,Levels*]`, in that
    /// order. Empty where it takes anything else, or nothing is known.
    public List<String> values() {
        return WORDS.matcher(description).matches()
                ? List.of(LIST_OF_MORE.matcher(description).replaceFirst("").split("\\|"))
                : List.of();
    }

    /// Whether an unquoted word can be its value, by what its description lists: a beginning is
    /// enough. Where several can be given at once, any can.
    boolean takes(String word) {
        List<String> listed = LIST_OF_MORE.matcher(description).find() ? List.of() : values();
        String value = word.startsWith("!") ? word.substring(1) : word;
        return listed.isEmpty() || listed.stream().anyMatch(each -> each.startsWith(value));
    }

    /// There may be more below it than is known.
    public boolean isOpen() {
        return open;
    }

    public boolean isMenu() {
        return kind == Kind.MENU;
    }

    /// `/ip/address`; the root's is `/`.
    public String path() {
        return path;
    }

    /// The menu above; the root's is itself.
    public CommandNode parent() {
        return parent == null ? this : parent;
    }

    public boolean isRoot() {
        return parent == null;
    }

    /// In the order of names.
    public Collection<CommandNode> children() {
        return children.values();
    }

    /// The names of its children, in their order.
    public List<String> names() {
        return List.copyOf(children.keySet());
    }

    /// The one of exactly that name.
    public @Nullable CommandNode child(String exact) {
        return children.get(exact);
    }

    /// What is at that path below this, in full: `/ip/address`; null where nothing is.
    public @Nullable CommandNode below(String fullPath) {
        CommandNode at = this;
        for (String each : fullPath.split("/")) {
            at = at == null || each.isEmpty() ? at : at.child(each);
        }
        return at;
    }

    /// The one that `word` names: in full, or by the beginning of no other name.
    public @Nullable CommandNode find(String word) {
        CommandNode exact = children.get(word);
        if (exact != null || word.isEmpty()) {
            return exact;
        }
        CommandNode found = null;
        for (CommandNode each : children.tailMap(word).values()) {
            if (!each.name.startsWith(word)) {
                break;
            }
            if (found != null) {
                return null;
            }
            found = each;
        }
        return found;
    }

    /// All that begin so.
    public List<CommandNode> beginningWith(String start) {
        List<CommandNode> found = new ArrayList<>();
        for (CommandNode each : children.tailMap(start).values()) {
            if (!each.name.startsWith(start)) {
                break;
            }
            found.add(each);
        }
        return found;
    }

    @Override
    public String toString() {
        return path;
    }
}
