package org.cloudpilot.exchange;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One record as RFC 4180 has it. A cell that a spreadsheet would take for a formula gets an
/// apostrophe in front, so that opening a file runs nothing; so does one that has apostrophes there
/// already, so that [#plain] knows which to take away.
final class CsvLine {
    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r].*", Pattern.DOTALL);
    private static final Pattern TO_QUOTE = Pattern.compile("[\",\\r\\n]");

    private CsvLine() {}

    /// The record with its line end.
    static String of(List<String> cells) {
        return cells.stream().map(CsvLine::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /// What a cell held before it was written.
    static String plain(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }

    private static String cell(String text) {
        String harmless = FORMULA.matcher(text).matches() ? "'" + text : text;
        return TO_QUOTE.matcher(harmless).find()
                ? "\"" + harmless.replace("\"", "\"\"") + "\""
                : harmless;
    }
}
