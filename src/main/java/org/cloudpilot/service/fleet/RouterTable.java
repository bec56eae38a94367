package org.cloudpilot.service.fleet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cloudpilot.exchange.CsvTable;

/// Routers as a table, for spreadsheets: one a record, its fields under a heading.
public final class RouterTable {
    /// What stands there is a password, letter by letter.
    private static final Set<String> SECRETS = Set.of("password", "via_password");

    private RouterTable() {}

    /// @param rows by heading; a heading that a row lacks is an empty cell
    public static String write(List<Map<String, String>> rows) {
        Set<String> heading = new LinkedHashSet<>();
        rows.forEach(row -> heading.addAll(row.keySet()));
        List<List<String>> records = new ArrayList<>();
        records.add(List.copyOf(heading));
        for (Map<String, String> row : rows) {
            records.add(heading.stream().map(name -> row.getOrDefault(name, "")).toList());
        }
        return CsvTable.write(records);
    }

    /// The rows by heading; an empty cell, or one that a short record lacks, is left out. Empty
    /// where it is no table: a heading that stands twice, a record with more cells than the
    /// heading, a quoted cell that does not end.
    public static Optional<List<Map<String, String>>> read(String csv) {
        return CsvTable.read(csv, SECRETS).flatMap(RouterTable::rows);
    }

    private static Optional<List<Map<String, String>>> rows(List<List<String>> records) {
        List<Map<String, String>> rows = new ArrayList<>();
        if (records.isEmpty()) {
            return Optional.of(rows);
        }
        List<String> heading = records.getFirst().stream().map(String::strip).toList();
        if (new LinkedHashSet<>(heading).size() < heading.size()) {
            return Optional.empty();
        }
        for (List<String> record : records.subList(1, records.size())) {
            if (record.size() > heading.size()) {
                return Optional.empty();
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < record.size(); i++) {
                if (!record.get(i).isEmpty()) {
                    row.put(heading.get(i), record.get(i));
                }
            }
            rows.add(row);
        }
        return Optional.of(rows);
    }
}
