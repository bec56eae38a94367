package org.cloudpilot.routeros.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cloudpilot.routeros.cli.MenuTree.Kind;
import org.cloudpilot.routeros.cli.Script.Accepted;
import org.cloudpilot.routeros.cli.Script.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptParserTest {
    private static final MenuTree TREE = tree();

    private static MenuTree tree() {
        Map<String, MenuTree> root = new TreeMap<>(Language.commands());
        root.put(
                "ip",
                menu(
                        Map.of(
                                "address",
                                menu(
                                        Map.of(
                                                "add", command("address", "comment", "interface"),
                                                "find", command("where"),
                                                "print", command("detail", "from", "where"),
                                                "remove", command("numbers"),
                                                "set", command("comment", "numbers"))),
                                "arp",
                                menu(Map.of("print", command("where"))))));
        root.put("log", menu(Map.of("info", command("message"))));
        return menu(root);
    }

    private static MenuTree menu(Map<String, MenuTree> children) {
        return new MenuTree(Kind.MENU, "", children);
    }

    private static MenuTree command(String... arguments) {
        Map<String, MenuTree> children = new TreeMap<>();
        for (String argument : arguments) {
            children.put(argument, new MenuTree(Kind.ARGUMENT, "", Map.of()));
        }
        return new MenuTree(Kind.COMMAND, "", children);
    }

    private static String printed(String script) {
        Script read = ScriptParser.parse(script, TREE);
        return ScriptText.of(assertInstanceOf(Accepted.class, read, read::toString).statements());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            textBlock =
                    """
                    /ip address print                    ¦ /ip/address/print
                    /ip/address/print                    ¦ /ip/address/print
                    ip addr pr det                       ¦ /ip/address/print detail
                    /ip address                          ¦ /ip/address/
                    /ip address set 0 !comment           ¦ /ip/address/set numbers=0 !comment
                    /ip address set [find] comment="a b" ¦ /ip/address/set numbers=[/ip/address/find] comment="a b"
                    /ip address rem [find interface=e1]  ¦ /ip/address/remove numbers=[/ip/address/find where interface = e1]
                    /ip address { print; find }          ¦ /ip/address/ {/ip/address/print; /ip/address/find}
                    /ip address print where a=1 b~"x"    ¦ /ip/address/print where a = 1 b ~ "x"
                    :put (1+2*3)                         ¦ /put message=(1 + 2 * 3)
                    put ($a->"b")                        ¦ /put message=($a -> "b")
                    :local x 1; :set x ($x + 1)          ¦ `/local name=x value=1
                    /set name=x value=($x + 1)`
                    :global "a-b" {1;"k"=2}              ¦ /global name="a-b" value={1;"k"=2}
                    :foreach k,v in=$a do={:put $k}      ¦ /foreach counter=k,v in=$a do={/put message=$k}
                    :do {:error "x"} on-error={}         ¦ /do command={/error message="x"} on-error={}
                    :put "a$[:len $b]\\41$c\\n"          ¦ /put message="a$[/len value=$b]A$c\\0A"
                    $f a b=1 ($c)                        ¦ $f a b=1 ($c)
                    [:parse "x"]                         ¦ [/parse value="x"]
                    no-such-thing a b=c                  ¦ /no-such-thing a b=c
                    """)
    void readsAsTheRouterDoes(String script, String expected) {
        assertEquals(expected, printed(script));
    }

    @Test
    void namesWithoutSlashBeginWhereThePromptStands() {
        var read =
                assertInstanceOf(
                        Accepted.class,
                        ScriptParser.parse("print; .. arp print", List.of("ip", "address"), TREE));
        assertEquals("/ip/address/print\n/ip/arp/print", ScriptText.of(read.statements()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            textBlock =
                    """
                    /ip address add wrong=1     ¦ 16 ¦ expected end of command
                    /ip address add 1           ¦ 16 ¦ expected end of command
                    /ip >                       ¦ 4  ¦ expected command name
                    /nowhere/print              ¦ 8  ¦ syntax error
                    Flags: X                    ¦ 0  ¦ expected command name
                    status: ok                  ¦ 6  ¦ syntax error
                    :set unknown 1              ¦ 5  ¦ syntax error
                    :global $a 1                ¦ 8  ¦ syntax error
                    :put (1 + )                 ¦ 10 ¦ syntax error
                    :put "a$"                   ¦ 9  ¦ syntax error
                    :put "a\\x"                 ¦ 8  ¦ syntax error
                    :put "open                  ¦ 10 ¦ syntax error
                    { :put 1                    ¦ 8  ¦ syntax error
                    :put 1 }                    ¦ 7  ¦ expected end of command
                    """)
    void stopsWhereNothingFits(String script, int offset, String error) {
        assertEquals(new Rejected(error, offset), ScriptParser.parse(script, TREE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[", "(", ":put (", ":put {", ":put \"$[", "!", ":put (!", "$a ("})
    void whatIsNestedWithoutEndIsRefused(String opener) {
        String deep = opener.repeat(100_000);
        assertInstanceOf(Rejected.class, ScriptParser.parse(deep, TREE));
        assertInstanceOf(Rejected.class, ScriptParser.parse(deep, KnownMenus.tree()));
    }

    @Test
    void placesAreCountedAsTheRouterCounts() {
        assertEquals(new ScriptPlace(2, 8), ScriptPlace.of("a\n\tb", 3));
        assertEquals(new ScriptPlace(2, 16), ScriptPlace.of("a\n\t\tb", 4));
        assertEquals(new ScriptPlace(1, 3), ScriptPlace.of("abc", 2));
    }
}
