package org.cloudpilot.routeros.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.ItemNumbers;
import org.cloudpilot.model.Row;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.routeros.cli.CommandNode.Kind;
import org.cloudpilot.routeros.cli.Step.OnFound;
import org.cloudpilot.routeros.cli.Step.Send;
import org.cloudpilot.routeros.cli.Translation.AsText;
import org.cloudpilot.routeros.cli.Translation.Exact;
import org.cloudpilot.routeros.cli.Translation.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranslatorTest {
    /// The words that would be sent, parted by blanks.
    private static String words(Command command) {
        List<String> words = new ArrayList<>();
        words.add(command.path());
        command.attributes().forEach(each -> words.add("=" + each.name() + "=" + each.value()));
        words.addAll(command.queries());
        return String.join(" ", words);
    }

    private static Translation translate(String menu, String line) {
        return Translator.translate(Prompt.at(menu, false, ItemNumbers.none()), line);
    }

    private static Step only(Translation translation) {
        Exact exact = assertInstanceOf(Exact.class, translation, translation::toString);
        assertEquals(1, exact.steps().size(), exact::toString);
        return exact.steps().get(0);
    }

    private static String translated(String menu, String line) {
        return words(assertInstanceOf(Send.class, only(translate(menu, line))).command());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            textBlock =
                    """
                    /                ¦ /ip address print                      ¦ /ip/address/print
                    /                ¦ /ip/address/print                      ¦ /ip/address/print
                    /                ¦ ip address print                       ¦ /ip/address/print
                    /ip              ¦ address/print                          ¦ /ip/address/print
                    /ip/address      ¦ print                                  ¦ /ip/address/print
                    /ip/address      ¦ pr                                     ¦ /ip/address/print
                    /                ¦ /ip addr pr                            ¦ /ip/address/print
                    /ip/address      ¦ ..route print                          ¦ /ip/route/print
                    /ip/address      ¦ .. route print                         ¦ /ip/route/print
                    /ip/address      ¦ ../route/print                         ¦ /ip/route/print
                    /ip/address      ¦ /interface print                       ¦ /interface/print
                    /                ¦ /system reboot                         ¦ /system/reboot
                    /                ¦ /system identity set name=x            ¦ /system/identity/set =name=x
                    /                ¦ /system identity set name="a b"        ¦ /system/identity/set =name=a b
                    /                ¦ /ip address print detail               ¦ /ip/address/print =detail=
                    /                ¦ /ip address print brief without-paging ¦ /ip/address/print
                    /                ¦ /ip address print terse                ¦ /ip/address/print
                    /                ¦ /ip firewall filter print stats        ¦ /ip/firewall/filter/print =stats=
                    /                ¦ /ip address print count-only           ¦ /ip/address/print =count-only=
                    /                ¦ /ip address print proplist=address,.id ¦ /ip/address/print =.proplist=address,.id
                    /                ¦ /ip address print proplist=address     ¦ /ip/address/print =.proplist=.id,address
                    /                ¦ /ip address print where interface=ether1 ¦ /ip/address/print ?interface=ether1
                    /                ¦ /ip address print where a=b c!=d       ¦ /ip/address/print ?a=b ?c=d ?#!
                    /                ¦ /ip address print where a=b and c=d    ¦ /ip/address/print ?a=b ?c=d
                    /                ¦ /ip address print where a=b or c=d or e=f ¦ /ip/address/print ?a=b ?c=d ?e=f ?#||
                    /                ¦ /ip address print where a=b && (c=d || e=f) ¦ /ip/address/print ?a=b ?c=d ?e=f ?#|
                    /                ¦ /ip address print where !(a=b c=d)     ¦ /ip/address/print ?a=b ?c=d ?#& ?#!
                    /                ¦ /ip address print where mtu>1500       ¦ /ip/address/print ?>mtu=1500
                    /                ¦ /ip address print where mtu<=1500      ¦ /ip/address/print ?<mtu=1500 ?mtu=1500 ?#|
                    /                ¦ /ip address print where disabled       ¦ /ip/address/print ?disabled=true
                    /                ¦ /ip address print where !disabled      ¦ /ip/address/print ?disabled=true ?#!
                    /                ¦ /ip address print where disabled=yes   ¦ /ip/address/print ?disabled=yes ?disabled=true ?#|
                    /                ¦ /ip address print where comment=""     ¦ /ip/address/print ?comment= ?-comment ?#|
                    /                ¦ /ip address print where name = "x y"   ¦ /ip/address/print ?name=x y
                    /                ¦ /interface find name=x                 ¦ /interface/print =.proplist=.id ?name=x
                    /ip/address      ¦ add address=10.0.0.1/24 interface=ether1 ¦ /ip/address/add =address=10.0.0.1/24 =interface=ether1
                    /ip/address      ¦ add comment=""                         ¦ /ip/address/add =comment=
                    /ip/address      ¦ add comment=                           ¦ /ip/address/add =comment=
                    /ip/firewall/nat ¦ add chain=srcnat out-interface=!ether1 ¦ /ip/firewall/nat/add =chain=srcnat =out-interface=!ether1
                    /ipv6/address    ¦ add address=2001:db8::1/64             ¦ /ipv6/address/add =address=2001:db8::1/64
                    /interface       ¦ set ether1 comment=x                   ¦ /interface/set =numbers=ether1 =comment=x
                    /interface       ¦ set ether1,ether2 comment=x            ¦ /interface/set =numbers=ether1,ether2 =comment=x
                    /interface       ¦ set "7" comment=x                      ¦ /interface/set =numbers=7 =comment=x
                    /interface       ¦ set *1,*A comment=x                    ¦ /interface/set =.id=*1,*A =comment=x
                    /interface       ¦ set comment=x numbers=ether1           ¦ /interface/set =comment=x =numbers=ether1
                    /interface       ¦ disable ether1                         ¦ /interface/disable =numbers=ether1
                    /interface       ¦ comment ether1 "to the mast"           ¦ /interface/comment =numbers=ether1 =comment=to the mast
                    /interface       ¦ get ether1 mac-address                 ¦ /interface/get =number=ether1 =value-name=mac-address
                    /                ¦ /ping 1.1.1.1 count=3                  ¦ /ping =address=1.1.1.1 =count=3
                    /                ¦ /ping 1.1.1.1                          ¦ /ping =address=1.1.1.1 =count=4
                    /                ¦ /interface monitor-traffic ether1      ¦ /interface/monitor-traffic =interface=ether1 =once=
                    /                ¦ /interface monitor-traffic ether1 once ¦ /interface/monitor-traffic =interface=ether1 =once=
                    /                ¦ /interface ethernet monitor ether1     ¦ /interface/ethernet/monitor =numbers=ether1 =once=
                    /                ¦ /tool torch ether1 duration=3          ¦ /tool/torch =interface=ether1 =duration=3
                    /                ¦ /export file=all                       ¦ /export =file=all
                    /                ¦ /log info "hello"                      ¦ /log/info =message=hello
                    """)
    void saysTheSameAsASentence(String menu, String line, String expected) {
        assertEquals(expected, translated(menu, line));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "a\\"b"    | a"b
                    "a\\\\b"   | a\\b
                    "\\$x"     | $x
                    "\\C3\\A9" | é
                    "\\E9"     | é
                    "a\\_b"    | a b
                    "a=b;c"    | a=b;c
                    "日本"      | 日本
                    """,
            quoteCharacter = '`')
    void quotedTextIsTakenApart(String quoted, String text) {
        assertEquals(
                "/system/identity/set =name=" + text,
                translated("/", "/system identity set name=" + quoted));
    }

    @Test
    void aLineBreakCanBeWritten() {
        assertEquals("/log/info =message=a\nb", translated("/", "/log info \"a\\nb\""));
    }

    @ParameterizedTest
    @CsvSource({
        "/, /ip address, /ip/address",
        "/, /ip/address, /ip/address",
        "/ip, firewall filter, /ip/firewall/filter",
        "/ip/address, .., /ip",
        "/ip, .., /",
        "/ip/address, /, /",
        "/ip/address, .. route, /ip/route",
    })
    void menusMoveThePrompt(String menu, String line, String expected) {
        assertEquals(new Exact(List.of(), expected), translate(menu, line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "# a remark", "  # a remark"})
    void blanksAndRemarksAreNothing(String line) {
        assertEquals(new Exact(List.of(), "/"), translate("/", line));
    }

    @Test
    void columnsKeepTheOrderOfTheLine() {
        Step step = only(translate("/interface", "print proplist=name,type where running"));
        assertEquals(List.of("name", "type"), assertInstanceOf(Send.class, step).columns());
    }

    private static OnFound found(String menu, String line) {
        return assertInstanceOf(OnFound.class, only(translate(menu, line)));
    }

    @Test
    void foundItemsAreATwoStepCommand() {
        OnFound items = found("/interface", "set [find where name=x disabled] comment=y");
        assertEquals("/interface/print =.proplist=.id ?name=x ?disabled=true", words(items.find()));
        assertEquals("/interface/set =comment=y", words(items.then()));
        assertEquals(
                "/interface/set =comment=y =.id=*1,*2",
                words(
                        items.thenFor(List.of(Row.of(".id", "*1"), Row.of(".id", "*2")))
                                .orElseThrow()));
        assertEquals(Optional.empty(), items.thenFor(List.of()));
    }

    @Test
    void findWithoutConditionsIsAllItems() {
        OnFound items = found("/queue/simple", "remove [find]");
        assertEquals("/queue/simple/print =.proplist=.id", words(items.find()));
    }

    @Test
    void itemsMayBeFoundInAnotherMenu() {
        OnFound items = found("/interface", "enable [/interface/wireguard find name=x]");
        assertEquals("/interface/wireguard/print =.proplist=.id ?name=x", words(items.find()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    :put hello                              | 0  | console.script
                    /interface set ether1 comment=$x        | 30 | console.variable
                    /log info "a$b"                         | 10 | console.variable
                    { /ip address print }                   | 0  | console.script
                    /ip address print ?                     | 18 | console.print
                    /ip address print where address~"10"    | 31 | console.pattern
                    /ip address print where address in 10.0.0.0/8 | 31 | console.in
                    /ip address print where a=b or c=d e=f  | 34 | console.mixed
                    /ip address print where comment         | 24 | console.condition
                    /ip address print where -name=x         | 24 | console.expression
                    /ip address print where mtu=0x10        | 28 | console.expression
                    /ip address print where a=b/c           | 26 | console.expression
                    /ip address print where a=b,c           | 24 | console.expression
                    /ip address print where name=1-abc      | 29 | console.expression
                    /ip address print where a=b proplist=a  | 28 | console.name
                    /ip address print file=x                | 18 | console.print
                    /ip address print as-value              | 18 | console.print
                    /interface set [get x] comment=y        | 15 | console.expression
                    /ip address add interface=[find name=x] | 26 | console.expression
                    /ip address add comment=a comment=b     | 26 | console.twice
                    /ip address add !comment                | 16 | console.unexpected
                    /ip address ad comment=a                | 0  | console.short
                    /export                                 | 1  | console.export
                    /not a-menu print                       | 5  | line.end_of_command
                    /not/a-menu/print                       | 4  | line.end_of_command
                    /ip address print where _!=x            | 24 | console.name
                    /ip address print; :put a               | 19 | console.script
                    """)
    void whatNoSentenceSaysExactlyIsText(String line, int position, String key) {
        Translation translation = translate("/", line);
        AsText text = assertInstanceOf(AsText.class, translation, translation::toString);
        assertEquals(key, text.reason().key());
        assertEquals(position, text.position());
        assertFalse(Sentences.of(text.reason()).isBlank());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    /log info "a                            | 10 | line.syntax
                    /log info "\\q"                       | 12 | line.syntax
                    /ip address print where (a=b            | 28 | line.incomplete
                    /ip address print where =b              | 24 | line.syntax
                    /ip address print follow                | 18 | console.endless
                    /ip address listen                      | 12 | console.endless
                    /tool torch ether1                      | 6  | console.endless
                    /tool mac-scan interface=ether1         | 6  | console.endless
                    /tool ping-speed address=10.0.0.1       | 6  | console.endless
                    /interface ethernet cable-test          | 20 | console.endless
                    /interface set 0 comment=x              | 15 | console.positions
                    /interface set numbers=0,1 comment=x    | 23 | console.positions
                    /interface set 0-3 comment=x            | 15 | console.positions
                    /ip firewall filter add place-before=0  | 37 | console.positions
                    /quit                                   | 1  | console.interactive
                    /system ssh 10.0.0.1                    | 8  | console.interactive
                    """)
    void whatCannotBeSentIsRefusedWithItsPlace(String line, int position, String key) {
        Translation translation = translate("/", line);
        Refused refused = assertInstanceOf(Refused.class, translation, translation::toString);
        assertEquals(key, refused.reason().key());
        assertEquals(position, refused.position());
        assertFalse(Sentences.of(refused.reason()).isBlank());
    }

    private static final CommandNode RECORDED = recorded();

    /// As a router tells its menus: nothing is there that it does not name.
    private static CommandNode recorded() {
        CommandNode root = CommandNode.root(false);
        root.add("import", Kind.COMMAND, "", false);
        CommandNode ip = root.add("ip", Kind.MENU, "", false);
        CommandNode addresses = ip.add("address", Kind.MENU, "", false);
        command(addresses, "add", "address", "comment", "interface");
        command(addresses, "print", "detail", "from", "proplist", "where");
        ip.add("arp", Kind.MENU, "", false);
        CommandNode interfaces = root.add("interface", Kind.MENU, "", false);
        command(interfaces, "print", "detail", "from", "proplist", "where");
        command(interfaces, "set", "comment", "numbers");
        command(interfaces, "disable", "numbers");
        return root;
    }

    private static void command(CommandNode menu, String name, String... arguments) {
        CommandNode command = menu.add(name, Kind.COMMAND, "", false);
        for (String each : arguments) {
            command.add(each, Kind.ARGUMENT, "", false);
        }
    }

    private static Translation known(String menu, String line) {
        ItemNumbers numbers =
                ItemNumbers.none()
                        .after(
                                Command.of("/interface/print"),
                                List.of(Row.of(".id", "*1"), Row.of(".id", "*A")));
        return Translator.translate(new Prompt(RECORDED, true, menu, false, numbers), line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            textBlock =
                    """
                    /ip ad pr                         ¦ /ip/address/print
                    /ip add add addr=10.0.0.1/24 int=x ¦ /ip/address/add =address=10.0.0.1/24 =interface=x
                    /in pr wh na=x                    ¦ !
                    /interface pr det                 ¦ /interface/print =detail=
                    /interface set 1 comment=x        ¦ /interface/set =.id=*A =comment=x
                    /interface set 0,1 comment=x      ¦ /interface/set =.id=*1,*A =comment=x
                    /interface print from=0,1         ¦ /interface/print ?.id=*1 ?.id=*A ?#|
                    """)
    void theRoutersOwnTreeTellsWhatIsShort(String line, String expected) {
        Translation translation = known("/", line);
        if (expected.equals("!")) {
            assertInstanceOf(Refused.class, translation, translation::toString);
        } else {
            Send send = assertInstanceOf(Send.class, only(translation));
            assertEquals(expected, words(send.command()));
            assertTrue(send.certain());
        }
    }

    @Test
    void numbersBeyondTheLastPrintAreRefused() {
        Refused refused = assertInstanceOf(Refused.class, known("/interface", "disable 2"));
        assertEquals("console.no_number", refused.reason().key());
    }

    @Test
    void whatTheTreeDoesNotTakeIsRefusedByTheOwnAndLeftToTheRouterByAnother() {
        String line = "/ip address add adress=1.1.1.1/8";
        assertInstanceOf(Refused.class, known("/", line));
        Prompt other = new Prompt(RECORDED, false, "/", false, ItemNumbers.none());
        assertInstanceOf(AsText.class, Translator.translate(other, line));
    }

    @Test
    void severalCommandsAreStepsAndMenusMoveThePrompt() {
        Exact exact =
                assertInstanceOf(
                        Exact.class,
                        known(
                                "/",
                                "/ip address; print; /interface { print; disable ether1 }; /ip"));
        assertEquals("/ip", exact.menu());
        assertEquals(
                List.of("/ip/address/print", "/interface/print", "/interface/disable"),
                exact.steps().stream()
                        .map(each -> assertInstanceOf(Send.class, each).command().path())
                        .toList());
    }
}
