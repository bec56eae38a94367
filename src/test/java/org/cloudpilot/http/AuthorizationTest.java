package org.cloudpilot.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudpilot.model.Scope;
import org.cloudpilot.program.ApiClient;
import org.cloudpilot.program.ApiResponse;
import org.cloudpilot.program.EventStream;
import org.cloudpilot.program.PassingClock;
import org.cloudpilot.program.TemporaryProgram;
import org.cloudpilot.simulator.tls.SimulatedAuthority;
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
        EXPECTED.put("PATCH /users/{id}/", "manage");
        EXPECTED.put("DELETE /users/{id}/", "manage");
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
        EXPECTED.put("DELETE /spaces/{id}/", "manage");
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

    private static final String MAKE = "/users/generate-api-key/";
    private static final String ID = "1";

    private final PassingClock clock = new PassingClock();
    private final TemporaryProgram program;
    private final ApiClient stranger;
    private final ApiClient owner;
    private final ApiClient other;
    private final Map<String, ApiClient> lacking = new LinkedHashMap<>();
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
        fill(owner);
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
        for (Scope scope : Scope.values()) {
            lacking.put(scope.word(), lacking(token, scope));
        }
    }

    /// One of everything that has an id in its path; all of them have the same one.
    private static void fill(ApiClient of) {
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put(
                "/routers/",
                "{\"name\":\"core\",\"host\":\"127.0.0.1\",\"port\":1,"
                        + "\"username\":\"u\",\"password\":\"p\"}");
        forms.put(
                "/payments/credentials/",
                "{\"provider\":\"kopokopo\",\"api_key\":\"a\",\"private_key\":\"b\","
                        + "\"environment\":\"sandbox\",\"base_url\":\"http://127.0.0.1:1/\"}");
        forms.put("/credentials/", "{\"name\":\"masts\",\"username\":\"u\",\"password\":\"p\"}");
        forms.put("/authorities/", "{\"certificate\":\"%s\"}".formatted(authority()));
        forms.forEach(
                (path, form) -> {
                    ApiResponse made = of.post(path, form);
                    assertEquals(ID, made.at("/id"), made.text());
                });
    }

    private static String authority() {
        try {
            return "-----BEGIN CERTIFICATE-----\\n"
                    + Base64.getEncoder()
                            .encodeToString(
                                    new SimulatedAuthority("Kampala CA").certificate().getEncoded())
                    + "\\n-----END CERTIFICATE-----\\n";
        } catch (CertificateEncodingException e) {
            throw new AssertionError(e);
        }
    }

    /// A pair that may do everything else.
    private ApiClient lacking(String token, Scope scope) {
        return pair(program, stranger.withToken(token).post(MAKE, scopes(others(scope))));
    }

    private static Set<Scope> others(Scope scope) {
        return EnumSet.complementOf(EnumSet.of(scope));
    }

    private static String scopes(Set<Scope> scopes) {
        return scopes.stream()
                .map(scope -> "\"" + scope.word() + "\"")
                .collect(Collectors.joining(",", "{\"scopes\":[", "]}"));
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

    Stream<Arguments> scoped() {
        return EXPECTED.entrySet().stream()
                .filter(row -> lacking.containsKey(row.getValue()))
                .map(row -> Arguments.of(row.getKey(), row.getValue()));
    }

    @ParameterizedTest
    @MethodSource("scoped")
    void aKeyThatMayDoAllElseIsRefused(String endpoint, String scope) {
        ApiResponse refused = call(Objects.requireNonNull(lacking.get(scope)), endpoint);
        assertEquals(403, refused.status(), refused.text());
        assertEquals("scope_too_small", refused.code());
        assertTrue(refused.at("/error").contains(scope), refused.text());
    }

    /// What takes things away comes last.
    @Test
    void aKeyWithTheScopeOfTheRowAloneIsLetIn(@TempDir Path folder) {
        try (TemporaryProgram open = TemporaryProgram.openToAllAt(clock, folder)) {
            fill(open.stranger().register("asha"));
            ApiClient all = open.stranger().withToken(token(open.stranger(), "asha"));
            List<String> refused = new ArrayList<>();
            Map<Scope, ApiResponse> pairs = new EnumMap<>(Scope.class);
            EXPECTED.entrySet().stream()
                    .filter(row -> !row.getValue().equals("anonymous"))
                    .sorted(Comparator.comparing(row -> row.getKey().startsWith("DELETE")))
                    .forEach(
                            row -> {
                                Scope scope = Scope.ofWord(row.getValue()).orElse(Scope.READ);
                                ApiResponse made =
                                        pairs.computeIfAbsent(
                                                scope,
                                                only -> all.post(MAKE, scopes(EnumSet.of(only))));
                                String endpoint =
                                        row.getKey()
                                                .replace(
                                                        "api-keys/{id}",
                                                        "api-keys/" + idOf(all, made));
                                int status = status(pair(open, made), endpoint);
                                if (endpoint.contains("api-key")) {
                                    // it may be gone by its own doing
                                    pairs.remove(scope);
                                }
                                if (Set.of(401, 403, 500).contains(status)) {
                                    refused.add(
                                            row.getKey() + " " + row.getValue() + ": " + status);
                                }
                            });
            assertEquals(List.of(), refused);
        }
    }

    /// A stream has no end to wait for; of keys, one may touch itself.
    private static int status(ApiClient who, String endpoint) {
        if (!endpoint.equals("GET /events/")) {
            return call(who, endpoint).status();
        }
        try (EventStream events = who.events(null)) {
            return events.status();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String idOf(ApiClient owner, ApiResponse made) {
        return owner.get("/users/api-keys/")
                .json()
                .valueStream()
                .filter(
                        key ->
                                key.at("/public_key")
                                        .asString()
                                        .equals(made.at("/api_key/public_key")))
                .findFirst()
                .orElseThrow()
                .at("/id")
                .asString();
    }

    Stream<String> onOneRouter() {
        return EXPECTED.keySet().stream()
                .filter(endpoint -> endpoint.contains("{id}"))
                // whoever is no owner is told that, whatever the id
                .filter(endpoint -> !endpoint.contains("/invitations/"))
                .filter(endpoint -> !endpoint.endsWith(" /users/{id}/"));
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
        for (String kept :
                List.of("/routers/", "/credentials/", "/payments/credentials/", "/authorities/")) {
            assertEquals(1, owner.get(kept).json().size(), kept);
        }
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

    private static ApiResponse call(ApiClient who, String endpoint) {
        String method = endpoint.substring(0, endpoint.indexOf(' '));
        String path =
                endpoint.substring(endpoint.indexOf(' ') + 1)
                        .replace("{id}", ID)
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
        return token(stranger, username);
    }

    private static String token(ApiClient client, String username) {
        return client.post(
                        "/users/login/",
                        "{\"username\":\"%s\",\"password\":\"%s\"}"
                                .formatted(username, ApiClient.PASSWORD))
                .at("/access_token");
    }
}
