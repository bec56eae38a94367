package org.cloudpilot.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import org.cloudpilot.program.ApiClient;
import org.cloudpilot.program.ApiResponse;
import org.cloudpilot.program.StandInProvider.Manner;
import org.cloudpilot.program.StandInProvider;
import org.cloudpilot.program.TemporaryProgram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentEndpointsTest {
    private static final String ALL = "/payments/credentials/";
    private static final String PRIVATE_KEY = "ISSecretKey_test_wolf";

    @TempDir Path folder;

    private TemporaryProgram program;
    private StandInProvider provider;

    /// A pair, without the scope `secrets`.
    private ApiClient script;

    /// A password's token, with every scope.
    private ApiClient person;

    @BeforeEach
    void start() {
        program = TemporaryProgram.in(folder);
        provider = new StandInProvider(PRIVATE_KEY);
        script = program.stranger().register("asha");
        person =
                program.stranger()
                        .withToken(
                                program.stranger()
                                        .post(
                                                "/users/login/",
                                                "{\"username\":\"asha\",\"password\":\"%s\"}"
                                                        .formatted(ApiClient.PASSWORD))
                                        .at("/access_token"));
    }

    @AfterEach
    void close() {
        program.close();
        provider.close();
    }

    private ApiResponse add(String spelling) {
        return script.post(
                ALL,
                """
                {"provider":"%s","api_key":"ISPubKey_test_a","private_key":"%s",
                 "environment":"sandbox","base_url":"%s"}
                """
                        .formatted(spelling, PRIVATE_KEY, provider.address()));
    }

    private String added() {
        ApiResponse made = add("instasend");
        assertEquals(201, made.status(), made.text());
        return ALL + made.at("/id") + "/";
    }

    @Test
    void theShapeIsTheFixedOneAndNeverHoldsAKey() {
        ApiResponse made = add("intasend");
        assertEquals(201, made.status(), made.text());
        assertEquals(
                List.of(
                        "id",
                        "provider",
                        "provider_display",
                        "environment",
                        "is_active",
                        "created_at",
                        "updated_at",
                        "is_live",
                        "is_sandbox",
                        "base_url",
                        "has_webhook_key",
                        "verified_at",
                        "verdict"),
                made.names(""));
        assertEquals("instasend", made.at("/provider"));
        assertEquals("IntaSend", made.at("/provider_display"));
        assertTrue(made.json().at("/is_sandbox").asBoolean());
        assertFalse(made.json().at("/is_live").asBoolean());
        assertFalse(made.text().contains("_test_"));
        assertEquals(ALL + "1/", made.header("Location"));
        assertEquals(made.json(), script.get(ALL + "1/").json());
        assertEquals(made.json(), script.get(ALL).json().get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"instasend", "intasend"})
    void bothSpellingsAreOneProvider(String spelling) {
        added();
        assertEquals("1", script.get(ALL + "provider/" + spelling + "/").at("/id"));
        ApiResponse twice = add(spelling);
        assertEquals(409, twice.status());
        assertEquals("duplicate", twice.code());
        assertEquals(404, script.get(ALL + "provider/kopokopo/").status());
        assertEquals(404, script.get(ALL + "provider/mpesa/").status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|provider",
                "{\"provider\":\"mpesa\",\"environment\":\"sandbox\"}|provider",
                "{\"provider\":7,\"environment\":\"sandbox\"}|provider",
                "{\"provider\":\"kopokopo\",\"environment\":\"test\"}|environment",
                "{\"provider\":\"kopokopo\",\"environment\":\"live\"}|private_key",
                "{\"provider\":\"kopokopo\",\"environment\":\"live\",\"api_key\":[]}|api_key",
                "{\"provider\":\"kopokopo\",\"id\":7}|id",
                "{\"provider\":\"kopokopo\",\"user\":7}|user",
            })
    void whatIsWrongIsNamed(String body, String field) {
        ApiResponse refused = script.post(ALL, body);
        assertEquals(400, refused.status(), refused.text());
        assertTrue(refused.names("/fields").contains(field), refused.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH"})
    void whatWasShownMayBeSentBack(String method) {
        String one = added();
        ApiResponse shown = script.get(one);
        ApiResponse same = script.json(method, one, shown.text());
        assertEquals(200, same.status(), same.text());
        assertEquals(shown.at("/base_url"), same.at("/base_url"));
        ApiResponse changed =
                script.json(method, one, "{\"is_active\":false,\"environment\":\"live\"}");
        assertEquals("live", changed.at("/environment"));
        assertEquals("false", changed.json().at("/is_active").toString());
        assertEquals(400, script.json(method, one, "{\"user\":2}").status());
        assertEquals("instasend", script.json(method, one, "{\"provider\":\"x\"}").at("/provider"));
    }

    /// HEAD would write the audit entry of a reveal, and tell the key's length.
    @Test
    void theKeyHasNoHead() {
        String one = added();
        String path = one + "get-private-key/";
        ApiResponse head = script.send("HEAD", path, BodyPublishers.noBody());
        assertEquals(405, head.status());
        assertEquals("POST, GET, OPTIONS", head.header("Allow"));
        ApiResponse options = script.send("OPTIONS", path, BodyPublishers.noBody());
        assertEquals(head.header("Allow"), options.header("Allow"));
        assertEquals(200, script.send("HEAD", one, BodyPublishers.noBody()).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"toggle/", "toggle-status/"})
    void itIsPutOutOfUseAndBack(String path) {
        String one = added();
        ApiResponse off = script.post(one + path);
        assertEquals(List.of("message", "credentials"), off.names(""));
        assertEquals("false", off.json().at("/credentials/is_active").toString());
        assertEquals(
                "true", script.post(one + path).json().at("/credentials/is_active").toString());
    }

    @Test
    void aKeyIsComparedWithTheStoredOne() {
        String verify = added() + "verify/";
        ApiResponse same = script.post(verify, "{\"private_key\":\"%s\"}".formatted(PRIVATE_KEY));
        assertEquals(
                List.of(
                        "credentials_id",
                        "provider",
                        "provider_display",
                        "is_valid",
                        "message",
                        "checked",
                        "failure"),
                same.names(""));
        assertEquals("true", same.json().at("/is_valid").toString());
        assertEquals("stored", same.at("/checked"));
        ApiResponse other = script.post(verify, "{\"private_key\":\"x\"}");
        assertEquals(200, other.status());
        assertEquals("false", other.json().at("/is_valid").toString());
        assertEquals(List.of(), provider.requests());
        assertEquals(400, script.post(verify, "{\"key\":\"x\"}").status());
        assertEquals(400, script.post(verify, "{\"private_key\":null}").status());
    }

    @ParameterizedTest
    @CsvSource({
        "GOOD, true, null",
        "DOWN, null, down",
        "SILENT, null, timeout",
        "REDIRECTING, null, redirected",
        "HUGE, null, too_large",
        "WEB_PAGE, null, nonsense",
        "CLOSING, null, unreachable"
    })
    void theProviderIsAsked(Manner manner, String valid, String failure) {
        String one = added();
        provider.behave(manner);
        ApiResponse asked = script.post(one + "verify/");
        assertEquals(200, asked.status(), asked.text());
        assertEquals(valid, asked.json().at("/is_valid").toString());
        assertEquals(failure, asked.json().at("/failure").asString("null"));
        assertEquals("provider", asked.at("/checked"));
        ApiResponse shown = script.get(one);
        assertEquals(failure.equals("null") ? "valid" : failure, shown.at("/verdict"));
        assertFalse(shown.at("/verified_at").isEmpty());
    }

    @Test
    void whoMayNotSeeTheKeyHasItSentNowhereElse() {
        String one = added();
        try (var elsewhere = new StandInProvider(PRIVATE_KEY)) {
            String moved = "{\"base_url\":\"%s\"}".formatted(elsewhere.address());

            ApiResponse refused = script.patch(one, moved);

            assertEquals(400, refused.status(), refused.text());
            assertEquals(List.of("private_key"), refused.names("/fields"));
            assertEquals(provider.address(), script.get(one).at("/base_url"));
            assertEquals(200, person.patch(one, moved).status());
            assertEquals(elsewhere.address(), script.get(one).at("/base_url"));
            ApiResponse back =
                    script.patch(
                            one,
                            "{\"base_url\":\"%s\",\"private_key\":\"%s\"}"
                                    .formatted(provider.address(), PRIVATE_KEY));
            assertEquals(200, back.status(), back.text());
            assertEquals(200, script.patch(one, "{\"base_url\":\"\"}").status());
        }
    }

    @Test
    void aReplacedKeyIsTheOneThatCounts() {
        String one = added();
        ApiResponse replaced =
                script.post(
                        one + "update-private-key/", "{\"private_key\":\"ISSecretKey_test_new\"}");
        assertEquals(200, replaced.status(), replaced.text());
        assertEquals(List.of("message", "credentials"), replaced.names(""));
        ApiResponse asked = script.post(one + "verify/");
        assertEquals("refused", asked.at("/failure"));
        assertEquals("false", asked.json().at("/is_valid").toString());
        ApiResponse live =
                script.post(
                        one + "update-private-key/", "{\"private_key\":\"ISSecretKey_live_new\"}");
        assertEquals(400, live.status());
        assertEquals(List.of("private_key"), live.names("/fields"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void aKeyIsShownToWhoMaySeeSecrets(String method) {
        String path = added() + "get-private-key/";
        ApiResponse refused = script.send(method, path, none());
        assertEquals(403, refused.status());
        ApiResponse shown = person.send(method, path, none());
        assertEquals(200, shown.status(), shown.text());
        assertEquals(
                List.of("credentials_id", "provider", "provider_display", "private_key", "message"),
                shown.names(""));
        assertEquals(PRIVATE_KEY, shown.at("/private_key"));
        assertEquals("no-store", shown.header("Cache-Control"));
    }

    private static java.net.http.HttpRequest.BodyPublisher none() {
        return java.net.http.HttpRequest.BodyPublishers.noBody();
    }

    @Test
    void whatIsRemovedIsGone() {
        String one = added();
        assertEquals(204, script.delete(one).status());
        assertEquals(404, script.get(one).status());
        assertEquals("[]", script.get(ALL).text());
        assertEquals(ALL + "2/", add("instasend").header("Location"));
    }
}
