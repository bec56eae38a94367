package org.cloudpilot.model;

import java.util.ArrayList;
import java.util.List;

/// One API sentence to a router, before it has a tag.
///
/// @param path menu and verb, `/ip/address/print`
/// @param attributes `=name=value` words, in order
/// @param queries query words with their `?`, in order, as the router's stack machine reads them
public record Command(String path, List<Column> attributes, List<String> queries) {
    public Command {
        attributes = List.copyOf(attributes);
        queries = List.copyOf(queries);
    }

    public static Command of(String path) {
        return new Command(path, List.of(), List.of());
    }

    public Command with(String name, String value) {
        List<Column> more = new ArrayList<>(attributes);
        more.add(new Column(name, value));
        return new Command(path, more, queries);
    }

    public Command where(String... queryWords) {
        List<String> more = new ArrayList<>(queries);
        more.addAll(List.of(queryWords));
        return new Command(path, attributes, more);
    }

    /// The last segment: `print`.
    public String verb() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// The menu: `/ip/address`, the root is `/`.
    public String menu() {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    /// Whether carrying it out twice does the same as once, so that a lost reply loses nothing.
    public boolean isSafe() {
        return switch (verb()) {
            case "print", "getall", "get", "find", "listen", "monitor", "monitor-traffic" -> true;
            default -> false;
        };
    }
}
