package org.cloudpilot.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Writing a table and reading it are each other's inverse.
class CsvTableTest {
    private static final String LETTERS = "'''==+-@\t\r\n\",;a \u00e9";
    private static final int TABLES = 2_000;

    @Test
    void whatIsWrittenIsReadBack() {
        Random random = new Random(6);
        for (int i = 0; i < TABLES; i++) {
            List<List<String>> records = new ArrayList<>();
            records.add(List.of("name", "note"));
            records.add(List.of(cell(random), cell(random)));
            records.add(List.of(cell(random), "end"));
            String text = CsvTable.write(records);
            assertEquals(records, CsvTable.read(text, Set.of()).orElseThrow(), text);
        }
    }

    @Test
    void noCellBeginsLikeAFormula() {
        Random random = new Random(7);
        for (int i = 0; i < TABLES; i++) {
            String line = CsvTable.write(List.of(List.of(cell(random), "end")));
            assertFalse(line.matches("(?s)\"?[=+@\\t\\r-].*"), line);
        }
    }

    @Test
    void aColumnThatStandsAsItIsKeepsItsApostrophe() {
        String table = "name,password\r\n'=a,'=b\r\n'=c\r\n";
        assertEquals(
                List.of(List.of("name", "password"), List.of("=a", "'=b"), List.of("=c")),
                CsvTable.read(table, Set.of("password")).orElseThrow());
    }

    private static String cell(Random random) {
        StringBuilder cell = new StringBuilder();
        int length = random.nextInt(5);
        for (int i = 0; i < length; i++) {
            cell.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return cell.toString();
    }
}
