package org.cloudpilot.routeros.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cloudpilot.model.LineCompletion;
import org.cloudpilot.model.LineDiagnostic;
import org.cloudpilot.model.LineToken;
import org.cloudpilot.routeros.cli.CommandNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineHelpTest {
    private static final CommandTree KNOWN = CommandTree.builtIn();

    private static List<String> names(CommandTree tree, String menu, String line) {
        return LineHelp.completions(tree, menu, line, line.length()).stream()
                .map(LineCompletion::text)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.9.2", "7.16.2", "7.22.1"})
    void everyMenuAndCommandOffersItsRecordedChildren(String version) throws IOException {
        CommandTree tree = FidelityTest.tree(version);
        compare(tree, tree.root());
    }

    private static void compare(CommandTree tree, CommandNode node) {
        if (node.isMenu()) {
            assertEquals(node.names(), names(tree, node.path(), ""), node::path);
            assertEquals(node.names(), names(tree, "/", below(node)), node::path);
        } else if (node.kind() == CommandNode.Kind.COMMAND) {
            String line = node.path() + " ";
            assertEquals(node.names(), names(tree, "/", line), node::path);
        }
        for (CommandNode each : node.children()) {
            compare(tree, each);
        }
    }

    private static String below(CommandNode menu) {
        return menu.isRoot() ? "/" : menu.path() + "/";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /           | ip fir                     | firewall          | 3
                    /           | /ip/fir                    | firewall          | 4
                    /ip         | fir                        | firewall          | 0
                    /           | :foreach i in=[/ip fir     | firewall          | 19
                    /           | :foreach i d               | do                | 11
                    /           | :local abc 1; :put $a      | abc               | 20
                    /           | :local abc 1; :put "x $a   | abc               | 23
                    /           | ping 1.1.1.1 count=1 siz   | size              | 21
                    """)
    void offersWhatBeginsSo(String menu, String line, String text, int start) {
        List<LineCompletion> offered = LineHelp.completions(KNOWN, menu, line, line.length());
        assertTrue(offered.stream().anyMatch(each -> each.text().equals(text)), offered::toString);
        assertEquals(start, offered.getFirst().start());
    }

    /// A small menu, with descriptions as routers give them.
    private static CommandTree filter() throws IOException {
        String json =
                """
                {"ip":{"_type":"dir","filter":{"_type":"dir",
                "add":{"_type":"cmd","action":{"_type":"arg","desc":"accept|drop|reject"},
                "flags":{"_type":"arg","desc":"fin|syn|rst[,Flags*]"},
                "chain":{"_type":"arg"},"copy-from":{"_type":"arg"}},
                "set":{"_type":"cmd","action":{"_type":"arg"},"numbers":{"_type":"arg"},
                "mac":{"_type":"arg","desc":"AB[:|-|.]CD    (MAC address)"}},
                "find":{"_type":"cmd","where":{"_type":"arg"}},
                "print":{"_type":"cmd","where":{"_type":"arg"},"detail":{"_type":"arg"}}}}}
                """;
        return CommandTree.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    add action=                       | accept,drop,reject            | 11
                    add action=re                     | reject                        | 11
                    add action=!dr                    | drop                          | 12
                    add flags=fin,s                   | syn                           | 14
                    add action="re                    | -                             | 0
                    add action=[ge                    | -                             | 0
                    set mac=                          | -                             | 0
                    set action=drop nu                | numbers                       | 16
                    print where                       | where                         | 6
                    print where ac                    | action                        | 12
                    print where (ac                   | action                        | 13
                    print where !ac                   | action                        | 13
                    print where action                | =,!=,<,>,<=,>=,~,in           | 18
                    print where action=               | accept,drop,reject            | 19
                    print where action!=dr            | drop                          | 20
                    print where mac~x and action=re   | reject                        | 29
                    print where action=drop or c      | chain                         | 27
                    find ac                           | action                        | 5
                    find wh                           | where                         | 5
                    set [find ac                      | action                        | 10
                    set [find where action=dr         | drop                          | 23
                    """)
    void offersPropertiesAndValues(String typed, String expected, int start) throws IOException {
        CommandTree tree = filter();
        List<LineCompletion> offered =
                LineHelp.completions(tree, "/ip/filter", typed, typed.length());
        assertEquals(
                expected == null ? List.of() : List.of(expected.split(",(?!Flags)")),
                offered.stream().map(LineCompletion::text).toList());
        offered.forEach(each -> assertEquals(start, each.start()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    'print where '               | action,chain,flags,mac
                    'print where action '        | =,!=,<,>,<=,>=,~,in
                    'print where action = '      | accept,drop,reject
                    'print where action=drop '   | and,or
                    'print where action=drop && '| action,chain,flags,mac
                    'find '                      | where
                    'find where '                | action,chain,flags,mac
                    'set [find action=drop] '    | action,mac
                    """)
    void offersWhatMayFollowABlank(String typed, String expected) throws IOException {
        assertEquals(List.of(expected.split(",")), names(filter(), "/ip/filter", typed));
    }

    @Test
    void propertiesOfARecordedMenuAreThoseOfItsItems() throws IOException {
        List<String> offered = names(FidelityTest.tree("7.22.1"), "/ip/address", "print where ");
        assertEquals(
                List.of(
                        "address",
                        "broadcast",
                        "comment",
                        "disabled",
                        "interface",
                        "netmask",
                        "network"),
                offered);
    }

    @Test
    void argumentsThatAreGivenAreNotOfferedAgain() {
        assertEquals(List.of("do", "else"), names(KNOWN, "/", ":if condition=true "));
    }

    @Test
    void whatIsWrongIsUnderlinedWithWhatWasExpected() {
        LineDiagnostic wrong = LineHelp.diagnostics(KNOWN, "/", ":put 1 b=2").getFirst();
        assertEquals(7, wrong.start());
        assertEquals("line.end_of_command", wrong.sentence().key());
        LineDiagnostic unknown = LineHelp.diagnostics(KNOWN, "/", "pint x").getFirst();
        assertEquals(LineDiagnostic.Severity.WARNING, unknown.severity());
        assertEquals(List.of(), LineHelp.diagnostics(KNOWN, "/", "/ip address print"));
    }

    @Test
    void piecesStandInOrderAndDoNotOverlap() {
        String line = "/ip address add address=$x comment=\"a\\n$[:len $y]\" # ) \"";
        List<LineToken> tokens = LineHelp.tokens(KNOWN, "/", line);
        int end = 0;
        for (LineToken token : tokens) {
            assertTrue(token.start() >= end && token.end() > token.start(), tokens::toString);
            end = token.end();
        }
    }
}
