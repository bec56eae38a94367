package org.cloudpilot.simulator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The items of one menu. Not safe for threads: its [Device] guards it.
final class Table {
    /// What can be done to a menu.
    enum Kind {
        LIST,
        /// One item without `.id`, which can be printed and set.
        SINGLETON,
        /// A list that only the router itself fills, but of which items may be removed.
        STATUS
    }

    private static final String ID = ".id";
    private static final Set<String> SWITCHES = Set.of("disabled");

    final Kind kind;
    private final Map<String, Map<String, String>> items = new LinkedHashMap<>();
    private final Map<String, String> defaults = new LinkedHashMap<>();
    private final List<Consumer<Map<String, String>>> listeners = new CopyOnWriteArrayList<>();
    private BiConsumer<Map<String, String>, Map<String, String>> live = (item, shown) -> {};
    private UnaryOperator<Map<String, String>> taking = UnaryOperator.identity();
    private Set<String> known = Set.of();
    private int lastId;

    Table(Kind kind) {
        this.kind = kind;
    }

    /// What a new item has unless it is said otherwise.
    Table defaults(String... namesAndValues) {
        defaults.putAll(columns(namesAndValues));
        return this;
    }

    /// The parameters that may be given; without this any may.
    Table parameters(String... names) {
        known = Set.of(names);
        return this;
    }

    /// Adds columns that change by themselves: gets the stored item and the one to be shown.
    Table live(BiConsumer<Map<String, String>, Map<String, String>> columns) {
        live = columns;
        return this;
    }

    /// Turns what `add` and `set` are given into what is kept.
    void taken(UnaryOperator<Map<String, String>> turn) {
        taking = turn;
    }

    /// What a column has unless it is said otherwise; null where nothing was said.
    @Nullable String usually(String name) {
        return defaults.get(name);
    }

    /// What may be given; empty where anything may.
    Set<String> parameters() {
        return known;
    }

    /// Fills in an item without any check.
    Table row(String... namesAndValues) {
        put(columns(namesAndValues));
        return this;
    }

    /// The same, and tells the id.
    String fill(Map<String, String> columns) {
        return put(columns);
    }

    static Map<String, String> columns(String... namesAndValues) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    private String put(Map<String, String> columns) {
        String id =
                kind == Kind.SINGLETON
                        ? ""
                        : "*" + Integer.toHexString(++lastId).toUpperCase(Locale.ROOT);
        Map<String, String> item = new LinkedHashMap<>();
        if (kind != Kind.SINGLETON) {
            item.put(ID, id);
        }
        item.putAll(columns);
        items.put(id, item);
        return id;
    }

    /// As they would be printed now.
    List<Map<String, String>> shown() {
        return items.values().stream().map(this::shown).toList();
    }

    private Map<String, String> shown(Map<String, String> item) {
        Map<String, String> copy = new LinkedHashMap<>(item);
        live.accept(item, copy);
        return copy;
    }

    /// As they are kept, with what is never shown.
    Collection<Map<String, String>> stored() {
        return items.values();
    }

    /// Drops the oldest items beyond `count`.
    void keepLast(int count) {
        while (items.size() > count) {
            items.remove(items.keySet().iterator().next());
        }
    }

    String add(Map<String, String> attributes) {
        Map<String, String> columns = new LinkedHashMap<>(defaults);
        columns.putAll(checked(attributes));
        requireNewName(columns, null);
        String id = put(columns);
        tell(id);
        return id;
    }

    void set(List<String> ids, Map<String, String> attributes) {
        Map<String, String> changes = checked(attributes);
        for (String id : ids) {
            requireNewName(changes, id);
            item(id).putAll(changes);
            tell(id);
        }
    }

    void unset(List<String> ids, String name) {
        for (String id : ids) {
            item(id).remove(name);
            tell(id);
        }
    }

    void remove(List<String> ids) {
        ids.forEach(this::item);
        for (String id : ids) {
            items.remove(id);
            listeners.forEach(each -> each.accept(columns(ID, id, ".dead", "yes")));
        }
    }

    /// Called with each item as it is after a change, within the device's lock.
    Runnable listen(Consumer<Map<String, String>> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// The items as they are now.
    Map<String, Map<String, String>> copy() {
        Map<String, Map<String, String>> copy = new LinkedHashMap<>();
        items.forEach((id, item) -> copy.put(id, new LinkedHashMap<>(item)));
        return copy;
    }

    /// Makes the items what they were; the log and other status lists stay.
    void restore(Map<String, Map<String, String>> earlier) {
        if (kind != Kind.STATUS) {
            items.clear();
            items.putAll(earlier);
        }
    }

    /// The ids that `.id` or `numbers` mean: ids or names, parted by commas.
    List<String> ids(String list) {
        Map<String, String> byName = new HashMap<>();
        items.forEach((id, item) -> byName.putIfAbsent(item.getOrDefault("name", id), id));
        List<String> ids = new ArrayList<>();
        for (String each : list.split(",")) {
            String id = items.containsKey(each) ? each : byName.get(each);
            if (id == null) {
                throw Trap.noSuchItem();
            }
            ids.add(id);
        }
        return ids;
    }

    private Map<String, String> item(String id) {
        Map<String, String> item = items.get(id);
        if (item == null) {
            throw Trap.noSuchItem();
        }
        return item;
    }

    private void tell(String id) {
        Map<String, String> now = shown(item(id));
        listeners.forEach(each -> each.accept(now));
    }

    private void requireNewName(Map<String, String> columns, @Nullable String self) {
        String name = columns.get("name");
        if (name == null || kind == Kind.SINGLETON) {
            return;
        }
        items.forEach(
                (id, item) -> {
                    if (!id.equals(self) && name.equals(item.get("name"))) {
                        throw new Trap(Trap.NONE, "failure: already have item with such name");
                    }
                });
    }

    private Map<String, String> checked(Map<String, String> attributes) {
        Map<String, String> checked = new LinkedHashMap<>();
        attributes.forEach(
                (name, value) -> {
                    if (!known.isEmpty() && !known.contains(name)) {
                        throw new Trap(Trap.NONE, "unknown parameter " + name);
                    }
                    checked.put(name, SWITCHES.contains(name) ? truth(name, value) : value);
                });
        return taking.apply(checked);
    }

    private static String truth(String name, String value) {
        return switch (value) {
            case "yes", "true" -> "true";
            case "no", "false" -> "false";
            default -> throw new Trap(1, "invalid value for argument " + name);
        };
    }
}
