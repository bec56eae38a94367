package org.cloudpilot.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudpilot.program.ApiClient;
import org.cloudpilot.program.ApiResponse;
import org.cloudpilot.program.PassingClock;
import org.cloudpilot.program.TemporaryProgram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every endpoint against every kind of credential that must not open it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorizationTest {
    /// Who may call what. An endpoint added to the program without a row here fails a test.
    private static final Map<String, String> EXPECTED = new LinkedHashMap<>();

    static {
        EXPECTED.put("GET /", "anonymous");
        EXPECTED.put("GET /health/", "anonymous");
        EXPECTED.put("GET /openapi.json", "anonymous");
        EXPECTED.put("GET /swagger/", "anonymous");
        EXPECTED.put("GET /swagger/{file:word}", "anonymous");
        EXPECTED.put("GET /docs/", "anonymous");
        EXPECTED.put("GET /docs/{page:word}", "anonymous");
        EXPECTED.put("POST /users/register/", "anonymous");
        EXPECTED.put("POST /users/login/", "anonymous");
        EXPECTED.put("POST /users/api-key-login/", "anonymous");
        EXPECTED.put("POST /users/refresh/", "anonymous");
        EXPECTED.put("POST /users/logout/", "any credential");
        EXPECTED.put("POST /users/change-password/", "manage");
        EXPECTED.put("GET /users/profile/", "read");
        EXPECTED.put("PUT /users/profile/", "manage");
        EXPECTED.put("PATCH /users/profile/", "manage");
        EXPECTED.put("GET /users/", "read");
        EXPECTED.put("GET /users/invitations/", "read");
        EXPECTED.put("POST /users/invitations/", "manage");
        EXPECTED.put("DELETE /users/invitations/{id}/", "manage");
        EXPECTED.put("GET /users/api-keys/", "read");
        EXPECTED.put("POST /users/generate-api-key/", "manage");
        EXPECTED.put("POST /users/rotate-api-keys/", "any credential");
        EXPECTED.put("DELETE /users/api-keys/{id}/", "any credential");
        EXPECTED.put("GET /spaces/", "read");
        EXPECTED.put("POST /spaces/", "manage");
        EXPECTED.put("PATCH /spaces/{id}/", "manage");
        EXPECTED.put("GET /spaces/{id}/members/", "read");
        EXPECTED.put("POST /spaces/{id}/members/", "manage");
        EXPECTED.put("PATCH /spaces/{id}/members/{user}/", "manage");
        EXPECTED.put("DELETE /spaces/{id}/members/{user}/", "manage");
        EXPECTED.put("GET /spaces/{id}/exposures/", "read");
        EXPECTED.put("GET /routers/", "read");
        EXPECTED.put("POST /routers/", "manage");
        EXPECTED.put("POST /routers/import/", "manage");
        EXPECTED.put("GET /routers/export/", "read");
        EXPECTED.put("GET /events/", "read");
        EXPECTED.put("GET /metrics", "read");
        EXPECTED.put("GET /routers/{id}/", "read");
        EXPECTED.put("PUT /routers/{id}/", "manage");
        EXPECTED.put("PATCH /routers/{id}/", "manage");
        EXPECTED.put("DELETE /routers/{id}/", "manage");
        EXPECTED.put("POST /routers/{id}/test-connection/", "operate");
        EXPECTED.put("GET /routers/{id}/device-info/", "read");
        EXPECTED.put("POST /routers/{id}/execute-command/", "operate");
        EXPECTED.put("POST /routers/{id}/export/", "operate");
        EXPECTED.put("GET /certificates/review/", "read");
        EXPECTED.put("POST /certificates/confirm/", "manage");
        EXPECTED.put("GET /authorities/", "read");
        EXPECTED.put("POST /authorities/", "manage");
        EXPECTED.put("DELETE /authorities/{id}/", "manage");
        EXPECTED.put("GET /credentials/", "read");
        EXPECTED.put("POST /credentials/", "manage");
        EXPECTED.put("GET /credentials/{id}/", "read");
        EXPECTED.put("PUT /credentials/{id}/", "manage");
        EXPECTED.put("PATCH /credentials/{id}/", "manage");
        EXPECTED.put("DELETE /credentials/{id}/", "manage");
        EXPECTED.put("GET /payments/credentials/", "read");
        EXPECTED.put("POST /payments/credentials/", "manage");
        EXPECTED.put("GET /payments/credentials/provider/{provider:word}/", "read");
        EXPECTED.put("GET /payments/credentials/{id}/", "read");
        EXPECTED.put("PUT /payments/credentials/{id}/", "manage");
        EXPECTED.put("PATCH /payments/credentials/{id}/", "manage");
        EXPECTED.put("DELETE /payments/credentials/{id}/", "manage");
        EXPECTED.put("POST /payments/credentials/{id}/update-private-key/", "manage");
        EXPECTED.put("POST /payments/credentials/{id}/verify/", "operate");
        EXPECTED.put("POST /payments/credentials/{id}/get-private-key/", "secrets");
        EXPECTED.put("GET /payments/credentials/{id}/get-private-key/", "secrets");
        EXPECTED.put("POST /payments/credentials/{id}/toggle-status/", "manage");
        EXPECTED.put("POST /payments/credentials/{id}/toggle/", "manage");
    }

    private final PassingClock clock = new PassingClock();
    private final TemporaryProgram program;
    private final ApiClient stranger;
    private final ApiClient owner;
    private final ApiClient other;
    private final ApiClient reader;
    private final String ownersRouter;
    private final Map<String, ApiClient> wrong = new LinkedHashMap<>();

    AuthorizationTest(@TempDir Path folder) {
        program = TemporaryProgram.openToAllAt(clock, folder);
        stranger = program.stranger();
        ApiResponse account = account("asha");
        String publicKey = account.at("/api_key/public_key");
        String privateKey = account.at("/api_key/private_key");
        owner = stranger.withKeys(publicKey, privateKey);
        letSomeExpire();
        stranger.register("omar");
        // a pair does not show secrets, and would be refused before anything is looked for
        other = stranger.withToken(token("omar"));
        ownersRouter =
                owner.post(
                                "/routers/",
                                "{\"name\":\"core\",\"host\":\"127.0.0.1\",\"port\":1,"
                                        + "\"username\":\"u\",\"password\":\"p\"}")
                        .at("/id");
        ApiResponse payment =
                owner.post(
                        "/payments/credentials/",
                        "{\"provider\":\"kopokopo\",\"api_key\":\"a\",\"private_key\":\"b\","
                                + "\"environment\":\"sandbox\"}");
        assertEquals(ownersRouter, payment.at("/id"), payment.text());
        ApiResponse credential =
                owner.post(
                        "/credentials/",
                        "{\"name\":\"masts\",\"username\":\"u\",\"password\":\"p\"}");
        assertEquals(ownersRouter, credential.at("/id"), credential.text());
        String token = token("asha");
        String loggedOut = token("asha");
        stranger.withToken(loggedOut).post("/users/logout/");
        wrong.put("nothing", stranger);
        wrong.put("no token", stranger.with("Authorization", "Bearer "));
        wrong.put("garbage", stranger.withToken("garbage"));
        wrong.put(
                "broken token",
                stranger.withToken(token.substring(0, token.length() - 4) + "AAAA"));
        wrong.put("unsigned token", stranger.withToken(ForgedTokens.unsigned(token)));
        wrong.put("logged out", stranger.withToken(loggedOut));
        wrong.put("password in the clear", stranger.with("Authorization", "Basic YXNoYTp4"));
        wrong.put("half a pair", stranger.with("X-API-Key", publicKey));
        wrong.put("the other half", stranger.with("X-Private-Key", privateKey));
        wrong.put("a bad token beside a good pair", owner.withToken("garbage"));
        wrong.put("token of a revoked pair", revoked());
        wrong.put("another's signature", stranger.withToken(ForgedTokens.signedByAnother(token)));
        reader = pair("{\"name\":\"reader\",\"scopes\":[\"read\"]}");
    }

    @AfterAll
    void close() {
        program.close();
    }

    @Test
    void everyEndpointHasItsRow() {
        assertEquals(
                EXPECTED,
                program.listener().table().routes().stream()
                        .collect(
                                Collectors.toMap(
                                        AuthorizationTest::name, route -> access(route.access()))));
    }

    private static Stream<String> closed() {
        return EXPECTED.entrySet().stream()
                .filter(row -> !row.getValue().equals("anonymous"))
                .map(Map.Entry::getKey);
    }

    Stream<Arguments> closedToAll() {
        return closed().flatMap(
                        endpoint ->
                                wrong.keySet().stream().map(who -> Arguments.of(endpoint, who)));
    }

    @ParameterizedTest
    @MethodSource("closedToAll")
    void aWrongCredentialOpensNothing(String endpoint, String who) {
        ApiResponse response = call(Objects.requireNonNull(wrong.get(who)), endpoint);
        assertEquals(401, response.status(), response.text());
        assertEquals(who.equals("nothing") ? "no_credentials" : "bad_credentials", response.code());
        assertTrue(response.header("WWW-Authenticate").startsWith("Bearer"));
    }

    /// Ten failures of a pair a minute are answered so: the minute passes before each.
    @Test
    void aPairThatEndedOpensNothing(@TempDir Path folder) {
        PassingClock time = new PassingClock();
        try (TemporaryProgram later = TemporaryProgram.openToAllAt(time, folder)) {
            ApiClient script = later.stranger().register("asha");
            ApiResponse brief =
                    script.post(
                            "/users/generate-api-key/",
                            "{\"expires_at\":\"%s\"}"
                                    .formatted(time.instant().plus(Duration.ofMinutes(1))));
            ApiResponse gone = script.post("/users/generate-api-key/");
            Map<String, ApiClient> ended =
                    Map.of("expired", pair(later, brief), "revoked", pair(later, gone));
            ended.values().forEach(who -> assertEquals(200, who.get("/routers/").status()));
            script.delete("/users/api-keys/3/");
            List<String> let = new ArrayList<>();
            closed().forEach(
                            endpoint -> {
                                time.pass(Duration.ofMinutes(1));
                                ended.forEach(
                                        (name, who) -> {
                                            if (call(who, endpoint).status() != 401) {
                                                let.add(name + " " + endpoint);
                                            }
                                        });
                            });
            assertEquals(List.of(), let);
            assertEquals(200, script.get("/routers/").status());
        }
    }

    Stream<Arguments> beyondRead() {
        return EXPECTED.entrySet().stream()
                .filter(row -> Set.of("operate", "manage").contains(row.getValue()))
                .map(row -> Arguments.of(row.getKey(), row.getValue()));
    }

    @ParameterizedTest
    @MethodSource("beyondRead")
    void aKeyThatMayReadOnlyDoesNothingElse(String endpoint, String scope) {
        ApiResponse refused = call(reader, endpoint);
        assertEquals(403, refused.status(), refused.text());
        assertEquals("scope_too_small", refused.code());
        assertTrue(refused.at("/error").contains(scope), refused.text());
    }

    Stream<String> onOneRouter() {
        return EXPECTED.keySet().stream()
                .filter(endpoint -> endpoint.contains("{id}"))
                // whoever is no owner is told that, whatever the id
                .filter(endpoint -> !endpoint.contains("/invitations/"));
    }

    @ParameterizedTest
    @MethodSource("onOneRouter")
    void anothersRouterIsAsUnknownAsOneThatIsNotThere(String endpoint) {
        ApiResponse foreign = call(other, endpoint);
        ApiResponse unknown = call(other, endpoint.replace("{id}", "987654321"));
        assertEquals(404, foreign.status(), foreign.text());
        assertEquals("not_found", foreign.code());
        assertEquals(unknown.status(), foreign.status());
        assertEquals(unknown.at("/error"), foreign.at("/error"));
        assertEquals(200, owner.get("/routers/" + ownersRouter + "/").status());
    }

    @Test
    void othersSeeAnEmptyList() {
        assertEquals("[]", other.get("/routers/").text());
        assertEquals(1, owner.get("/routers/").json().size());
    }

    @Test
    void aWrongPrivateKeyIsRefusedAndTheRightOneStillOpens() {
        ApiClient halfRight = owner.with("X-Private-Key", "0".repeat(43));
        for (int i = 0; i < 12; i++) {
            assertTrue(Set.of(401, 429).contains(halfRight.get("/routers/").status()));
        }
        assertEquals(429, halfRight.get("/routers/").status());
        assertEquals(200, owner.get("/routers/").status());
    }

    private ApiResponse call(ApiClient who, String endpoint) {
        String method = endpoint.substring(0, endpoint.indexOf(' '));
        String path =
                endpoint.substring(endpoint.indexOf(' ') + 1)
                        .replace("{id}", ownersRouter)
                        .replace("{user}", "1")
                        .replace("{provider:word}", "kopokopo");
        return switch (method) {
            case "GET", "DELETE" -> who.send(method, path, BodyPublishers.noBody());
            default ->
                    path.contains("execute")
                            ? who.json(method, path, "{\"command\":\"/system/identity\"}")
                            : who.json(method, path, "{}");
        };
    }

    private static String name(Route route) {
        return route.verb() + " " + route.path().text();
    }

    private static String access(Access access) {
        return switch (access) {
            case Access.Anonymous() -> "anonymous";
            case Access.AnyCredential() -> "any credential";
            case Access.Needs(var scope) -> scope.word();
        };
    }

    private ApiClient pair(String form) {
        return pair(program, owner.post("/users/generate-api-key/", form));
    }

    private static ApiClient pair(TemporaryProgram of, ApiResponse made) {
        return of.stranger()
                .withKeys(made.at("/api_key/public_key"), made.at("/api_key/private_key"));
    }

    private ApiClient tokenOf(ApiResponse made) {
        return stranger.withToken(
                stranger.post(
                                "/users/api-key-login/",
                                "{\"public_key\":\"%s\",\"private_key\":\"%s\"}"
                                        .formatted(
                                                made.at("/api_key/public_key"),
                                                made.at("/api_key/private_key")))
                        .at("/access_token"));
    }

    /// Both were good before. The token of the pair would be good still, had the pair not ended.
    private void letSomeExpire() {
        ApiClient token = stranger.withToken(token("asha"));
        clock.pass(Duration.ofMinutes(6));
        ApiResponse made =
                owner.post(
                        "/users/generate-api-key/",
                        "{\"name\":\"brief\",\"expires_at\":\"%s\"}"
                                .formatted(clock.instant().plus(Duration.ofMinutes(3))));
        ApiClient ofPair = tokenOf(made);
        assertEquals(200, token.get("/routers/").status());
        assertEquals(200, ofPair.get("/routers/").status());
        clock.pass(Duration.ofMinutes(5));
        wrong.put("expired token", token);
        wrong.put("token of an expired pair", ofPair);
    }

    /// Both were good, and answered from memory, until the moment before.
    private ApiClient revoked() {
        ApiResponse made = owner.post("/users/generate-api-key/", "{\"name\":\"gone\"}");
        ApiClient pair = pair(program, made);
        ApiClient token = tokenOf(made);
        assertEquals(200, pair.get("/routers/").status());
        assertEquals(200, token.get("/routers/").status());
        owner.get("/users/api-keys/")
                .json()
                .valueStream()
                .filter(key -> key.at("/name").asString().equals("gone"))
                .forEach(key -> owner.delete("/users/api-keys/" + key.at("/id").asLong() + "/"));
        assertEquals(401, pair.get("/routers/").status());
        return token;
    }

    private ApiResponse account(String username) {
        return stranger.post(
                "/users/register/",
                "{\"username\":\"%s\",\"password\":\"%s\"}"
                        .formatted(username, ApiClient.PASSWORD));
    }

    private String token(String username) {
        return stranger.post(
                        "/users/login/",
                        "{\"username\":\"%s\",\"password\":\"%s\"}"
                                .formatted(username, ApiClient.PASSWORD))
                .at("/access_token");
    }
}
