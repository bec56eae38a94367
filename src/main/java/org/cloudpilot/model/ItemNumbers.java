package org.cloudpilot.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The numbers that items had when they were last printed at one prompt: what `set 0` means there.
///
/// @param ids by menu (`/ip/address`), the items' internal ids in the order of the print
public record ItemNumbers(Map<String, List<String>> ids) {
    private static final ItemNumbers NONE = new ItemNumbers(Map.of());

    public ItemNumbers {
        ids = Map.copyOf(ids);
    }

    /// Nothing was printed yet.
    public static ItemNumbers none() {
        return NONE;
    }

    /// The numbers after a command and its rows: others only after a print that shows its items.
    public ItemNumbers after(Command command, List<Row> rows) {
        boolean shows =
                command.verb().equals("print")
                        && !command.attributes().contains(new Column(".proplist", ".id"))
                        && !command.attributes().contains(new Column("count-only", ""));
        return shows ? printed(command.menu(), rows) : this;
    }

    /// As before, where the rows do not tell their ids.
    private ItemNumbers printed(String menu, List<Row> rows) {
        List<String> fresh = new ArrayList<>();
        for (Row row : rows) {
            String id = row.get(".id");
            if (id == null) {
                return this;
            }
            fresh.add(id);
        }
        Map<String, List<String>> more = new HashMap<>(ids);
        more.put(menu, List.copyOf(fresh));
        return new ItemNumbers(more);
    }

    /// The numbers without those of a menu that was printed in a way that does not tell them.
    public ItemNumbers without(String menu) {
        Map<String, List<String>> left = new HashMap<>(ids);
        left.remove(menu);
        return new ItemNumbers(left);
    }

    /// The id of the item that had this number.
    public Optional<String> id(String menu, int number) {
        List<String> printed = ids.getOrDefault(menu, List.of());
        return number < printed.size() ? Optional.of(printed.get(number)) : Optional.empty();
    }

    /// Whether that menu was printed.
    public boolean has(String menu) {
        return ids.containsKey(menu);
    }
}
