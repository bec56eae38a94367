package org.cloudpilot.ui.terminal;

import java.util.ArrayList;
import java.util.List;
import org.cloudpilot.model.Row;

/// Rows that come one by one as lines for a log: numbered through, a heading wherever the columns
/// are others than before.
final class LiveLog {
    private final String path;
    private List<String> columns = List.of();
    private long count;

    /// @param path of the command that gives the rows
    LiveLog(String path) {
        this.path = path;
    }

    /// The lines of the rows that came next, secrets masked.
    synchronized List<String> of(List<Row> rows) {
        ResultTable table = ResultTable.of(path, rows, List.of());
        TextTable text = TextTable.columns(table, count);
        List<String> lines = new ArrayList<>();
        if (!table.columns().equals(columns)) {
            lines.add(text.heading());
        }
        lines.addAll(text.lines());
        columns = table.columns();
        count += rows.size();
        return lines;
    }
}
