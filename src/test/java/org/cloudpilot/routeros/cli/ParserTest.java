package org.cloudpilot.routeros.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {
    private static final CommandNode ROOT = Vocabulary.builtIn();

    private static Parser.Reading read(String text) {
        return Parser.read(ROOT, ROOT, text);
    }

    @Test
    void aBracketEndsOnItsLine() {
        assertEquals(8, Objects.requireNonNull(read(":put (1 \n + 1)").flaw()).offset());
        assertNull(read(":put (1 \\\n + 1)").flaw());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ip address print",
                "/ip/address/print where disabled",
                "ip address; print; .. route; print",
                "/ip address { add address=1.1.1.1/24; :put [find] }",
                ":foreach k,v in={a=1;\"b c\"=2} do={:put \"$k $v\"}",
                ":do { :error x } on-error={ :log info y }",
                ":onerror e { :error x } do={ :put $e }",
                ":local x; :set x 1",
                ":put $x; :set x 1",
                ":put (\"a\" . 1 + 2 , {1;2} -> 0)",
                ":put ([/ip address print as-value]->0->\"address\")",
                "/system script add name=a source=\\\n    \"b\"",
                "  # nothing\n;;\n",
                "$f a $b [:put c] (1 + 1) d=\"e\"",
                // the older way to give commands, and blanks behind the equals sign
                ":if (1=1) do={ :put a } else { :put b }",
                ":if (1=1) do { :put a } else={ :put b }",
                ":onerror e in { :put a } do { :put e }",
                ":if (1=1) do= {:put 1}",
                "/ip address add address= 1.1.1.1/24 interface=ether1",
                "/system note set note=",
                "/file print where= name~\"x\"",
                // a command goes on behind empty lines and remarks
                "/ip address add address=1.1.1.1/24 \\\n# old\n interface=ether1",
                "/ip address add address=1.1.1.1/24 \\\n\n interface=ether1",
                ":put \\ 1",
                // keys, comparisons and values side by side
                ":put {a b=1}",
                ":put {$a b=1}",
                ":put {$a=1=2}",
                ":put {-=1; /a-b=; .=2; \"c d\"=3}",
                ":put {{}; ({})}",
                ":put (2001:db8::/32)",
                ":execute {/ip address print}",
                ":execute script={/ip address print} file=x",
                "/ip dhcp-client add interface=ether1 script={:put 1}",
                "/routing table add disabled=no fib name=x",
                "/ip route set 0 !comment",
                ":global f do={ :global o; :set o 2; :if ($1) do={ :set o 3 } }",
                ":foreach i in={1;2} do={ :set i 3 }"
            })
    void takes(String text) {
        assertNull(read(text).flaw(), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    :set x 1                 | SYNTAX         | 5
                    :local café 1           | END_OF_COMMAND | 10
                    :global $x               | SYNTAX         | 8
                    :put (1 + )              | SYNTAX         | 11
                    :put ($a))               | END_OF_COMMAND | 9
                    :put $<                  | SYNTAX         | 6
                    Flags: X                 | COMMAND_NAME   | 0
                    /nowhere/print           | SYNTAX         | 8
                    name: x                  | SYNTAX         | 4
                    $f {1}                   | SYNTAX         | 3
                    $f a="$b/c"              | SYNTAX         | 8
                    /ip address add x        | END_OF_COMMAND | 16
                    [find a=b]               | END_OF_COMMAND | 7
                    :put (1,)                | SYNTAX         | 9
                    :global array {}         | SYNTAX         | 16
                    :local z ()              | SYNTAX         | 11
                    :local z {()}            | SYNTAX         | 12
                    :put {1;;2}              | SYNTAX         | 8
                    /file print where=       | SYNTAX         | 18
                    :global o 1; :global f do={ :set o 2 } | SYNTAX | 33
                    :foreach i in={1} do={}; :set i 2 | SYNTAX | 30
                    :foreach k, v in=$x do={} | END_OF_COMMAND | 11
                    :put {;1}                | SYNTAX         | 6
                    :put {a =}               | SYNTAX         | 10
                    :put {a_b=}              | SYNTAX         | 11
                    :put {a@b=1}             | SYNTAX         | 7
                    :put 'abc'               | END_OF_COMMAND | 5
                    :put (1 ++ 2)            | SYNTAX         | 9
                    :global wan-ip 1         | END_OF_COMMAND | 11
                    :local MAX_ACTIONS 200   | END_OF_COMMAND | 10
                    /export show-sensitive=yes | END_OF_COMMAND | 22
                    /ip address add comment={1;2} | SYNTAX    | 24
                    /ip address remove {1}   | SYNTAX         | 19
                    /system note set note= show-at-login=yes | END_OF_COMMAND | 36
                    /ip address add disabled=true | SYNTAX    | 25
                    /ip x: 1                 | SYNTAX         | 5
                    """)
    void stopsWhereARouterDoes(String text, Flaw.Kind kind, int offset) {
        Flaw flaw = read(text).flaw();
        assertNotNull(flaw, text);
        assertEquals(kind + " " + offset, flaw.kind() + " " + flaw.offset());
    }

    @Test
    void placesAreCountedAsRoutersDo() {
        assertEquals(new Place(1, 1), Place.of("a", 0));
        assertEquals(new Place(2, 2), Place.of("a\nbc", 3));
        assertEquals(new Place(1, 8), Place.of("\tx", 1));
        assertEquals(new Place(1, 16), Place.of("\t\tx", 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "[",
                "{",
                ":put (",
                ":if true do={",
                "$f [",
                "!",
                ":put (!",
                ":put \"$("
            })
    void nestingIsLimited(String opening) {
        assertNotNull(read(opening.repeat(100_000)).flaw());
    }

    @Test
    void stepsGrowWithTheLengthAlone() {
        String piece =
                "/ip firewall filter\nadd chain=input comment=\"a \\\"b\\\" $[:len $x]\" action=accept\n"
                        + ":if ([:len $x] > 1 && $y = 2) do={ :put {1;2;a=3}; $f a b=c }\n";
        long once = read(piece.repeat(100)).steps();
        assertEquals(10 * once, read(piece.repeat(1_000)).steps());
        assertTrue(once < 3L * 100 * piece.length(), () -> once + " steps");
        String word = "a".repeat(1_000_000);
        assertTrue(read(":put " + word).steps() < 4L * word.length());
        assertTrue(read(":put \"" + word).steps() < 4L * word.length());
    }
}
