package org.cloudpilot.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import org.cloudpilot.program.ApiClient;
import org.cloudpilot.program.ApiResponse;
import org.cloudpilot.program.TemporaryProgram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Passwords, key pairs, invitations and spaces, as a script meets them.
class AccountEndpointsTest {
    private static final String FRESH = "another tree by the gate";

    @TempDir Path folder;

    private TemporaryProgram program;
    private ApiClient stranger;
    private ApiClient asha;

    @BeforeEach
    void start() {
        program = TemporaryProgram.in(folder);
        stranger = program.stranger();
        asha = stranger.register("asha");
    }

    @AfterEach
    void close() {
        program.close();
    }

    private ApiClient invited(String name) {
        ApiResponse invitation = asha.post("/users/invitations/");
        assertEquals(201, invitation.status(), invitation.text());
        ApiResponse made =
                stranger.post(
                        "/users/register/",
                        "{\"username\":\"%s\",\"password\":\"%s\",\"invitation\":\"%s\"}"
                                .formatted(name, ApiClient.PASSWORD, invitation.at("/invitation")));
        assertEquals(201, made.status(), made.text());
        return stranger.withKeys(made.at("/api_key/public_key"), made.at("/api_key/private_key"));
    }

    private ApiResponse delete(ApiClient who, String path) {
        return who.send("DELETE", path, BodyPublishers.noBody());
    }

    @Test
    void aPasswordIsChangedAndWhatIsWrongStandsBesideItsField() {
        ApiResponse wrong =
                asha.post(
                        "/users/change-password/",
                        "{\"old_password\":\"not this one\",\"new_password\":\"%s\"}"
                                .formatted(FRESH));
        assertEquals(400, wrong.status());
        assertFalse(wrong.at("/fields/old_password/0").isEmpty());

        ApiResponse changed =
                asha.post(
                        "/users/change-password/",
                        "{\"old_password\":\"%s\",\"new_password\":\"%s\"}"
                                .formatted(ApiClient.PASSWORD, FRESH));

        assertEquals(204, changed.status(), changed.text());
        assertEquals(401, logIn(ApiClient.PASSWORD).status());
        assertEquals(200, logIn(FRESH).status());
    }

    private ApiResponse logIn(String password) {
        return stranger.post(
                "/users/login/", "{\"username\":\"asha\",\"password\":\"%s\"}".formatted(password));
    }

    @Test
    void keyPairsAreMadeListedRotatedAndRevoked() {
        ApiResponse made =
                asha.post("/users/generate-api-key/", "{\"name\":\"cron\",\"scopes\":[\"read\"]}");
        assertEquals(201, made.status(), made.text());
        ApiClient cron =
                stranger.withKeys(made.at("/api_key/public_key"), made.at("/api_key/private_key"));
        assertEquals(200, cron.get("/routers/").status());
        assertEquals(403, cron.post("/spaces/", "{\"name\":\"Team\"}").status());

        ApiResponse rotated = cron.post("/users/rotate-api-keys/");
        assertEquals(201, rotated.status(), rotated.text());
        assertEquals(401, cron.get("/routers/").status());
        ApiClient again = stranger.withKeys(rotated.at("/public_key"), rotated.at("/private_key"));
        assertEquals(200, again.get("/routers/").status());

        assertEquals(2, asha.get("/users/api-keys/").json().size());
        assertFalse(asha.get("/users/api-keys/").text().contains("private"));
        String id = asha.get("/users/api-keys/").at("/1/id");
        assertEquals("cron", asha.get("/users/api-keys/").at("/1/name"));
        assertEquals(204, delete(asha, "/users/api-keys/" + id + "/").status());
        assertEquals(401, again.get("/routers/").status());
        assertEquals(404, delete(asha, "/users/api-keys/" + id + "/").status());
    }

    @Test
    void anUnknownScopeOrTimeIsToldBesideItsField() {
        ApiResponse wrong =
                asha.post(
                        "/users/generate-api-key/",
                        "{\"scopes\":[\"everything\"],\"expires_at\":\"tomorrow\",\"space_id\":-1}");
        assertEquals(400, wrong.status());
        for (String field : new String[] {"scopes", "expires_at", "space_id"}) {
            assertFalse(wrong.at("/fields/" + field + "/0").isEmpty(), field);
        }
    }

