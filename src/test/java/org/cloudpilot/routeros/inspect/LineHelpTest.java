package org.cloudpilot.routeros.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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
