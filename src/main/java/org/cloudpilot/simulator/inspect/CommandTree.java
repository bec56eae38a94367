package org.cloudpilot.simulator.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A console's menus, commands and arguments. Filled while it is built, and left alone afterwards.
public final class CommandTree {
    /// What a node is, as `node-type` says it.
    public enum Type {
        /// A menu that holds menus and commands.
        DIR("dir"),
        /// A menu that holds items, too.
        PATH("path"),
        CMD("cmd"),
        ARG("arg");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    private final String name;
    private final Type type;
    private final String description;
    private final SortedMap<String, CommandTree> children = new TreeMap<>();
    private List<String> offered = List.of();

    private CommandTree(String name, Type type, String description) {
        this.name = name;
        this.type = type;
        this.description = description;
    }

    /// An empty one.
    public static CommandTree root() {
        return new CommandTree("", Type.DIR, "");
    }

    /// Reads one that was recorded: JSON in gzip, `_type` and `desc` in each node.
    public static CommandTree read(InputStream recorded) throws IOException {
        try (InputStream json = new GZIPInputStream(recorded)) {
            CommandTree root = root();
            root.addAll(new JsonMapper().readTree(json));
            return root;
        } catch (JacksonException e) {
            throw new IOException("no recorded tree", e);
        }
    }

    private void addAll(JsonNode recorded) {
        recorded.properties()
                .forEach(
                        member -> {
                            JsonNode value = member.getValue();
                            JsonNode kind = value.get("_type");
                            if (kind != null) {
                                String word = kind.asString();
                                JsonNode text = value.get("desc");
                                child(
                                                member.getKey(),
                                                switch (word) {
                                                    case "cmd" -> Type.CMD;
                                                    case "arg" -> Type.ARG;
                                                    case "path" -> Type.PATH;
                                                    default -> Type.DIR;
                                                },
                                                text == null ? "" : text.asString())
                                        .addAll(value);
                            }
                        });
    }

    /// The child of that name, made if there is none.
    public CommandTree child(String called, Type kind, String text) {
        return children.computeIfAbsent(called, unknown -> new CommandTree(called, kind, text));
    }

    /// What completion offers as values, and no description tells: they depend on the router's
    /// state.
    public void offer(List<String> values) {
        offered = List.copyOf(values);
    }

    List<String> offered() {
        return offered;
    }

    String name() {
        return name;
    }

    Type type() {
        return type;
    }

    /// For an argument what it takes: `a|b|c`, `string value`.
    String description() {
        return description;
    }

    SortedMap<String, CommandTree> children() {
        return children;
    }

    @Nullable CommandTree child(String called) {
        return children.get(called);
    }

    boolean isMenu() {
        return type == Type.DIR || type == Type.PATH;
    }
}