    @Test
    void aTimeBeyondTheYear9999IsToldBesideItsField() {
        ApiResponse wrong =
                asha.post(
                        "/users/generate-api-key/",
                        "{\"expires_at\":\"+1000000000-01-01T00:00:00Z\"}");
        assertEquals(400, wrong.status(), wrong.text());
        assertFalse(wrong.at("/fields/expires_at/0").isEmpty());
        ApiResponse last =
                asha.post("/users/generate-api-key/", "{\"expires_at\":\"9999-12-31T23:59:59Z\"}");
        assertEquals(201, last.status(), last.text());
    }

    private ApiClient pair(ApiClient maker, String form) {
        ApiResponse made = maker.post("/users/generate-api-key/", form);
        assertEquals(201, made.status(), made.text());
        return stranger.withKeys(made.at("/api_key/public_key"), made.at("/api_key/private_key"));
    }

    @Test
    void aPairOfOneSpaceMakesOthersOfThatSpace() {
        String team = asha.post("/spaces/", "{\"name\":\"Team\"}").at("/id");
        ApiClient bound = pair(asha, "{\"space_id\":" + team + "}");

        pair(bound, "{\"name\":\"second\"}");

        ApiResponse keys = bound.get("/users/api-keys/");
        assertEquals("second", keys.at("/1/name"), keys.text());
        assertEquals(team, keys.at("/1/space_id"));
    }

    @Test
    void whoMayManageAloneNamesASpaceAndLetsPeopleIn() {
        invited("omar");
        String team = "/spaces/" + asha.post("/spaces/", "{\"name\":\"Team\"}").at("/id") + "/";
        ApiClient manager = pair(asha, "{\"scopes\":[\"manage\"]}");

        assertEquals("Crew", manager.patch(team, "{\"name\":\"Crew\"}").at("/name"));
        ApiResponse added =
                manager.post(team + "members/", "{\"username\":\"omar\",\"role\":\"viewer\"}");
        assertEquals(201, added.status(), added.text());
        String omar = team + "members/" + added.at("/user_id") + "/";
        assertEquals("operator", manager.patch(omar, "{\"role\":\"operator\"}").at("/role"));
        assertEquals(404, manager.patch("/spaces/99/", "{}").status());
        assertEquals("scope_too_small", manager.get(team + "members/").code());
    }

    @Test
    void aScriptWorksInTheSpaceThatItsHeaderNames() {
        ApiClient omar = invited("omar");
        ApiResponse team = asha.post("/spaces/", "{\"name\":\"Team\"}");
        assertEquals(201, team.status(), team.text());
        String id = team.at("/id");
        ApiResponse added =
                asha.post(
                        "/spaces/" + id + "/members/",
                        "{\"username\":\"omar\",\"role\":\"viewer\"}");
        assertEquals(201, added.status(), added.text());
        String router =
                "{\"name\":\"core\",\"host\":\"127.0.0.1\",\"port\":1,"
                        + "\"username\":\"u\",\"password\":\"p\"}";
        assertEquals(201, asha.with("X-Space", id).post("/routers/", router).status());

        assertEquals(0, omar.get("/routers/").json().size());
        assertEquals(1, omar.with("X-Space", id).get("/routers/").json().size());
        ApiResponse refused = omar.with("X-Space", id).post("/routers/", router);
        assertEquals(403, refused.status());
        assertEquals("scope_too_small", refused.code());
        assertEquals(404, omar.with("X-Space", "1").get("/routers/").status());
        assertEquals(404, omar.with("X-Space", "x").get("/routers/").status());

        ApiResponse left = delete(asha, "/spaces/" + id + "/members/" + added.at("/user_id") + "/");
        assertEquals(200, left.status(), left.text());
        assertEquals("core", left.at("/exposures/0/router_name"));
        assertEquals(404, omar.with("X-Space", id).get("/routers/").status());
        assertEquals("omar", asha.get("/spaces/" + id + "/exposures/").at("/0/leaver"));
    }

