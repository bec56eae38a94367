package org.cloudpilot.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cloudpilot.program.ApiClient;
import org.cloudpilot.program.ApiResponse;
import org.cloudpilot.program.TemporaryProgram;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.SimulatedRouter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Many routers at once, in and out.
class ImportTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String IMPORT = "/routers/import/";
    private static final String TWO =
            "name,host,port,username,password,tags,custom.contract\n"
                    + "core,10.0.0.1,8728,admin,p1,backbone;north,A-17\n"
                    + "\"mast, 3\",10.0.0.2,8728,admin,p2,,\n";

    @TempDir Path folder;

    private TemporaryProgram program;
    private ApiClient script;

    @BeforeEach
    void start() {
        program = TemporaryProgram.in(folder);
        script = program.stranger().register("asha");
    }

    @AfterEach
    void close() {
        program.close();
    }

    private ApiResponse csv(String table) {
        return csv(table, false);
    }

    private ApiResponse csv(String table, boolean dryRun) {
        var body = MAPPER.createObjectNode().put("csv", table).put("dry_run", dryRun);
        return script.post(IMPORT, body.toString());
    }

    private static List<String> outcomes(ApiResponse answer) {
        assertEquals(200, answer.status(), answer.text());
        List<String> outcomes = new ArrayList<>();
        for (JsonNode row : answer.json().at("/rows")) {
            outcomes.add(row.at("/outcome").asString());
        }
        return outcomes;
    }

    @Test
    void aTableIsTakenIn() {
        ApiResponse taken = csv(TWO);
        assertEquals(List.of("added", "added"), outcomes(taken));
        JsonNode routers = script.get("/routers/").json();
        assertEquals("core", routers.at("/0/name").asString());
        assertEquals("north", routers.at("/0/tags/1").asString());
        assertEquals("A-17", routers.at("/0/custom/contract").asString());
        assertEquals("mast, 3", routers.at("/1/name").asString());
    }

    @Test
    void theSameAgainChangesNothingAndAnotherFieldOrPasswordDoes() {
        csv(TWO);
        assertEquals(List.of("unchanged", "unchanged"), outcomes(csv(TWO)));
        assertEquals(List.of("changed", "unchanged"), outcomes(csv(TWO.replace("A-17", "B-1"))));
        assertEquals(
                List.of("unchanged", "changed"),
                outcomes(csv(TWO.replace("A-17", "B-1").replace("p2", "p3"))));
        assertEquals(2, script.get("/routers/").json().size());
    }

    @Test
    void aDryRunTellsTheSameAndDoesNothing() {
        assertEquals(List.of("added", "added"), outcomes(csv(TWO, true)));
        assertEquals("[]", script.get("/routers/").text());
        csv(TWO);
        String tag = script.get("/routers/1/").header("ETag");
        assertEquals(
                List.of("changed", "unchanged"), outcomes(csv(TWO.replace("A-17", "B-1"), true)));
        assertEquals(tag, script.get("/routers/1/").header("ETag"));
    }

    @Test
    void aRowThatIsWrongIsToldAndKeepsNoOtherOut() {
        ApiResponse taken =
                csv(
                        "name,host,port,username,password,colour\n"
                                + "a,10.0.0.1,70000,admin,p\n"
                                + "b,10.0.0.2,http,admin,p\n"
                                + "c,10.0.0.3,8728,admin\n"
                                + "d,10.0.0.4,8728,admin,p,red\n"
                                + "e,10.0.0.5,8728,admin,p\n");
        assertEquals(List.of("failed", "failed", "failed", "failed", "added"), outcomes(taken));
        assertEquals(List.of("port"), taken.names("/rows/0/fields"));
        assertEquals(List.of("port"), taken.names("/rows/1/fields"));
        assertEquals(List.of("password"), taken.names("/rows/2/fields"));
        assertEquals(List.of("colour"), taken.names("/rows/3/fields"));
        assertEquals("4", taken.at("/failed"));
        assertEquals("invalid", taken.at("/rows/0/code"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRouterThatStandsTwiceIsToldAlikeInADryRun(boolean dryRun) {
        csv("name,host,port,username,password\nold,10.0.0.9,8728,admin,p\n");
        ApiResponse taken =
                csv(
                        "name,host,port,username,password\n"
                                + "a,10.0.0.1,8728,admin,\n"
                                + "a,10.0.0.1,8728,admin,p\n"
                                + "a,10.0.0.1,8728,admin,p\n"
                                + "b,10.0.0.1,8728,admin,p\n"
                                + "b,10.0.0.1,8728,admin,q\n"
                                + "b,10.0.0.1,8728,admin,\n"
                                + "new,10.0.0.9,8728,admin,p\n"
                                + "new,10.0.0.9,8728,admin,\n"
                                + "old,10.0.0.9,8728,admin,p\n"
                                + "old,10.0.0.9,8728,admin,q\n"
                                + "old,10.0.0.9,8728,admin,q\n",
                        dryRun);
        assertEquals(
                List.of(
                        "failed",
                        "added",
                        "unchanged",
                        "changed",
                        "changed",
                        "unchanged",
                        "changed",
                        "unchanged",
                        "changed",
                        "changed",
                        "unchanged"),
                outcomes(taken));
        assertEquals(dryRun ? 1 : 2, script.get("/routers/").json().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"custom,custom.a", "custom.a,custom", "via,via.type", "via.type,via"})
    void aHeadingThatIsAlsoABeginningOfOthersIsARowsError(String headings) {
        ApiResponse taken =
                csv(
                        "name,host,username,password,"
                                + headings
                                + "\na,10.0.0.1,admin,p,direct,direct\nb,10.0.0.2,admin,p\n");
        assertEquals(List.of("failed", "added"), outcomes(taken));
        assertEquals(
                List.of(headings.substring(0, headings.startsWith("via") ? 3 : 6)),
                taken.names("/rows/0/fields"));
    }

    @Test
    void anApostropheBeforeAFormulaComesBack() {
        csv(TWO);
        for (String note : List.of("'=1+1", "''=1+1", "=1+1", "'quoted'", "-", "'")) {
            script.patch("/routers/1/", "{\"note\":\"%s\"}".formatted(note));
            String table = script.get("/routers/export/?format=csv").text();
            assertEquals(List.of("unchanged", "unchanged"), outcomes(csv(table)), note);
            assertEquals(note, script.get("/routers/1/").at("/note"));
        }
    }

    @Test
    void aPasswordIsTakenAsItStands() {
        try (SimulatedRouter router =
                SimulatedRouter.builder(Hardware.HEX).user("admin", "'=hush").start()) {
            csv(
                    "name,host,port,transport,username,password\na,127.0.0.1,%d,api,admin,'=hush\n"
                            .formatted(router.port()));
            ApiResponse tested = script.post("/routers/1/test-connection/");
            assertEquals("true", tested.json().at("/is_online").toString(), tested.text());
        }
    }

    @Test
    void whatWasGivenOutCanBeTakenInAgain() {
        csv(TWO);
        script.patch(
                "/routers/1/",
                "{\"note\":\"=1+1\",\"via\":{\"type\":\"socks5\",\"host\":\"10.1.1.1\","
                        + "\"port\":1080},\"knock\":[\"tcp:7000\"],\"addresses\":[\"10.9.9.9\"]}");
        ApiResponse table = script.get("/routers/export/?format=csv");
        assertEquals("text/csv; charset=utf-8", table.header("Content-Type"));
        assertTrue(table.text().contains("'=1+1"), table.text());
        assertEquals(List.of("unchanged", "unchanged"), outcomes(csv(table.text())));
        ApiResponse json = script.get("/routers/export/");
        assertEquals(
                List.of("unchanged", "unchanged"),
                outcomes(script.post(IMPORT, "{\"routers\":" + json.text() + "}")));
    }

    @Test
    void noSecretIsGivenOut() {
        csv(TWO.replace("p1", "unguessable-one"));
        for (String format : List.of("json", "csv")) {
            String text = script.get("/routers/export/?format=" + format).text();
            assertFalse(text.contains("unguessable-one"));
            assertFalse(text.contains("password"));
        }
    }

    @Test
    void jsonRowsAreJudgedOneByOne() {
        ApiResponse taken =
                script.post(
                        IMPORT,
                        "{\"routers\":[{\"name\":1},{\"name\":\"a\",\"host\":\"h\","
                                + "\"username\":\"u\",\"password\":\"p\"},{}]}");
        assertEquals(List.of("failed", "added", "failed"), outcomes(taken));
    }

    @Test
    void tooManyRowsAreToldSo() {
        ApiResponse refused = script.post(IMPORT, "{\"routers\":[{}" + ",{}".repeat(10_000) + "]}");
        assertEquals(400, refused.status());
        assertEquals("At most 10000 of them.", refused.at("/fields/routers/0").replace(",", ""));
        assertEquals(
                "This is a list of objects.",
                script.post(IMPORT, "{\"routers\":7}").at("/fields/routers/0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"csv\":\"a\",\"routers\":[]}",
                "{\"csv\":1}",
                "{\"routers\":{}}",
                "{\"routers\":[1]}",
                "{\"routers\":[null]}",
                "{\"csv\":\"name,name\\na,b\"}",
                "{\"csv\":\"name\\na,b\"}",
                "{\"csv\":\"\\\"name\"}",
                "{\"csv\":\"name\",\"dry_run\":\"yes\"}"
            })
    void whatIsNoListIsRefusedAsAWhole(String body) {
        ApiResponse refused = script.post(IMPORT, body);
        assertEquals(400, refused.status(), refused.text());
        assertEquals("invalid", refused.code());
    }
}
