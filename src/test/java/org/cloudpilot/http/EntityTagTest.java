package org.cloudpilot.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.cloudpilot.program.ApiClient;
import org.cloudpilot.program.ApiResponse;
import org.cloudpilot.program.TemporaryProgram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Changes that mean one version of a router.
class EntityTagTest {
    @TempDir private static Path folder;
    private static TemporaryProgram program;
    private static ApiClient script;

    @BeforeAll
    static void open() {
        program = TemporaryProgram.in(folder);
        script = program.stranger().register("asha");
    }

    @AfterAll
    static void close() {
        program.close();
    }

    private static ApiResponse added() {
        return script.post(
                "/routers/",
                "{\"name\":\"r\",\"host\":\"127.0.0.1\",\"port\":1,"
                        + "\"username\":\"u\",\"password\":\"p\"}");
    }

    @Test
    void everyAnswerWithOneRouterHasTheSameTagUntilItChanges() {
        ApiResponse added = added();
        String path = added.header("Location");
        String tag = added.header("ETag");
        assertTrue(tag.matches("\"[^\"]+\""), tag);
        assertEquals(tag, script.get(path).header("ETag"));
        ApiResponse changed = script.patch(path, "{\"note\":\"x\"}");
        assertNotEquals(tag, changed.header("ETag"));
        assertEquals(changed.header("ETag"), script.get(path).header("ETag"));
    }

    @Test
    void whoeverMeansAnOlderVersionIsToldSoAndNothingChanges() {
        ApiResponse added = added();
        String path = added.header("Location");
        ApiClient careful = script.with("If-Match", added.header("ETag"));
        assertEquals(200, careful.patch(path, "{\"note\":\"first\"}").status());
        ApiResponse late = careful.patch(path, "{\"note\":\"second\"}");
        assertEquals(412, late.status(), late.text());
        assertEquals("changed_meanwhile", late.code());
        assertEquals(
                412,
                careful.put(path, "{\"name\":\"r\",\"host\":\"h\",\"username\":\"u\"}").status());
        assertEquals(412, careful.send("DELETE", path, BodyPublishers.noBody()).status());
        assertEquals("first", script.get(path).at("/note"));
    }

    @Test
    void aStarMeansAnyAndAListOneOfThem() {
        ApiResponse added = added();
        String path = added.header("Location");
        String list = "\"other\", " + added.header("ETag");
        assertEquals(200, script.with("If-Match", list).patch(path, "{\"note\":\"1\"}").status());
        assertEquals(200, script.with("If-Match", "*").patch(path, "{\"note\":\"2\"}").status());
        assertEquals(
                204,
                script.with("If-Match", "*")
                        .send("DELETE", path, BodyPublishers.noBody())
                        .status());
    }
}
