package org.cloudpilot.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.cloudpilot.program.ApiClient;
import org.cloudpilot.program.ApiResponse;
import org.cloudpilot.program.TemporaryProgram;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.SimulatedRouter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CredentialEndpointsTest {
    private static final String ALL = "/credentials/";
    private static final String MASTS =
            "{\"name\":\"masts\",\"username\":\"one\",\"password\":\"first-pass\"}";

    @TempDir Path folder;

    private TemporaryProgram program;
    private ApiClient script;
    private SimulatedRouter north;
    private SimulatedRouter south;

    @BeforeEach
    void start() {
        program = TemporaryProgram.openToAll(folder);
        script = program.stranger().register("asha");
        north = device();
        south = device();
    }

    private static SimulatedRouter device() {
        return SimulatedRouter.builder(Hardware.HEX)
                .user("one", "first-pass")
                .user("two", "second-pass")
                .start();
    }

    @AfterEach
    void close() {
        program.close();
        north.close();
        south.close();
    }

    private String added() {
        ApiResponse made = script.post(ALL, MASTS);
        assertEquals(201, made.status(), made.text());
        return made.at("/id");
    }

    private ApiResponse register(SimulatedRouter device, String logIn) {
        return script.post(
                "/routers/",
                "{\"name\":\"mast\",\"host\":\"127.0.0.1\",\"port\":%d,\"transport\":\"api\",%s}"
                        .formatted(device.port(), logIn));
    }

    private String registered(SimulatedRouter device, String credential) {
        ApiResponse made = register(device, "\"credential_id\":" + credential);
        assertEquals(201, made.status(), made.text());
        return "/routers/" + made.at("/id") + "/";
    }

    private void reaches(String router) {
        ApiResponse test = script.post(router + "test-connection/");
        assertTrue(test.json().at("/is_online").asBoolean(), test.text());
    }

    @Test
    void theShapeIsTheFixedOneAndNeverHoldsThePassword() {
        ApiResponse made = script.post(ALL, MASTS);
        assertEquals(201, made.status(), made.text());
        assertEquals(
                List.of("id", "name", "username", "used_by", "created_at", "updated_at"),
                made.names(""));
        assertEquals("masts", made.at("/name"));
        assertEquals("one", made.at("/username"));
        assertEquals(ALL + made.at("/id") + "/", made.header("Location"));
        assertFalse(made.text().contains("first-pass"));
        assertEquals(made.json(), script.get(ALL + made.at("/id") + "/").json());
        assertEquals(made.json(), script.get(ALL).json().get(0));
        assertEquals(404, script.get(ALL + "77/").status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|name",
                "{}|username",
                "{}|password",
                "{\"name\":\" \",\"username\":\"u\",\"password\":\"p\"}|name",
                "{\"name\":\"n\",\"username\":7,\"password\":\"p\"}|username",
                "{\"name\":\"n\",\"username\":\"u\",\"password\":null}|password",
                "{\"name\":\"n\",\"username\":\"u\",\"password\":\"p\",\"used_by\":[]}|used_by",
            })
    void whatIsWrongIsNamed(String body, String field) {
        ApiResponse refused = script.post(ALL, body);
        assertEquals(400, refused.status(), refused.text());
        assertTrue(refused.names("/fields").contains(field), refused.text());
    }

    @Test
    void aNameStandsForOneInASpace() {
        added();
        ApiResponse twice = script.post(ALL, MASTS);
        assertEquals(409, twice.status(), twice.text());
        assertEquals("duplicate", twice.code());
        String other = script.post(ALL, MASTS.replace("masts", "towers")).at("/id");
        ApiResponse renamed = script.patch(ALL + other + "/", "{\"name\":\"masts\"}");
        assertEquals("duplicate", renamed.code());
        assertEquals(201, program.stranger().register("omar").post(ALL, MASTS).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH"})
    void whatWasShownMayBeSentBack(String method) {
        String one = ALL + added() + "/";
        ApiResponse same = script.json(method, one, script.get(one).text());
        assertEquals(200, same.status(), same.text());
        assertEquals("masts", same.at("/name"));
        assertEquals(400, script.json(method, one, "{\"user\":2}").status());
        assertEquals("one", script.json(method, one, "{\"name\":\"towers\"}").at("/username"));
    }

    @Test
    void routersLogInWithItAndFollowIt() {
        String one = added();
        String first = registered(north, one);
        String second = registered(south, one);
        ApiResponse shown = script.get(first);
        assertEquals("one", shown.at("/username"));
        assertEquals(one, shown.at("/credential_id"));
        reaches(first);
        reaches(second);
        assertEquals(2, script.get(ALL + one + "/").json().at("/used_by").size());

        ApiResponse changed =
                script.patch(
                        ALL + one + "/", "{\"username\":\"two\",\"password\":\"second-pass\"}");
        assertEquals(200, changed.status(), changed.text());
        assertEquals(2, changed.json().at("/used_by").size());
        assertEquals("two", script.get(first).at("/username"));
        reaches(first);
        reaches(second);

        script.patch(ALL + one + "/", "{\"password\":\"wrong\"}");
        assertEquals("login", script.post(first + "test-connection/").at("/failure"));
        assertEquals("login", script.post(second + "test-connection/").at("/failure"));
    }

    @Test
    void itIsKeptWhileARouterUsesIt() {
        String one = ALL + added() + "/";
        String router = registered(north, "1");
        ApiResponse refused = script.delete(one);
        assertEquals(409, refused.status(), refused.text());
        assertEquals("conflict", refused.code());

        ApiResponse own = script.patch(router, "{\"password\":\"first-pass\"}");
        assertEquals(200, own.status(), own.text());
        assertTrue(own.json().at("/credential_id").isNull(), own.text());
        reaches(router);
        assertEquals(204, script.delete(one).status());
        assertEquals(404, script.get(one).status());
        assertEquals(404, script.delete(one).status());
    }

    @Test
    void aRouterTakesItLaterAndMayBeSentBack() {
        ApiResponse made = register(north, "\"username\":\"two\",\"password\":\"second-pass\"");
        String router = "/routers/" + made.at("/id") + "/";
        assertTrue(made.json().at("/credential_id").isNull(), made.text());
        assertEquals(200, script.put(router, made.text()).status());

        String one = added();
        ApiResponse taken = script.patch(router, "{\"credential_id\":" + one + "}");
        assertEquals(200, taken.status(), taken.text());
        assertEquals("one", taken.at("/username"));
        reaches(router);
        ApiResponse back = script.put(router, taken.text());
        assertEquals(200, back.status(), back.text());
        assertEquals(one, back.at("/credential_id"));
        reaches(router);
        ApiResponse left = script.patch(router, "{\"username\":\"two\"}");
        assertTrue(left.json().at("/credential_id").isNull(), left.text());
        assertEquals("login", script.post(router + "test-connection/").at("/failure"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"credential_id\":1,\"password\":\"p\"|password",
                "\"credential_id\":1,\"username\":\"two\"|username",
                "\"credential_id\":77|credential_id",
                "\"credential_id\":0|credential_id",
                "\"credential_id\":\"1\"|credential_id",
                "\"credential_id\":null,\"username\":\"two\"|password",
                "\"password\":\"p\"|username",
            })
    void aRouterTakesOneOrTheOther(String logIn, String field) {
        added();
        ApiResponse refused = register(north, logIn);
        assertEquals(400, refused.status(), refused.text());
        assertTrue(refused.names("/fields").contains(field), refused.text());
    }

    @Test
    void anotherSpaceNeitherSeesNorUsesIt() {
        String one = ALL + added() + "/";
        ApiClient omar = program.stranger().register("omar");
        assertEquals(0, omar.get(ALL).json().size());
        assertEquals(404, omar.get(one).status());
        assertEquals(404, omar.patch(one, "{\"password\":\"p\"}").status());
        assertEquals(404, omar.delete(one).status());
        ApiResponse refused =
                omar.post(
                        "/routers/",
                        "{\"name\":\"mast\",\"host\":\"127.0.0.1\",\"credential_id\":1}");
        assertEquals(400, refused.status(), refused.text());
        assertEquals(200, script.get(one).status());
    }
}