    @Test
    void onlyAnOwnerInvitesAndSeesWhoThereIs() {
        ApiClient omar = invited("omar");
        assertEquals(403, omar.post("/users/invitations/").status());
        assertEquals("owner_only", omar.get("/users/").code());
        assertEquals(2, asha.get("/users/").json().size());
        ApiResponse closed =
                stranger.post(
                        "/users/register/",
                        "{\"username\":\"eve\",\"password\":\"%s\",\"invitation\":\"cp_inv_x\"}"
                                .formatted(ApiClient.PASSWORD));
        assertEquals("registration_closed", closed.code());
        assertTrue(closed.status() == 403);
    }

    @Test
    void aSharedSpaceIsRemovedByWhoNamesIt() {
        ApiClient omar = invited("omar");
        String team = "/spaces/" + asha.post("/spaces/", "{\"name\":\"Team\"}").at("/id") + "/";
        asha.post(team + "members/", "{\"username\":\"omar\",\"role\":\"manager\"}");

        ApiResponse unnamed = delete(asha, team);
        assertEquals(List.of("confirmation"), unnamed.names("/fields"), unnamed.text());
        ApiResponse wrong = delete(asha, team + "?confirmation=Crew");
        assertEquals(List.of("confirmation"), wrong.names("/fields"), wrong.text());
        assertEquals("owner_only", delete(omar, team + "?confirmation=Team").code());
        String own = "/spaces/" + asha.get("/spaces/").at("/0/id") + "/?confirmation=asha";
        assertEquals("conflict", delete(asha, own).code());
        assertEquals(404, delete(asha, "/spaces/99/").status());

        assertEquals(204, delete(asha, team + "?confirmation=Team").status());

        assertEquals(1, asha.get("/spaces/").json().size());
        assertEquals(1, omar.get("/spaces/").json().size());
    }

    @Test
    void anOwnerMakesOwnersAndRemovesUsers() {
        ApiClient omar = invited("omar");
        String asOwner = "{\"owner\":true}";
        assertEquals("owner_only", omar.patch("/users/1/", asOwner).code());
        assertEquals("owner_only", delete(omar, "/users/1/?confirmation=asha").code());
        assertEquals(404, asha.patch("/users/99/", asOwner).status());
        assertEquals("conflict", asha.patch("/users/1/", "{\"owner\":false}").code());
        assertEquals(List.of("owner"), asha.patch("/users/2/", "{}").names("/fields"));

        ApiResponse made = asha.patch("/users/2/", asOwner);
        assertEquals("true", made.json().at("/owner").toString(), made.text());
        assertEquals(200, omar.get("/users/").status());
        assertEquals(200, asha.patch("/users/2/", "{\"owner\":false}").status());
        assertEquals("owner_only", omar.get("/users/").code());

        assertEquals(400, delete(asha, "/users/2/").status());
        assertEquals(400, delete(asha, "/users/2/?confirmation=asha").status());
        assertEquals(204, delete(asha, "/users/2/?confirmation=omar").status());
        assertEquals(401, omar.get("/routers/").status());
        assertEquals(1, asha.get("/users/").json().size());
    }

    @Test
    void invitationsAreListedAndTakenBack() {
        ApiClient omar = invited("omar");
        ApiResponse made = asha.post("/users/invitations/");
        ApiResponse open = asha.get("/users/invitations/");
        assertEquals(200, open.status(), open.text());
        assertEquals(1, open.json().size());
        assertEquals("asha", open.at("/0/made_by"));
        assertFalse(open.text().contains(made.at("/invitation")));
        assertEquals(403, omar.get("/users/invitations/").status());

        String path = "/users/invitations/" + open.at("/0/id") + "/";
        assertEquals(403, delete(omar, path).status());
        assertEquals(204, delete(asha, path).status());

        assertEquals(404, delete(asha, path).status());
        assertEquals(
                403,
                stranger.post(
                                "/users/register/",
                                "{\"username\":\"lee\",\"password\":\"%s\",\"invitation\":\"%s\"}"
                                        .formatted(ApiClient.PASSWORD, made.at("/invitation")))
                        .status());
    }
}
