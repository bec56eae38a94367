package org.cloudpilot.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.cloudpilot.program.ApiClient;
import org.cloudpilot.program.ApiResponse;
import org.cloudpilot.program.TemporaryProgram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies of the wrong kind, size and shape.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BodyTest {
    private static final String ROUTER =
            "{\"name\":\"a\",\"host\":\"127.0.0.1\",\"port\":1,\"username\":\"u\",\"password\":\"p\"";

    private final TemporaryProgram program;
    private final ApiClient script;

    BodyTest(@TempDir Path folder) {
        program = TemporaryProgram.in(folder);
        script = program.stranger().register("asha");
    }

    @AfterAll
    void close() {
        program.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name | 1",
                "name | null",
                "name | [\"a\"]",
                "name | {}",
                "name | true",
                "name | \"\\ud800\"",
                "host | 127",
                "host | \"http://x/\"",
                "host | \"a b\"",
                "port | \"8728\"",
                "port | 8728.5",
                "port | -1",
                "port | 0",
                "port | 65536",
                "port | 9223372036854775808",
                "port | 99999999999999999999999999999999999999",
                "port | null",
                "use_https | \"yes\"",
                "transport | \"telnet\"",
                "transport | 7",
                "username | [[[]]]",
                "password | null",
                "password | 12345678",
                "addresses | \"10.0.0.1\"",
                "addresses | [1]",
                "addresses | [\"10.0.0.256\"]",
                "tags | {\"a\":\"b\"}",
                "tags | [null]",
                "custom | [\"a\"]",
                "custom | {\"a\":1}",
                "note | false",
                "site | 4",
                "colour | \"red\"",
                "user | 1",
                "status | \"online\"",
                "id | 7",
                "is_online | true",
            })
    void aWrongFieldIsNamedAndNothingIsSaved(String field, String value) {
        String body =
                ROUTER.contains("\"" + field + "\"")
                        ? ROUTER.replaceFirst(
                                "\"" + field + "\":(\"[^\"]*\"|1)",
                                "\"" + field + "\":" + value.replace("\\", "\\\\"))
                        : ROUTER + ",\"" + field + "\":" + value;
        ApiResponse response = script.post("/routers/", body + "}");
        assertEquals(400, response.status(), response.text());
        assertEquals("invalid", response.code());
        assertEquals(List.of(field), response.names("/fields"));
        assertFalse(response.at("/fields/" + field + "/0").isEmpty());
        assertEquals("[]", script.get("/routers/").text());
    }

    /// Generated clients send it where they were given no body.
    @Test
    void nullIsNoBodyWhereNoneIsNeeded() {
        assertEquals(201, script.post("/users/generate-api-key/", "null").status());
        assertEquals(400, script.post("/users/generate-api-key/", "[]").status());
    }

    @Test
    void everyWrongFieldIsTold() {
        ApiResponse response = script.post("/routers/", "{\"port\":\"x\",\"tags\":1}");
        assertEquals(List.of("port", "tags"), response.names("/fields"));
        ApiResponse empty = script.post("/routers/", "{}");
        assertEquals(List.of("name", "host", "username", "password"), empty.names("/fields"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "\"text\"",
                "7",
                "null",
                "{\"name\":\"a\"} {}",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{'name':'a'}",
                "{\"name\":NaN}",
                "// comment\n{}",
                "{\"name\":\"a\",}"
            })
    void whatIsNoJsonObjectIsMalformed(String body) {
        ApiResponse response = script.post("/routers/", body);
        assertEquals(400, response.status());
        assertEquals("malformed_json", response.code());
    }

    @Test
    void nestingHasABound() {
        String deep = "{\"custom\":" + "[".repeat(100_000) + "}";
        assertEquals("malformed_json", script.post("/routers/", deep).code());
    }

    @Test
    void aNumberHasABound() {
        String long_ = ROUTER.replace("\"port\":1", "\"port\":" + "9".repeat(100_000)) + "}";
        assertEquals("malformed_json", script.post("/routers/", long_).code());
    }

    @Test
    void anErrorDoesNotRepeatTheBody() {
        ApiResponse response = script.post("/routers/", "{\"password\":\"hunter2 hunter2\"");
        assertEquals(400, response.status());
        assertFalse(response.text().contains("hunter2"));
    }

    @Test
    void brokenUtf8IsMalformed() {
        byte[] latin1 = "{\"name\":\"Zoë\"}".getBytes(StandardCharsets.ISO_8859_1);
        ApiResponse response =
                script.with("Content-Type", "application/json")
                        .send("POST", "/routers/", BodyPublishers.ofByteArray(latin1));
        assertEquals("malformed_json", response.code());
        byte[] utf16 = "{\"name\":\"Zoë\"}".getBytes(StandardCharsets.UTF_16LE);
        assertEquals(
                "malformed_json",
                script.with("Content-Type", "application/json")
                        .send("POST", "/routers/", BodyPublishers.ofByteArray(utf16))
                        .code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/json; charset=iso-8859-1",
                "application/jsonp",
                "multipart/form-data; boundary=x"
            })
    void onlyJsonIsTaken(String type) {
        ApiResponse response = script.with("Content-Type", type).post("/routers/", ROUTER + "}");
        assertEquals(415, response.status());
        assertEquals("unsupported_media_type", response.code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json; charset=utf-8", "Application/JSON;charset=\"UTF-8\""})
    void jsonMaySayThatItIsUtf8(String type) {
        assertEquals(400, script.with("Content-Type", type).post("/routers/", "{}").status());
    }

    @Test
    void aBodyOfMoreThanAMebibyteIsTooLarge() {
        String padding = " ".repeat((1 << 20) + 1);
        ApiResponse response = script.post("/routers/", padding);
        assertEquals(413, response.status());
        assertEquals("too_large", response.code());
    }

    @Test
    void aChunkedBodyIsTakenAndCounted() {
        ApiClient typed = script.with("Content-Type", "application/json");
        ApiResponse small =
                typed.send(
                        "POST",
                        "/routers/",
                        BodyPublishers.fromPublisher(BodyPublishers.ofString("{}")));
        assertEquals("invalid", small.code());
        byte[] much = " ".repeat(3 << 20).getBytes(StandardCharsets.UTF_8);
        ApiResponse large =
                typed.send(
                        "POST",
                        "/routers/",
                        BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(much)));
        assertEquals(413, large.status());
    }

    @Test
    void putAndPatchTakeBackWhatGetGave() {
        ApiResponse made = script.post("/routers/", ROUTER + "}");
        String path = "/routers/" + made.at("/id") + "/";
        ApiResponse put = script.put(path, script.get(path).text());
        assertEquals(200, put.status(), put.text());
        assertEquals(200, script.patch(path, "{\"id\":99,\"is_online\":true}").status());
        assertEquals(made.at("/id"), script.get(path).at("/id"));
        assertTrue(script.patch(path, "{\"user\":1}").text().contains("\"user\""));
        assertEquals(204, script.delete(path).status());
    }
}
