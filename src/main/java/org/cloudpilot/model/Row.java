package org.cloudpilot.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One `!re` sentence: its columns in the router's order, duplicates kept.
public record Row(List<Column> columns) {
    public Row {
        columns = List.copyOf(columns);
    }

    /// For what we build ourselves: name, value, name, value…
    public static Row of(String... namesAndValues) {
        Column[] columns = new Column[namesAndValues.length / 2];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new Column(namesAndValues[2 * i], namesAndValues[2 * i + 1]);
        }
        return new Row(List.of(columns));
    }

    /// The first value of the column, or null where the router left it out.
    public @Nullable String get(String name) {
        for (Column column : columns) {
            if (column.name().equals(name)) {
                return column.value();
            }
        }
        return null;
    }

    public String get(String name, String otherwise) {
        String value = get(name);
        return value == null ? otherwise : value;
    }

    /// In the router's order; of duplicates the last one stands.
    public Map<String, String> asMap() {
        Map<String, String> map = new LinkedHashMap<>();
        columns.forEach(column -> map.put(column.name(), column.value()));
        return map;
    }
}
