package org.cloudpilot.routeros.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What was read, printed and read again is the same.
class RoundTripTest {
    private static final CommandNode ROOT = Vocabulary.builtIn();

    /// A script without its positions.
    static String form(Script script) {
        return script.toString().replaceAll("(start|end|nameStart)=\\d+, |shortened=\\w+, ", "");
    }

    static void goesRound(String text) {
        Script first = Parser.read(ROOT, ROOT, text).script();
        if (first == null) {
            return;
        }
        String printed = Printer.print(first);
        Parser.Reading again = Parser.read(ROOT, ROOT, printed);
        Script second = again.script();
        assertNotNull(second, () -> again.flaw() + " in " + printed);
        assertEquals(form(first), form(Objects.requireNonNull(second)), printed);
    }

    @Test
    void everyRecordedScript() throws IOException {
        for (Recorded script : Recorded.all()) {
            goesRound(script.text());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ":put \"a$\"b\"c\"",
                ":put $\"a-b\"",
                ":put \"$a$b x\\24y\"",
                "/ip address set [find where a=1 b~\"x\"] comment=a,$b,[c],d",
                ":if (!$a && -1 < 2) do={/ip address; print} else={:put {1;2;a=3}}",
                ":global f do={:return ($1 . \"x\")}; :put [$f 1 b=2]",
                "/ip address :put [find]",
                "{:local a; {:set a 1}}",
                "$(network + 1) 2",
                "($a + 1)",
                "no-such-thing where= a",
                "no-such-thing where==",
                "/user find where",
                "/user print where= detail",
                ":put ($a .. $b)",
                ":put ( or ..$b)",
                ":put ($x or-1)",
                ":put ($x or- 1)",
                ":put ($x and->y)",
                ":put ($x or.\"a\")",
                ":put (!not- 1)",
                ":put ($a~any. .b.c)",
                ":put (0--not--1)",
                ":put (any->b)",
                ":put ( in or\"a\")"
            })
    void oddOnesToo(String text) {
        assertNotNull(Parser.read(ROOT, ROOT, text).script(), text);
        goesRound(text);
    }
}
