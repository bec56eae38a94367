package org.cloudpilot.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.cloudpilot.program.ApiClient;
import org.cloudpilot.program.ApiResponse;
import org.cloudpilot.program.TemporaryProgram;
import org.cloudpilot.store.FaultyDisk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What scripts are told when the store cannot be written.
@Timeout(60)
class FullDiskTest {
    @TempDir Path folder = Path.of("");
    private FaultyDisk disk;
    private TemporaryProgram program;
    private ApiClient script;

    @BeforeEach
    void open() {
        disk = FaultyDisk.under(folder);
        program = TemporaryProgram.on(disk, folder);
        script = program.stranger().register("asha");
    }

    @AfterEach
    void close() {
        disk.heal();
        program.close();
        disk.close();
    }

    private ApiResponse add(String name) {
        return script.post(
                "/routers/",
                "{\"name\":\"%s\",\"host\":\"127.0.0.1\",\"port\":1,\"username\":\"admin\",\"password\":\"secret\"}"
                        .formatted(name));
    }

    private ApiResponse logIn() {
        return program.stranger()
                .post(
                        "/users/login/",
                        "{\"username\": \"asha\", \"password\": \"%s\"}"
                                .formatted(ApiClient.PASSWORD));
    }

    private static void isRefused(ApiResponse answer) {
        assertEquals(503, answer.status(), answer.text());
        assertEquals("store_broken", answer.code());
        assertTrue(answer.at("/error").contains("free space"), answer.text());
    }

    @Test
    void theyGetASentenceAndTheProgramGoesOn() {
        assertEquals(201, add("before").status());
        disk.fill();

        isRefused(add("lost"));
        isRefused(logIn());
        assertEquals(200, script.get("/routers/").status());
        isRefused(add("lost, too"));

        disk.heal();
        assertEquals(201, add("after").status());
        assertEquals(200, logIn().status());
        String routers = script.get("/routers/").text();
        assertTrue(routers.contains("before") && routers.contains("after"), routers);
        assertTrue(!routers.contains("lost"), routers);
    }
}
