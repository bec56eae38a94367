package org.cloudpilot.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One command as it arrived.
record Request(
        String menu,
        String verb,
        Map<String, String> attributes,
        List<String> queries,
        @Nullable String tag) {
    static Request of(List<String> words) {
        Map<String, String> attributes = new LinkedHashMap<>();
        List<String> queries = new ArrayList<>();
        String tag = null;
        for (String word : words.subList(1, words.size())) {
            if (word.startsWith("?")) {
                queries.add(word);
            } else if (word.startsWith(".tag=")) {
                tag = word.substring(5);
            } else if (word.startsWith("=")) {
                int end = word.indexOf('=', 1);
                attributes.put(
                        end < 0 ? word.substring(1) : word.substring(1, end),
                        end < 0 ? "" : word.substring(end + 1));
            } else if (word.startsWith(".proplist=")) {
                attributes.put(".proplist", word.substring(10));
            }
        }
        String path = words.getFirst();
        int slash = path.lastIndexOf('/');
        return new Request(
                slash <= 0 ? "/" : path.substring(0, slash),
                path.substring(slash + 1),
                attributes,
                queries,
                tag);
    }

    String path() {
        return menu.equals("/") ? "/" + verb : menu + "/" + verb;
    }

    boolean has(String name) {
        return attributes.containsKey(name);
    }

    String get(String name, String otherwise) {
        return attributes.getOrDefault(name, otherwise);
    }

    /// The attributes that are an item's own, not the command's.
    Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>(attributes);
        columns.keySet().removeIf(name -> name.startsWith(".") || name.equals("numbers"));
        return columns;
    }
}
