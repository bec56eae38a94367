package org.cloudpilot.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.cloudpilot.program.ApiClient;
import org.cloudpilot.program.ApiResponse;
import org.cloudpilot.program.TemporaryProgram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Accounts, log-ins and tokens.
class AccountTest {
    private static final String ASHA =
            "{\"username\":\"asha\",\"password\":\"" + ApiClient.PASSWORD + "\"}";

    @TempDir private Path folder;
    private TemporaryProgram program;
    private ApiClient stranger;

    @BeforeEach
    void open() {
        program = TemporaryProgram.in(folder);
        stranger = program.stranger();
    }

    @AfterEach
    void close() {
        program.close();
    }

    @Test
    void theFirstAccountMakesTheStoreAndShowsItsPrivateKeyOnce() {
        ApiResponse made =
                stranger.post(
                        "/users/register/", ASHA.replace("}", ",\"email\":\"asha@example.org\"}"));
        assertEquals(201, made.status(), made.text());
        assertEquals(List.of("message", "user_id", "api_key", "note"), made.names(""));
        assertEquals(List.of("public_key", "private_key", "message"), made.names("/api_key"));
        assertTrue(made.json().at("/user_id").isIntegralNumber());
        ApiClient script =
                stranger.withKeys(made.at("/api_key/public_key"), made.at("/api_key/private_key"));
        assertEquals("[]", script.get("/routers/").text());
    }

    @Test
    void registrationClosesBehindTheFirst() {
        stranger.register("asha");
        ApiResponse second = stranger.post("/users/register/", ASHA.replace("asha", "omar"));
        assertEquals(403, second.status());
        assertEquals("registration_closed", second.code());
    }

    @Test
    void aPoorPasswordIsRefusedBesideItsField() {
        ApiResponse poor =
                stranger.post("/users/register/", "{\"username\":\"a\",\"password\":\"1\"}");
        assertEquals(400, poor.status());
        assertTrue(poor.names("/fields").contains("password"), poor.text());
        ApiResponse common =
                stranger.post(
                        "/users/register/",
                        "{\"username\":\"asha\",\"password\":\"password1234\"}");
        assertEquals(List.of("password"), common.names("/fields"));
    }

    @Test
    void loggingInGivesTokensThatOpenTheDoor() {
        stranger.register("asha");
        ApiResponse tokens = stranger.post("/users/login/", ASHA);
        assertEquals(200, tokens.status(), tokens.text());
        assertEquals(
                List.of("access_token", "refresh_token", "user_id", "username"), tokens.names(""));
        assertEquals("asha", tokens.at("/username"));
        ApiClient script = stranger.withToken(tokens.at("/access_token"));
        assertEquals(200, script.get("/routers/").status());
    }

    @Test
    void aWrongNameAndAWrongPasswordAreTheSameAnswer() {
        stranger.register("asha");
        ApiResponse wrongPassword = stranger.post("/users/login/", ASHA.replace("nine", "eight"));
        ApiResponse wrongName = stranger.post("/users/login/", ASHA.replace("asha", "omar"));
        assertEquals(401, wrongPassword.status());
        assertEquals("bad_credentials", wrongPassword.code());
        assertTrue(wrongPassword.header("WWW-Authenticate").startsWith("Bearer"));
        assertEquals(wrongPassword.status(), wrongName.status());
        assertEquals(wrongPassword.at("/error"), wrongName.at("/error"));
    }

    @Test
    void guessingIsSlowedDownAndToldWhenToComeBack() {
        stranger.register("asha");
        ApiResponse last = stranger.get("/health/");
        for (int i = 0; i < 12; i++) {
            last = stranger.post("/users/login/", ASHA.replace("nine", "no. " + i));
        }
        assertEquals(429, last.status());
        assertEquals("too_many_requests", last.code());
        assertTrue(Integer.parseInt(last.header("Retry-After")) > 0);
    }

    @Test
    void inventingInvitationsIsSlowedDownToo() {
        stranger.register("asha");
        ApiResponse last = stranger.get("/health/");
        for (int i = 0; i < 11; i++) {
            last =
                    stranger.post(
                            "/users/register/",
                            "{\"username\":\"eve\",\"password\":\"%s\",\"invitation\":\"no. %d\"}"
                                    .formatted(ApiClient.PASSWORD, i));
        }
        assertEquals(429, last.status());
        assertEquals("too_many_requests", last.code());
        assertTrue(Integer.parseInt(last.header("Retry-After")) > 0);
    }

