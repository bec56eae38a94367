package org.cloudpilot.model;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// One `!re` sentence: its columns in the router's order, duplicates kept. Immutable.
///
/// A value becomes text when it is first asked for: of the rows of a large table most people look
/// at few columns, and the rows of one table share their names.
public final class Row {
    private final List<String> names;
    private final IntFunction<String> values;

    public Row(List<Column> columns) {
        List<Column> all = List.copyOf(columns);
        this.names = all.stream().map(Column::name).toList();
        this.values = i -> all.get(i).value();
    }

    private Row(List<String> names, IntFunction<String> values) {
        this.names = names;
        this.values = values;
    }

    /// For what we build ourselves: name, value, name, value…
    public static Row of(String... namesAndValues) {
        Column[] columns = new Column[namesAndValues.length / 2];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new Column(namesAndValues[2 * i], namesAndValues[2 * i + 1]);
        }
        return new Row(List.of(columns));
    }

    /// A row whose values are made into text on demand, each call giving an equal text.
    ///
    /// @param names of the columns, immutable, mostly shared by many rows
    /// @param values gives the value of the column with that index, from any thread
    public static Row lazily(List<String> names, IntFunction<String> values) {
        return new Row(names, values);
    }

    public List<Column> columns() {
        return new Columns();
    }

    /// How many columns there are.
    public int size() {
        return names.size();
    }

    /// The first value of the column, or null where the router left it out.
    public @Nullable String get(String name) {
        int index = names.indexOf(name);
        return index < 0 ? null : values.apply(index);
    }

    public String get(String name, String otherwise) {
        String value = get(name);
        return value == null ? otherwise : value;
    }

    /// In the router's order; of duplicates the last one stands.
    public Map<String, String> asMap() {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            map.put(names.get(i), values.apply(i));
        }
        return map;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Row row && columns().equals(row.columns());
    }

    @Override
    public int hashCode() {
        return columns().hashCode();
    }

    @Override
    public String toString() {
        return new ArrayList<>(columns()).toString();
    }

    private final class Columns extends AbstractList<Column> implements RandomAccess {
        @Override
        public Column get(int index) {
            return new Column(names.get(index), values.apply(index));
        }

        @Override
        public int size() {
            return names.size();
        }
    }
}
