package org.cloudpilot.ui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cloudpilot.model.Row;
import org.junit.jupiter.api.Test;

class ResultTableTest {
    private static final ResultTable TABLE =
            ResultTable.of(
                    "/ppp/secret/print",
                    List.of(
                            Row.of(".id", "*1", "name", "bob", "password", "k7Qz", "rate", "10"),
                            Row.of(".id", "*2", "name", "a,\"b", "password", "x", "rate", "9"),
                            Row.of(".id", "*3", "name", "=cmd", "note", "one\ntwo")),
                    List.of());

    @Test
    void masksSecretsEverywhere() {
        assertEquals(List.of("name", "password", "rate", "note"), TABLE.columns());
        assertEquals("<hidden>", TABLE.cell(0, 1));
        for (String copy : List.of(TABLE.asText(), TABLE.asCsv(), TABLE.asJson())) {
            assertTrue(!copy.contains("k7Qz"), copy);
        }
    }

    @Test
    void becomesCsvThatNoSpreadsheetRuns() {
        assertEquals(
                """
                name,password,rate,note\r
                bob,<hidden>,10,\r
                "a,""b",<hidden>,9,\r
                '=cmd,,,one↵two\r
                """,
                TABLE.asCsv());
    }

    @Test
    void becomesJson() {
        assertEquals(
                """
                [
                  {"name": "a,\\"b", "password": "<hidden>", "rate": "9"}
                ]
                """,
                TABLE.only(List.of(1)).asJson());
        assertEquals("[]\n", TABLE.only(List.of()).asJson());
    }

    @Test
    void isFilteredByWhatIsShown() {
        assertEquals(List.of(0), sifted(" BOB "));
        assertEquals(List.of(), sifted("k7Qz"));
        assertEquals(List.of(0, 1, 2), sifted(""));
    }

    private static List<Integer> sifted(String text, ResultTable.Order... orders) {
        return TABLE.sifted(text, List.of(orders), () -> false);
    }

    @Test
    void isSortedByOneColumnThenTheNext() {
        var byPassword = new ResultTable.Order(1, false);
        assertEquals(List.of(2, 1, 0), sifted("", new ResultTable.Order(2, false)));
        assertEquals(List.of(0, 1, 2), sifted("", new ResultTable.Order(2, true)));
        assertEquals(List.of(2, 0, 1), sifted("", byPassword));
        assertEquals(List.of(2, 1, 0), sifted("", byPassword, new ResultTable.Order(0, false)));
    }

    @Test
    void masksTheNamesOfSnmpCommunities() {
        List<Row> rows =
                List.of(
                        Row.of("name", "k7Qz", "security", "none"),
                        Row.of("name", "k7Qz2", "security", "private"));
        ResultTable table = ResultTable.of("/snmp/community/print", rows, List.of());
        for (String copy : List.of(table.asText(), table.asCsv(), table.asJson())) {
            assertTrue(copy.contains("<hidden>") && !copy.contains("k7Qz"), copy);
        }
        assertEquals("k7Qz", ResultTable.of("/user/print", rows, List.of()).cell(0, 0));
    }

    @Test
    void sortsFiguresByTheirValue() {
        List<String> sorted =
                Stream.of("ether10", "ether2", "10.0.0.10", "10.0.0.9", "9", "Ether1", "100")
                        .sorted(ResultTable::compare)
                        .toList();
        assertEquals(
                List.of("9", "10.0.0.9", "10.0.0.10", "100", "Ether1", "ether2", "ether10"),
                sorted);
    }

    @Test
    void aHundredThousandRowsAreLaidOut() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            rows.add(Row.of(".id", "*" + i, "name", "user" + i, "rate", Integer.toString(i)));
        }
        TextTable text = TextTable.of(ResultTable.of("/x/print", rows, List.of()));
        assertEquals(100_000, text.lines().size());
        assertEquals("99999  user99999  99999", text.lines().getLast());
    }
}
