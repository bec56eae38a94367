package org.cloudpilot.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cloudpilot.program.ApiClient;
import org.cloudpilot.program.ApiResponse;
import org.cloudpilot.program.RawHttp;
import org.cloudpilot.program.TemporaryProgram;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Sends what [RequestFuzz] makes, and judges every answer.
final class FuzzedApi {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Set<String> OF_ROUTERS =
            Code.OF_ROUTERS.stream().map(Code::word).collect(Collectors.toSet());

    /// They would take the test's own credential away, or end in a stream.
    private static final Set<String> LEFT_OUT =
            Set.of("revokeApiKey", "rotateApiKeys", "logOut", "followEvents");

    /// They make what nobody takes away again.
    private static final Set<String> GROWING =
            Set.of("addSpace", "inviteUser", "generateApiKey", "addRouter", "importRouters");

    /// What came of a run.
    ///
    /// @param statuses how often each came
    /// @param heapBefore bytes in use when half was done
    /// @param heapAfter the same at the end
    record Figures(Map<Integer, Integer> statuses, long heapBefore, long heapAfter) {
        int requests() {
            return statuses.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    private final Map<Integer, Integer> statuses = new TreeMap<>();

    Figures run(Path folder, int requests, long seed) throws IOException {
        try (TemporaryProgram program = TemporaryProgram.in(folder)) {
            ApiClient script = program.stranger().register("asha");
            ApiResponse pair =
                    script.post(
                            "/users/generate-api-key/",
                            "{\"scopes\":[\"read\",\"operate\",\"manage\"]}");
            String credential =
                    "X-API-Key: "
                            + pair.at("/api_key/public_key")
                            + "\r\nX-Private-Key: "
                            + pair.at("/api_key/private_key")
                            + "\r\n";
            script.post(
                    "/routers/",
                    "{\"name\":\"r\",\"host\":\"127.0.0.1\",\"port\":1,"
                            + "\"username\":\"u\",\"password\":\"p\"}");
            JsonNode document = script.get("/openapi.json").json();
            RequestFuzz fuzz = new RequestFuzz(document, seed);
            long half = 0;
            for (int i = 0; i < requests; i++) {
                RequestFuzz.Made made = fuzz.next(credential);
                if (LEFT_OUT.contains(made.operation())
                        || (GROWING.contains(made.operation()) && i % 20 != 0)) {
                    continue;
                }
                try (RawHttp raw = new RawHttp(program.port())) {
                    raw.send(made.request());
                    judge(made, made.verb().equals("HEAD") ? raw.head() : raw.answer());
                }
                if (i == requests / 2) {
                    half = heap();
                }
            }
            assertEquals(200, script.get("/routers/").status());
            long end = heap();
            assertTrue(end < half + (64L << 20), "the heap grows");
            return new Figures(statuses, half, end);
        }
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private void judge(RequestFuzz.Made made, String answer) {
        String told = made.request() + "\n---\n" + answer;
        assertTrue(answer.startsWith("HTTP/1.1 "), told);
        int status = Integer.parseInt(answer.substring(9, 12));
        statuses.merge(status, 1, Integer::sum);
        int head = answer.indexOf("\r\n\r\n");
        String headers = answer.substring(0, head);
        String body = answer.substring(head + 4);
        assertFalse(headers.contains("X-Injected"), told);
        assertFalse(headers.toLowerCase(java.util.Locale.ROOT).contains("access-control"), told);
        for (String trace : new String[] {"\tat ", "Exception", "org.cloudpilot", "java.lang"}) {
            assertFalse(isOurs(body, trace, made), told);
        }
        if (status >= 400 && !body.isEmpty()) {
            JsonNode error = json(body, told);
            assertFalse(error.path("error").asString("").isEmpty(), told);
            String code = error.path("code").asString("");
            assertEquals(status, Code.of(code).status(), told);
            assertTrue(status < 500 || OF_ROUTERS.contains(code), told);
        }
        assertTrue(status < 400 || !body.isEmpty() || made.verb().equals("HEAD"), told);
    }

    /// What the client sent itself may come back, as text within JSON.
    private static boolean isOurs(String body, String trace, RequestFuzz.Made made) {
        return body.contains(trace)
                && !made.request().contains(trace)
                && !made.operation().startsWith("show");
    }

    private static JsonNode json(String body, String told) {
        try {
            return MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw new AssertionError(told, e);
        }
    }
}
