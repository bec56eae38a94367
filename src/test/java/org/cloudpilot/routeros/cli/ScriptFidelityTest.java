package org.cloudpilot.routeros.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cloudpilot.routeros.cli.Recordings.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Scripts that people posted, beside what RouterOS 7.22.1 said of them.
class ScriptFidelityTest {
    @BeforeEach
    void need() {
        Recordings.need();
    }

    @Test
    void acceptsAndStopsWhereTheRouterDoes() throws IOException {
        assertFidelity(Recordings.tree("7.22.1"), 0.99, 0.95);
    }

    /// The program's own table knows fewer menus and hardly any arguments.
    @Test
    void comesNearWithoutTheRoutersTree() throws IOException {
        assertFidelity(KnownMenus.tree(), 0.9, 0.8);
    }

    private static void assertFidelity(MenuTree tree, double verdicts, double places)
            throws IOException {
        List<Verdict> recorded = Recordings.verdicts();
        List<String> wrong = new ArrayList<>();
        List<String> elsewhere = new ArrayList<>();
        int rejected = 0;
        for (Verdict verdict : recorded) {
            switch (ScriptParser.parse(verdict.script(), tree)) {
                case Script.Accepted _ -> {
                    if (!verdict.accepted()) {
                        wrong.add(verdict.name());
                    }
                }
                case Script.Rejected(String error, int offset) -> {
                    var place = ScriptPlace.of(verdict.script(), offset);
                    if (verdict.accepted()) {
                        wrong.add(verdict.name() + " " + place + " " + error);
                    } else {
                        rejected++;
                        if (!place.equals(new ScriptPlace(verdict.line(), verdict.column()))) {
                            elsewhere.add(verdict.name() + " " + place);
                        }
                    }
                }
            }
        }
        assertTrue(wrong.size() <= recorded.size() * (1 - verdicts), wrong::toString);
        assertTrue(elsewhere.size() <= rejected * (1 - places), elsewhere::toString);
    }

    @Test
    void whatIsAcceptedIsTheSameWhenItIsPrintedAndReadAgain() throws IOException {
        MenuTree tree = Recordings.tree("7.22.1");
        for (Verdict verdict : Recordings.verdicts()) {
            if (ScriptParser.parse(verdict.script(), tree)
                    instanceof Script.Accepted(List<Script.Statement> statements)) {
                var again =
                        assertInstanceOf(
                                Script.Accepted.class,
                                ScriptParser.parse(ScriptText.of(statements), tree),
                                verdict.name());
                assertEquals(statements, again.statements(), verdict.name());
            }
        }
    }
}
