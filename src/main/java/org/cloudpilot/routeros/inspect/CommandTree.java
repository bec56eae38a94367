package org.cloudpilot.routeros.inspect;

import java.io.IOException;
import java.io.InputStream;
import org.cloudpilot.routeros.cli.CommandNode.Kind;
import org.cloudpilot.routeros.cli.CommandNode;
import org.cloudpilot.routeros.cli.Vocabulary;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// The menus, commands and arguments of one version's console, as `/console/inspect` tells them.
///
/// @param root the root menu
public record CommandTree(CommandNode root) {
    private static final int DEEPEST = 64;

    /// Reads a tree from JSON: each name's value is an object with `_type` (`dir`, `path`, `cmd` or
    /// `arg`), sometimes `desc`, and what is below it.
    ///
    /// @throws IOException where that cannot be read, or is something else
    public static CommandTree read(InputStream json) throws IOException {
        JsonFactory factory =
                JsonFactory.builder()
                        .streamReadConstraints(
                                StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                        .build();
        CommandNode root = CommandNode.root(false);
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no object");
            }
            children(parser, root);
        } catch (JacksonException e) {
            throw new IOException(e.getMessage(), e);
        }
        return new CommandTree(root);
    }

    /// What the program itself knows, for those who have no recording.
    public static CommandTree builtIn() {
        return new CommandTree(Vocabulary.builtIn());
    }

    /// The menu of that path, written `/ip/address`; the root where there is none.
    public CommandNode menu(String path) {
        CommandNode found = root.below(path);
        return found != null && found.isMenu() ? found : root;
    }

    /// What is below a node, up to the end of its object. Its own type comes first in a recording.
    private static void children(JsonParser parser, CommandNode node) throws IOException {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                child(parser, node, name);
            } else {
                parser.skipChildren();
            }
        }
    }

    private static void child(JsonParser parser, CommandNode parent, String name)
            throws IOException {
        String type = "";
        String description = "";
        JsonToken token = parser.nextToken();
        while (token == JsonToken.PROPERTY_NAME && parser.currentName() != null) {
            String key = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT) {
                CommandNode node = parent.add(name, kind(type), description, false);
                child(parser, node, key);
                children(parser, node);
                return;
            }
            switch (key) {
                case "_type" -> type = parser.getString();
                case "desc" -> description = parser.getString();
                default -> parser.skipChildren();
            }
            token = parser.nextToken();
        }
        parent.add(name, kind(type), description, false);
    }

    private static Kind kind(String type) throws IOException {
        return switch (type) {
            case "dir", "path" -> Kind.MENU;
            case "cmd" -> Kind.COMMAND;
            case "arg" -> Kind.ARGUMENT;
            default -> throw new IOException("unknown kind \"" + type + "\"");
        };
    }
}
