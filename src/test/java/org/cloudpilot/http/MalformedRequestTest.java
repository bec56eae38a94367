package org.cloudpilot.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.cloudpilot.program.RawHttp;
import org.cloudpilot.program.TemporaryProgram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What no well-behaved client sends: each gets a JSON error that repeats nothing of it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MalformedRequestTest {
    private static final String LOGIN =
            "POST /users/login/ HTTP/1.1\r\n{host}Content-Type: application/json\r\n";

    private final TemporaryProgram program;

    MalformedRequestTest(@TempDir Path folder) {
        program = TemporaryProgram.in(folder);
    }

    @AfterAll
    void close() {
        program.close();
    }

    /// `~` stands for the end of a line, `^` for a control character, `` ` `` for half an end.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | GET /health%zz HTTP/1.1~{host}~",
                "400 | GET /health%c3%28 HTTP/1.1~{host}~",
                "400 | GET /health?x=%zz HTTP/1.1~{host}~",
                "400 | GET /health?x=%ff HTTP/1.1~{host}~",
                "400 | GET /health?x=<script> HTTP/1.1~{host}~",
                "400 | GET /<script>alert(1)</script> HTTP/1.1~{host}~",
                "400 | GET /health HTTP/1.1~~",
                "400 | GET /health HTTP/1.1~{host}{host}~",
                "400 | GET /health HTTP/1.1~{host}X^Y: a~~",
                "400 | GET /health HTTP/1.1~{host}no colon~~",
                "400 | GET /health HTTP/3.0~{host}~",
                "505 | GET /health HTTP/1.0~{host}~",
                "400 | ^^^ hello~~",
                "400 | hello~~",
                "404 | GET http://evil.example/health/ HTTP/1.1~{host}~",
                "400 | POST /users/login/ HTTP/1.1~{host}Content-Length: 4~Transfer-Encoding: chunked~~0~~",
                "400 | POST /users/login/ HTTP/1.1~{host}Content-Length: -1~~",
                "400 | POST /users/login/ HTTP/1.1~{host}Content-Length: 1e3~~",
                "400 | POST /users/login/ HTTP/1.1~{host}Content-Length: 2~Content-Length: 3~~{} ",
                "400 | POST /users/login/ HTTP/1.1~{host}Transfer-Encoding: gzip, chunked~~2~{}~0~~",
                "400 | POST /users/login/ HTTP/1.1~{host}Content-Length: +2~~{}",
                "400 | POST /users/login/ HTTP/1.1~{host}Content-Length: 2, 2~~{}",
                "400 | POST /users/login/ HTTP/1.1~{host}Content-Length: 0x2~~{}",
                "400 | POST /users/login/ HTTP/1.1~{host}Content-Length: ~~{}",
                "400 | POST /users/login/ HTTP/1.1~{host}Content-Length: 99999999999999999999~~{}",
                "400 | POST /users/login/ HTTP/1.1~{host}Transfer-Encoding: xchunked~~2~{}~0~~",
                "400 | POST /users/login/ HTTP/1.1~{host}Transfer-Encoding: chunked, identity~~2~{}~0~~",
                "400 | POST /users/login/ HTTP/1.1~{host}Transfer-Encoding: chunked~Transfer-Encoding: chunked~~2~{}~0~~",
                "400 | POST /users/login/ HTTP/1.1~{host}Transfer-Encoding : chunked~~2~{}~0~~",
                "400 | POST /users/login/ HTTP/1.1~{host} Transfer-Encoding: chunked~~2~{}~0~~",
                "400 | POST /users/login/ HTTP/1.1~{host}X: a~ Transfer-Encoding: chunked~~2~{}~0~~",
                "400 | POST /users/login/ HTTP/1.1~{host}Transfer-Encoding: ^chunked~~2~{}~0~~",
                "400 | POST /users/login/ HTTP/1.1~{host}X: a`Transfer-Encoding: chunked~~2~{}~0~~",
            })
    void isAnsweredInTheOneShape(int status, String request) throws Exception {
        try (RawHttp raw = new RawHttp(program.port())) {
            String sent = request.replace("~", "\r\n").replace('^', '\u0001').replace('`', '\n');
            String answer = raw.send(sent).answer();
            assertError(status, answer);
            // it was refused as a request, not read as one whose fields are wrong
            assertFalse(answer.contains("\"code\":\"invalid\""), answer);
        }
    }

    @Test
    void aRequestLineWithoutEndIsCutOff() throws Exception {
        try (RawHttp raw = new RawHttp(program.port())) {
            assertError(400, raw.send("GET /" + "a".repeat(20_000)).answer());
        }
    }

    @Test
    void headersWithoutEndAreCutOff() throws Exception {
        try (RawHttp raw = new RawHttp(program.port())) {
            String head = "GET /health HTTP/1.1\r\n{host}X: ";
            assertError(400, raw.send(head + "a".repeat(40_000)).answer());
        }
    }

    @Test
    void chunksThatAreNoneAreMalformed() throws Exception {
        try (RawHttp raw = new RawHttp(program.port())) {
            raw.send(LOGIN + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n");
            assertError(400, raw.answer());
        }
    }

    @Test
    void aHugeChunkIsRefusedBeforeItArrives() throws Exception {
        try (RawHttp raw = new RawHttp(program.port())) {
            raw.send(LOGIN + "Transfer-Encoding: chunked\r\n\r\n7fffffff\r\n{");
            assertError(413, raw.answer());
        }
    }

    @Test
    void whatFollowsABrokenBodyIsNoRequest() throws Exception {
        try (RawHttp raw = new RawHttp(program.port())) {
            raw.send(LOGIN + "Transfer-Encoding: chunked\r\n\r\nzz\r\n");
            raw.send("GET /health/ HTTP/1.1\r\n{host}\r\n");
            assertError(400, raw.answer());
            assertTrue(raw.isEnded());
        }
    }

    @Test
    void sixtyMegabytesFromAStrangerGetTheirAnswer() throws Exception {
        try (RawHttp raw = new RawHttp(program.port())) {
            raw.send(LOGIN + "Content-Length: 60000000\r\n\r\n");
            String block = " ".repeat(1_000_000);
            for (int i = 0; i < 60; i++) {
                raw.send(block);
            }
            assertError(413, raw.answer());
        }
    }

    @Test
    void aRefusedBodyIsNeverAskedFor() throws Exception {
        try (RawHttp raw = new RawHttp(program.port())) {
            raw.send("POST /routers/ HTTP/1.1\r\n{host}Expect: 100-continue\r\n");
            raw.send("Content-Type: application/json\r\nContent-Length: 100\r\n\r\n");
            assertError(401, raw.answer());
        }
    }

    @Test
    void aBodyLeftUnreadIsNotTakenForTheNextRequest() throws Exception {
        try (RawHttp raw = new RawHttp(program.port())) {
            String body = "GET /nothing HTTP/1.1\r\n\r\n";
            raw.send("POST /routers/ HTTP/1.1\r\n{host}Content-Length: " + body.length());
            raw.send("\r\n\r\n" + body + "GET /health/ HTTP/1.1\r\n{host}\r\n");
            assertError(401, raw.answer());
            assertTrue(raw.answer().startsWith("HTTP/1.1 200 "));
        }
    }

    @Test
    void aConnectionThatIsToCloseCloses() throws Exception {
        try (RawHttp raw = new RawHttp(program.port())) {
            raw.send("GET /health/ HTTP/1.1\r\n{host}Connection: close\r\n\r\n");
            assertTrue(raw.answer().contains("Connection: close"));
            assertTrue(raw.isEnded());
        }
    }

    private static void assertError(int status, String answer) {
        assertEquals(
                "HTTP/1.1 " + status,
                answer.split(" ", 3).length < 2 ? answer : answer.substring(0, 12));
        assertTrue(answer.contains("Content-Type: application/json\r\n"), answer);
        assertTrue(answer.contains("\"error\":\""), answer);
        assertTrue(answer.contains("\"code\":\""), answer);
        assertTrue(answer.contains("\"request_id\":\""), answer);
        assertTrue(!answer.contains("script") && !answer.contains("Exception"), answer);
    }
}
