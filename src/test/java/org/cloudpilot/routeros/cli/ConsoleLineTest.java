package org.cloudpilot.routeros.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.Row;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.routeros.cli.Translation.Nothing;
import org.cloudpilot.routeros.cli.Translation.Rejected;
import org.cloudpilot.routeros.cli.Translation.ToCommand;
import org.cloudpilot.routeros.cli.Translation.ToItems;
import org.cloudpilot.routeros.cli.Translation.ToMenu;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleLineTest {
    /// The words that would be sent, parted by blanks.
    private static String words(Command command) {
        List<String> words = new ArrayList<>();
        words.add(command.path());
        command.attributes().forEach(each -> words.add("=" + each.name() + "=" + each.value()));
        words.addAll(command.queries());
        return String.join(" ", words);
    }

    private static String translated(String menu, String line) {
        Translation translation = ConsoleLine.translate(menu, line);
        return words(
                assertInstanceOf(ToCommand.class, translation, translation::toString).command());
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
                    /ip/address      ¦ ..route print                          ¦ !
                    /ip/address      ¦ .. route print                         ¦ /ip/route/print
                    /ip/address      ¦ ../route/print                         ¦ /ip/route/print
                    /ip/address      ¦ /interface print                       ¦ /interface/print
                    /                ¦ /system reboot                         ¦ /system/reboot
                    /                ¦ /system identity set name=x            ¦ /system/identity/set =name=x
                    /                ¦ /system identity set name="a b"        ¦ /system/identity/set =name=a b
                    /                ¦ /not a-menu print                      ¦ /not/a-menu/print
                    /                ¦ /not/a-menu/do a=b                     ¦ /not/a-menu/do =a=b
                    /                ¦ /ip address print detail               ¦ /ip/address/print =detail=
                    /                ¦ /ip address print brief without-paging ¦ /ip/address/print
                    /                ¦ /ip address print terse                ¦ /ip/address/print
                    /                ¦ /ip firewall filter print stats        ¦ /ip/firewall/filter/print =stats=
                    /                ¦ /ip address print count-only           ¦ /ip/address/print =count-only=
                    /                ¦ /ip address print proplist=address,.id ¦ /ip/address/print =.proplist=address,.id
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
        if (expected.equals("!")) {
            assertInstanceOf(Rejected.class, ConsoleLine.translate(menu, line));
        } else {
            assertEquals(expected, translated(menu, line));
        }
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
        "/, .., /",
        "/ip/address, /, /",
        "/ip/address, .. route, /ip/route",
    })
    void menusMoveThePrompt(String menu, String line, String expected) {
        assertEquals(new ToMenu(expected), ConsoleLine.translate(menu, line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "# a remark", "  # a remark"})
    void blanksAndRemarksAreNothing(String line) {
        assertEquals(new Nothing(), ConsoleLine.translate("/", line));
    }

    @Test
    void columnsKeepTheOrderOfTheLine() {
        Translation translation =
                ConsoleLine.translate("/interface", "print proplist=name,type where running");
        assertEquals(
                List.of("name", "type"), assertInstanceOf(ToCommand.class, translation).columns());
    }

    @Test
    void foundItemsAreATwoStepCommand() {
        ToItems items =
                assertInstanceOf(
                        ToItems.class,
                        ConsoleLine.translate(
                                "/interface", "set [find where name=x disabled] comment=y"));
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
        ToItems items =
                assertInstanceOf(
                        ToItems.class, ConsoleLine.translate("/queue/simple", "remove [find]"));
        assertEquals("/queue/simple/print =.proplist=.id", words(items.find()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    :put hello                              | 0  | console.script
                    /ip address print; /ip route print      | 17 | console.script
                    /interface set ether1 comment=$x        | 30 | console.variable
                    /log info "a$b"                         | 12 | console.variable
                    { /ip address print }                   | 0  | console.script
                    /ip address print ?                     | 18 | console.help
                    /log info "a                            | 10 | console.unclosed
                    /log info "\\q"                         | 11 | console.escape
                    /ip address print where address~"10"    | 31 | console.pattern
                    /ip address print where address in 10.0.0.0/8 | 32 | console.in
                    /ip address print where                 | 23 | console.incomplete
                    /ip address print where a=b or c=d e=f  | 35 | console.mixed
                    /ip address print where (a=b            | 28 | console.incomplete
                    /ip address print where comment         | 24 | console.condition
                    /ip address print where -name=x          | 24 | console.name
                    /ip address print where #!=x             | 24 | console.name
                    /ip address print where a=b proplist=a   | 28 | console.unexpected
                    /ip address print where =b              | 24 | console.unexpected
                    /ip address print follow                | 18 | console.endless
                    /ip address print file=x                | 18 | console.print
                    /ip address print as-value              | 18 | console.print
                    /ip address listen                      | 12 | console.endless
                    /tool torch ether1                      | 6  | console.endless
                    /interface set 0 comment=x              | 15 | console.positions
                    /interface set numbers=0,1 comment=x    | 23 | console.positions
                    /interface set [get x] comment=y        | 15 | console.expression
                    /ip address add interface=[find name=x] | 26 | console.expression
                    /ip address add comment=a=b             | 25 | console.quote
                    /ip address add comment=a comment=b     | 26 | console.twice
                    /ip address add comment "x"             | 16 | console.unexpected
                    /ip address add !comment                | 16 | console.unexpected
                    /int pr                                 | 1  | console.unknown
                    /ip/address/                            | 12 | console.incomplete
                    /IP address print                       | 1  | console.name
                    /../../etc print                        | 0  |
                    /export                                 | 1  | console.export
                    /quit                                   | 1  | console.interactive
                    /system ssh 10.0.0.1                    | 8  | console.interactive
                    /ip address print \\                    | 18 | console.unexpected
                    """)
    void whatHasNoExactMeaningIsRefusedWithItsPlace(String line, int position, String key) {
        Translation translation = ConsoleLine.translate("/", line);
        if (key == null) {
            assertEquals("/etc/print", translated("/", line));
            return;
        }
        Rejected rejected = assertInstanceOf(Rejected.class, translation, translation::toString);
        assertEquals(key, rejected.reason().key());
        assertEquals(position, rejected.position());
        assertFalse(Sentences.of(rejected.reason()).isBlank());
    }
}