    @Test
    void aKeyPairLogsIn() {
        ApiResponse made = stranger.post("/users/register/", ASHA);
        ApiResponse tokens =
                stranger.post(
                        "/users/api-key-login/",
                        "{\"public_key\":\"%s\",\"private_key\":\"%s\"}"
                                .formatted(
                                        made.at("/api_key/public_key"),
                                        made.at("/api_key/private_key")));
        assertEquals(200, tokens.status(), tokens.text());
        assertEquals("asha", tokens.at("/username"));
        ApiClient script = stranger.withToken(tokens.at("/access_token"));
        assertEquals(200, script.get("/routers/").status());
    }

    @Test
    void aRefreshTokenIsGoodOnceAndItsReuseEndsTheFamily() {
        stranger.register("asha");
        ApiResponse first = stranger.post("/users/login/", ASHA);
        ApiResponse second = refresh(first);
        assertEquals(200, second.status(), second.text());
        assertFalse(first.at("/refresh_token").equals(second.at("/refresh_token")));
        ApiClient script = stranger.withToken(second.at("/access_token"));
        assertEquals(200, script.get("/routers/").status());

        assertEquals(401, refresh(first).status());
        assertEquals(401, refresh(second).status());
        assertEquals(401, script.get("/routers/").status());
    }

    @Test
    void loggingOutEndsTheTokensAndLeavesTheKeyPair() {
        ApiClient pair = stranger.register("asha");
        ApiResponse tokens = stranger.post("/users/login/", ASHA);
        ApiClient script = stranger.withToken(tokens.at("/access_token"));
        ApiResponse out =
                script.post(
                        "/users/logout/",
                        "{\"refresh_token\":\"" + tokens.at("/refresh_token") + "\"}");
        assertEquals(204, out.status());
        assertEquals("", out.text());
        assertEquals(401, script.get("/routers/").status());
        assertEquals(401, refresh(tokens).status());
        assertEquals(200, pair.get("/routers/").status());
        assertEquals(204, pair.post("/users/logout/").status());
        assertEquals(200, pair.get("/routers/").status());
    }

    @Test
    void loggingOutEndsTheTokensThatTheBodyNames() {
        ApiClient pair = stranger.register("asha");
        ApiResponse tokens = stranger.post("/users/login/", ASHA);

        assertEquals(204, logOut(pair, tokens).status());

        assertEquals(401, refresh(tokens).status());
        ApiClient script = stranger.withToken(tokens.at("/access_token"));
        assertEquals(401, script.get("/routers/").status());
    }

    @Test
    void nobodyLogsAnotherUserOut() {
        ApiClient asha = stranger.register("asha");
        ApiResponse tokens = stranger.post("/users/login/", ASHA);
        String invitation = asha.post("/users/invitations/").at("/invitation");
        ApiResponse omar =
                stranger.post(
                        "/users/register/",
                        "{\"username\":\"omar\",\"password\":\"%s\",\"invitation\":\"%s\"}"
                                .formatted(ApiClient.PASSWORD, invitation));
        assertEquals(201, omar.status(), omar.text());

        ApiResponse out =
                logOut(
                        stranger.withKeys(
                                omar.at("/api_key/public_key"), omar.at("/api_key/private_key")),
                        tokens);

        assertEquals(204, out.status());
        assertEquals(200, refresh(tokens).status());
        ApiResponse odd = asha.post("/users/logout/", "{\"refresh_token\":\"odd\"}");
        assertEquals(204, odd.status());
    }

    private static ApiResponse logOut(ApiClient who, ApiResponse tokens) {
        return who.post(
                "/users/logout/", "{\"refresh_token\":\"" + tokens.at("/refresh_token") + "\"}");
    }

    @Test
    void afterARestartTheKeyPairOpensTheStoreAndATokenDoesNot() {
        ApiResponse made = stranger.post("/users/register/", ASHA);
        String token = stranger.post("/users/login/", ASHA).at("/access_token");
        close();
        open();
        assertEquals(200, stranger.get("/health/").status());
        ApiResponse locked = stranger.withToken(token).get("/routers/");
        assertEquals(423, locked.status());
        assertEquals("locked", locked.code());
        ApiClient pair =
                stranger.withKeys(made.at("/api_key/public_key"), made.at("/api_key/private_key"));
        assertEquals(200, pair.get("/routers/").status());
    }

    private ApiResponse refresh(ApiResponse tokens) {
        return stranger.post(
                "/users/refresh/", "{\"refresh_token\":\"" + tokens.at("/refresh_token") + "\"}");
    }
}
