package org.cloudpilot.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A table as CSV (RFC 4180): records of cells, the first of them the heading.
public final class CsvTable {
    private CsvTable() {}

    /// @param records the heading first
    public static String write(List<List<String>> records) {
        StringBuilder text = new StringBuilder();
        records.forEach(cells -> text.append(CsvLine.of(cells)));
        return text.toString();
    }

    /// The records of `text`, whatever ends its lines, without empty lines. Empty where a quoted
    /// cell does not end. The apostrophe that [#write] puts before what looks like a formula is
    /// taken away.
    ///
    /// @param verbatim headings of columns that [#write] is not asked for, whose cells stand as
    ///   they are
    public static Optional<List<List<String>>> read(String text, Set<String> verbatim) {
        return new Reader(text.startsWith("\ufeff") ? text.substring(1) : text)
                .read()
                .map(records -> plain(records, verbatim));
    }

    private static List<List<String>> plain(List<List<String>> records, Set<String> verbatim) {
        List<String> heading =
                records.isEmpty()
                        ? List.of()
                        : records.getFirst().stream().map(String::strip).toList();
        List<List<String>> plain = new ArrayList<>();
        for (List<String> record : records) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < record.size(); i++) {
                boolean stands = i < heading.size() && verbatim.contains(heading.get(i));
                cells.add(stands ? record.get(i) : CsvLine.plain(record.get(i)));
            }
            plain.add(List.copyOf(cells));
        }
        return plain;
    }

    private static final class Reader {
        private final String text;
        private final List<List<String>> records = new ArrayList<>();
        private List<String> cells = new ArrayList<>();
        private int at;

        Reader(String text) {
            this.text = text;
        }

        Optional<List<List<String>>> read() {
            while (at < text.length()) {
                Optional<String> cell = text.charAt(at) == '"' ? quoted() : plain();
                if (cell.isEmpty()) {
                    return Optional.empty();
                }
                cells.add(cell.get());
                if (at >= text.length() || text.charAt(at) != ',') {
                    endRecord();
                } else {
                    at++;
                    if (at == text.length()) {
                        cells.add("");
                    }
                }
            }
            if (!cells.isEmpty()) {
                endRecord();
            }
            return Optional.of(records);
        }

        private void endRecord() {
            if (cells.size() > 1 || !cells.getFirst().isEmpty()) {
                records.add(List.copyOf(cells));
            }
            cells = new ArrayList<>();
            if (at < text.length() && text.charAt(at) == '\r') {
                at++;
            }
            if (at < text.length() && text.charAt(at) == '\n') {
                at++;
            }
        }

        private Optional<String> plain() {
            int begin = at;
            while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return Optional.of(text.substring(begin, at));
        }

        private Optional<String> quoted() {
            StringBuilder cell = new StringBuilder();
            at++;
            while (at < text.length()) {
                char c = text.charAt(at++);
                if (c != '"') {
                    cell.append(c);
                } else if (at < text.length() && text.charAt(at) == '"') {
                    cell.append('"');
                    at++;
                } else {
                    boolean ends = at == text.length() || ",\r\n".indexOf(text.charAt(at)) >= 0;
                    return ends ? Optional.of(cell.toString()) : Optional.empty();
                }
            }
            return Optional.empty();
        }
    }
}
