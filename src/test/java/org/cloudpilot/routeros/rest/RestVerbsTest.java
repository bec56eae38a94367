package org.cloudpilot.routeros.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.cloudpilot.model.Column;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.CommandOutcome.Done;
import org.cloudpilot.model.CommandOutcome.Trapped;
import org.cloudpilot.model.CommandOutcome.Unsupported;
import org.cloudpilot.model.Row;
import org.cloudpilot.model.Transport;
import org.cloudpilot.model.WordEncoding;
import org.cloudpilot.routeros.Path;
import org.cloudpilot.routeros.RouterSession;
import org.cloudpilot.routeros.TimeLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What each command looks like as HTTP, and what its answer becomes.
class RestVerbsTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Command ADDRESSES = Command.of("/ip/address/print");

    private record Told(HttpPeer.Asked asked, CommandOutcome outcome) {}

    private static Told ask(Command command, int status, String answer) throws IOException {
        try (HttpPeer peer = HttpPeer.loggedIn((asked, talk) -> talk.json(status, answer));
                RouterSession session = RestDialling.session(peer)) {
            CommandOutcome outcome = session.run(command, LONG);
            return new Told(peer.asked().getFirst(), outcome);
        }
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of(ADDRESSES, "GET /rest/ip/address", ""),
                Arguments.of(
                        ADDRESSES.with(".proplist", ".id,address"),
                        "GET /rest/ip/address?.proplist=.id,address",
                        ""),
                Arguments.of(
                        ADDRESSES
                                .where("?disabled=true", "?>mtu=1", "?#&!")
                                .with(".proplist", "address"),
                        "POST /rest/ip/address/print",
                        "{\".proplist\":\"address\",\".query\":[\"disabled=true\",\">mtu=1\",\"#&!\"]}"),
                Arguments.of(
                        ADDRESSES.with("count-only", ""),
                        "POST /rest/ip/address/print",
                        "{\"count-only\":\"\"}"),
                Arguments.of(
                        Command.of("/ip/address/add")
                                .with("address", "10.0.0.1/8")
                                .with("comment", "\"quoted\"\nü"),
                        "PUT /rest/ip/address",
                        "{\"address\":\"10.0.0.1/8\",\"comment\":\"\\\"quoted\\\"\\nü\"}"),
                Arguments.of(
                        Command.of("/ip/address/set").with(".id", "*1A").with("comment", "x"),
                        "PATCH /rest/ip/address/*1A",
                        "{\"comment\":\"x\"}"),
                Arguments.of(
                        Command.of("/ip/address/set").with(".id", "*1,*2").with("comment", "x"),
                        "POST /rest/ip/address/set",
                        "{\".id\":\"*1,*2\",\"comment\":\"x\"}"),
                Arguments.of(
                        Command.of("/system/identity/set").with("name", "mast"),
                        "POST /rest/system/identity/set",
                        "{\"name\":\"mast\"}"),
                Arguments.of(
                        Command.of("/ip/address/remove").with(".id", "*2"),
                        "DELETE /rest/ip/address/*2",
                        ""),
                Arguments.of(
                        Command.of("/ip/address/remove").with(".id", "../../user/*1"),
                        "POST /rest/ip/address/remove",
                        "{\".id\":\"../../user/*1\"}"),
                Arguments.of(
                        Command.of("/interface/monitor-traffic")
                                .with("interface", "ether1")
                                .with("once", ""),
                        "POST /rest/interface/monitor-traffic",
                        "{\"interface\":\"ether1\",\"once\":\"\"}"),
                Arguments.of(Command.of("/system/reboot"), "POST /rest/system/reboot", "{}"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aCommandAsHttp(Command command, String line, String body) throws IOException {
        HttpPeer.Asked asked = ask(command, 200, "[]").asked();
        assertEquals(line, asked.line());
        assertEquals(body, asked.body());
        assertEquals(body.isEmpty() ? "" : "application/json", asked.header("content-type"));
        assertEquals("Basic YWRtaW46cmlnaHQ=", asked.header("authorization"));
        assertTrue(asked.header("host").startsWith("127.0.0.1:"));
        assertEquals("", asked.header("relay-pass"));
    }

    static Stream<Arguments> answers() {
        Command add = Command.of("/ip/address/add").with("address", "10.0.0.1/8");
        Command set = Command.of("/ip/address/set").with(".id", "*1").with("comment", "x");
        Command identity = Command.of("/system/identity/print");
        Command run = Command.of("/execute").with("script", ":put 1").with("as-string", "");
        List<Row> none = List.of();
        return Stream.of(
                Arguments.of(ADDRESSES, 200, "[]", none, null),
                Arguments.of(
                        ADDRESSES,
                        200,
                        "[{\".id\":\"*1\",\"b\":\"2\",\"a\":\"\"},{\".id\":\"*2\"}]",
                        List.of(Row.of(".id", "*1", "b", "2", "a", ""), Row.of(".id", "*2")),
                        null),
                Arguments.of(
                        ADDRESSES,
                        200,
                        "[{\"a\":\"1\",\"a\":\"2\"}]",
                        List.of(Row.of("a", "1", "a", "2")),
                        null),
                Arguments.of(
                        ADDRESSES,
                        200,
                        "[{\"a\":1,\"b\":true,\"c\":null}]",
                        List.of(Row.of("a", "1", "b", "true", "c", "")),
                        null),
                Arguments.of(identity, 200, "{\"name\":\"x\"}", List.of(Row.of("name", "x")), null),
                Arguments.of(ADDRESSES.with("count-only", ""), 200, "{\"ret\":\"7\"}", none, "7"),
                Arguments.of(add, 201, "{\".id\":\"*9\",\"address\":\"10.0.0.1/8\"}", none, "*9"),
                Arguments.of(set, 200, "{\".id\":\"*1\",\"comment\":\"x\"}", none, null),
                Arguments.of(
                        Command.of("/ip/address/remove").with(".id", "*1"), 204, "", none, null),
                Arguments.of(run, 200, "{\"ret\":\"1\\n\"}", none, "1\n"),
                Arguments.of(Command.of("/system/reboot"), 200, "[]", none, null));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anAnswerAsTheBinaryApiWouldTellIt(
            Command command, int status, String body, List<Row> rows, String ret)
            throws IOException {
        Done done = assertInstanceOf(Done.class, ask(command, status, body).outcome());
        assertEquals(rows, done.rows());
        assertEquals(ret, done.ret());
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(
                        400,
                        "{\"error\":400,\"message\":\"Bad Request\",\"detail\":\"no such command\"}",
                        "no such command"),
                Arguments.of(404, "{\"error\":404,\"message\":\"Not Found\"}", "Not Found"),
                Arguments.of(
                        500,
                        "{\"error\":500,\"message\":\"Internal Server Error\",\"detail\":\"not enough permissions (9)\"}",
                        "not enough permissions (9)"),
                Arguments.of(405, "<html>no</html>", "HTTP 405"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void anErrorIsATrap(int status, String body, String message) throws IOException {
        Command reboot = Command.of("/system/reboot");
        assertEquals(new Trapped(message, -1, List.of()), ask(reboot, status, body).outcome());
    }

    static Stream<Command> unspeakable() {
        return Stream.of(
                Command.of("/log/listen"),
                Command.of("/interface/monitor-traffic").with("interface", "ether1"),
                ADDRESSES.with("interval", "1"),
                ADDRESSES.with("follow", ""),
                Command.of("/ip/../user/print"),
                Command.of("/ip/address/print?x"),
                Command.of("/ip//print"),
                Command.of("/IP/address/print"),
                Command.of("/ip/address/print/"),
                Command.of("/cancel"),
                ADDRESSES.with("a", "1").with("a", "2"),
                ADDRESSES.with(".query", "x"));
    }

    @ParameterizedTest
    @MethodSource("unspeakable")
    void whatRestCannotCarryIsNotSent(Command command) throws IOException {
        try (HttpPeer peer = HttpPeer.loggedIn((asked, talk) -> talk.json("[]"));
                RouterSession session = RestDialling.session(peer)) {
            assertInstanceOf(Unsupported.class, session.run(command, LONG));
            assertEquals(List.of(), peer.asked());
            assertNull(session.ended());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Gr\u00fc\u00dfe", "\u0416", "a\u0301"})
    void bytesOfTextAreReadAsWordsOfTheApi(String text) throws IOException {
        String utf8 = new String(text.getBytes("UTF-8"), "ISO-8859-1");
        Done done =
                assertInstanceOf(
                        Done.class, ask(ADDRESSES, 200, "[{\"c\":\"" + utf8 + "\"}]").outcome());
        assertEquals(List.of(Row.of("c", text)), done.rows());
    }

    @Test
    void badUtf8IsReadAsTheOlderEncodingWordByWord() throws IOException {
        String body = "[{\"a\":\"caf\u00e9 \u0080\",\"b\":\"\u00c3\u00a9\",\"c\":\"\\u0416\"}]";
        Done done = assertInstanceOf(Done.class, ask(ADDRESSES, 200, body).outcome());
        assertEquals(
                List.of(Row.of("a", "caf\u00e9 \u20ac", "b", "\u00e9", "c", "\u0416")),
                done.rows());
    }

    @Test
    void aRoutersEncodingHoldsBothWays() throws IOException {
        try (HttpPeer peer =
                HttpPeer.loggedIn((asked, talk) -> talk.json("[{\"a\":\"\u00c6\"}]"))) {
            Path path =
                    new Path(List.of(peer.endpoint()), Transport.REST)
                            .withEncoding(WordEncoding.WINDOWS_1251);
            try (RouterSession session =
                    RestDialling.session(
                            RestDialling.dial(TimeLimits.standard(), RestDialling.FEW, path))) {
                Command print = Command.of("/log/print").with("x", "\u0416");
                Done done = assertInstanceOf(Done.class, session.run(print, LONG));
                assertEquals(List.of(new Column("a", "\u0416")), done.rows().getFirst().columns());
                assertEquals("9", peer.asked().getFirst().header("content-length"));
                assertInstanceOf(Unsupported.class, session.run(print.with("y", "\u00fc"), LONG));
            }
        }
    }
}
