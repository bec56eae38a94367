package org.cloudpilot.routeros.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.cloudpilot.routeros.cli.CommandNode.Kind;
import org.cloudpilot.routeros.cli.CommandNode;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// A console's menus, commands and arguments as far as a router has told of them, written down as
/// JSON: each name's value is an object with `_type` (`dir`, `path`, `cmd` or `arg`), sometimes
/// `desc`, and what is below it. `_open` is in one whose children were not told yet, `_plain` in
/// one of whose description nobody has asked. Grows while it is learned; safe for many threads.
public final class ToldTree {
    private static final int DEEPEST = 64;

    /// Several times as many as any router has; whoever tells of more is not believed.
    private static final int MOST = 150_000;

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                    .build();

    private final Node root = new Node(null, "", "dir");
    private int size;

    /// A menu, command or argument. What it tells may be old by the time it is used.
    public final class Node {
        private final @Nullable Node parent;
        private final String name;
        private final TreeMap<String, Node> children = new TreeMap<>();
        private String type;
        private String description = "";
        private boolean open;
        private boolean plain;

        private Node(@Nullable Node parent, String name, String type) {
            this.parent = parent;
            this.name = name;
            this.type = type;
        }

        public String name() {
            return name;
        }

        /// Its names from the root on, parted by commas; the root's is empty.
        public String path() {
            return parent == null || parent.parent == null ? name : parent.path() + "," + name;
        }

        public boolean isArgument() {
            synchronized (ToldTree.this) {
                return type.equals("arg");
            }
        }

        /// Its children were not told yet.
        public boolean isOpen() {
            synchronized (ToldTree.this) {
                return open;
            }
        }

        /// Nobody has asked for its description.
        public boolean isPlain() {
            synchronized (ToldTree.this) {
                return plain;
            }
        }

        /// In the order of names.
        public List<Node> children() {
            synchronized (ToldTree.this) {
                return List.copyOf(children.values());
            }
        }

        public @Nullable Node child(String exact) {
            synchronized (ToldTree.this) {
                return children.get(exact);
            }
        }

        /// Its children are told: these, of which nothing else is known yet. False where they are
        /// more than there can be.
        public boolean tell(Collection<Told> told) {
            synchronized (ToldTree.this) {
                size += told.size();
                if (size > MOST) {
                    return false;
                }
                open = false;
                for (Told each : told) {
                    Node child =
                            children.computeIfAbsent(
                                    each.name(), key -> new Node(this, key, each.type()));
                    child.open = !each.type().equals("arg");
                    child.plain = true;
                }
                return true;
            }
        }

        /// What the router says of it; empty where it says nothing.
        public void describe(String text) {
            synchronized (ToldTree.this) {
                description = text;
                plain = false;
            }
        }

        private CommandNode.Kind kind() throws IOException {
            return switch (type) {
                case "dir", "path" -> Kind.MENU;
                case "cmd" -> Kind.COMMAND;
                case "arg" -> Kind.ARGUMENT;
                default -> throw new IOException("unknown kind \"" + type + "\"");
            };
        }
    }

    /// A child as the router tells of it.
    ///
    /// @param type `dir`, `path`, `cmd` or `arg`
    public record Told(String name, String type) {}

    /// One of which nothing was told yet.
    public static ToldTree empty() {
        ToldTree tree = new ToldTree();
        tree.root.open = true;
        return tree;
    }

    /// @throws IOException where that cannot be read, or is something else
    public static ToldTree read(InputStream json) throws IOException {
        ToldTree tree = new ToldTree();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no object");
            }
            tree.read(parser, tree.root);
        } catch (JacksonException e) {
            throw new IOException(e.getMessage(), e);
        }
        return tree;
    }

    private void read(JsonParser parser, Node node) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                Node child = new Node(node, key, "");
                node.children.put(key, child);
                read(parser, child);
            } else {
                switch (key) {
                    case "_type" -> node.type = parser.getString();
                    case "desc" -> node.description = parser.getString();
                    case "_open" -> node.open = true;
                    case "_plain" -> node.plain = true;
                    default -> parser.skipChildren();
                }
            }
        }
    }

    public Node root() {
        return root;
    }

    /// The one of that path, written `ip,address,add` or `/ip/address/add`; null where there is
    /// none.
    public @Nullable Node find(String path) {
        Node at = root;
        for (String name : path.split("[,/]")) {
            at = at == null || name.isEmpty() ? at : at.child(name);
        }
        return at;
    }

    /// Whether there is anything of whose description nobody has asked.
    public boolean hasPlain() {
        synchronized (this) {
            return hasPlain(root);
        }
    }

    private static boolean hasPlain(Node node) {
        return node.plain || node.children.values().stream().anyMatch(ToldTree::hasPlain);
    }

    /// What is known now, to help with lines.
    ///
    /// @throws IOException where a router told of something unknown
    public CommandTree commands() throws IOException {
        synchronized (this) {
            CommandNode top = CommandNode.root(root.open);
            copy(root, top);
            return new CommandTree(top);
        }
    }

    private static void copy(Node from, CommandNode to) throws IOException {
        for (Node each : from.children.values()) {
            copy(each, to.add(each.name, each.kind(), each.description, each.open));
        }
    }

    public String json() {
        synchronized (this) {
            var text = new StringBuilder();
            write(text, root);
            return text.toString();
        }
    }

    private static void write(StringBuilder text, Node node) {
        text.append("{");
        String parting = "";
        if (node.parent != null) {
            text.append("\"_type\":");
            quote(text, node.type);
            parting = ",";
        }
        if (!node.description.isEmpty()) {
            text.append(parting).append("\"desc\":");
            quote(text, node.description);
            parting = ",";
        }
        if (node.open) {
            text.append(parting).append("\"_open\":true");
            parting = ",";
        }
        if (node.plain) {
            text.append(parting).append("\"_plain\":true");
            parting = ",";
        }
        for (Node child : node.children.values()) {
            text.append(parting);
            quote(text, child.name);
            text.append(':');
            write(text, child);
            parting = ",";
        }
        text.append('}');
    }

    private static void quote(StringBuilder text, String value) {
        text.append('"');
        for (char c : value.toCharArray()) {
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else {
                text.append(c < ' ' ? ' ' : c);
            }
        }
        text.append('"');
    }
}
