package org.cloudpilot.routeros.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.cloudpilot.routeros.cli.MenuTree.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// A router's command tree in a file: JSON, packed with gzip or not. Each object is a node, its
/// members are the nodes below; `_type` is `dir`, `path`, `cmd` or `arg`, `desc` tells of values.
public final class MenuTreeFile {
    private static final JsonFactory JSON = new JsonFactory();

    private MenuTreeFile() {}

    /// @throws IOException when it cannot be read, or is no such file
    public static MenuTree read(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return read(isPacked(file) ? new GZIPInputStream(bytes) : bytes);
        }
    }

    private static boolean isPacked(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return bytes.read() == 0x1f && bytes.read() == 0x8b;
        }
    }

    private static MenuTree read(InputStream bytes) throws IOException {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no command tree");
            }
            return node(json);
        } catch (JacksonException malformed) {
            throw new IOException("no command tree", malformed);
        }
    }

    private static MenuTree node(JsonParser json) {
        Map<String, MenuTree> children = new HashMap<>();
        String type = "";
        String description = "";
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (value == JsonToken.START_OBJECT) {
                children.put(name, node(json));
            } else if (name.equals("_type")) {
                type = json.getString();
            } else if (name.equals("desc")) {
                description = json.getString();
            } else {
                json.skipChildren();
            }
        }
        return new MenuTree(kind(type), description, children);
    }

    private static Kind kind(String type) {
        return switch (type) {
            case "cmd" -> Kind.COMMAND;
            case "arg" -> Kind.ARGUMENT;
            default -> Kind.MENU;
        };
    }
}
