package org.cloudpilot.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cloudpilot.program.ApiClient;
import org.cloudpilot.program.ApiResponse;
import org.cloudpilot.program.TemporaryProgram;
import org.cloudpilot.simulator.Fault;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.SimulatedRouter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What scripts do with a router: test it, ask it, command it; and what they are told when it is
/// away.
@Timeout(60)
class RouterTalkTest {
    @TempDir private static Path folder;
    private static TemporaryProgram program;
    private static ApiClient script;

    private SimulatedRouter router;
    private String path;

    @BeforeAll
    static void open() {
        program = TemporaryProgram.in(folder);
        script = program.stranger().register("asha");
    }

    @AfterAll
    static void close() {
        program.close();
    }

    @BeforeEach
    void register() {
        router =
                SimulatedRouter.builder(Hardware.HEX)
                        .identity("core")
                        .user("admin", "secret")
                        .start();
        path = "/routers/" + register(router.port(), "secret") + "/";
    }

    @AfterEach
    void switchOff() {
        script.delete(path);
        router.close();
    }

    private static String register(int port, String password) {
        ApiResponse made =
                script.post(
                        "/routers/",
                        "{\"name\":\"r\",\"host\":\"127.0.0.1\",\"port\":%d,\"transport\":\"api\",\"username\":\"admin\",\"password\":\"%s\"}"
                                .formatted(port, password));
        assertEquals(201, made.status(), made.text());
        return made.at("/id");
    }

    private ApiResponse execute(String body) {
        return script.post(path + "execute-command/", body);
    }

    @Test
    void aTestThatPassesSaysSoInTheFixedShape() {
        ApiResponse test = script.post(path + "test-connection/");
        assertEquals(200, test.status(), test.text());
        assertEquals(List.of("router_id", "is_online", "message", "latency_ms"), test.names(""));
        assertTrue(test.json().at("/is_online").asBoolean());
        assertTrue(test.json().at("/latency_ms").isNumber());
        assertEquals(400, script.post(path + "test-connection/", "{\"a\":1}").status());
        assertEquals(200, script.post(path + "test-connection/", "{}").status());
    }

    @Test
    void aTestThatFailsNamesTheRung() {
        script.patch(path, "{\"password\":\"wrong\"}");
        ApiResponse test = script.post(path + "test-connection/");
        assertEquals(200, test.status());
        assertEquals("login", test.at("/failure"));
        assertFalse(test.json().at("/is_online").asBoolean());
        router.close();
        assertEquals("refused", script.post(path + "test-connection/").at("/failure"));
    }

    @Test
    void deviceInfoIsReadFromTheRouter() {
        ApiResponse info = script.get(path + "device-info/");
        assertEquals(200, info.status(), info.text());
        assertEquals(List.of("router_id", "device_info", "message"), info.names(""));
        assertEquals("core", info.at("/device_info/identity"));
        assertTrue(info.at("/device_info/version").startsWith("7.18.2"));
        assertTrue(info.json().at("/device_info/cpu_load").isIntegralNumber());
        assertTrue(info.json().at("/device_info/total_memory").isIntegralNumber());
        for (String name :
                List.of(
                        "free_memory",
                        "free_hdd_space",
                        "total_hdd_space",
                        "uptime",
                        "board_name",
                        "architecture",
                        "serial_number")) {
            assertFalse(info.at("/device_info/" + name).isEmpty(), name + " in " + info.text());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"command\":\"ip/address\"} | /ip/address/print | GET",
                "{\"command\":\"/ip/address/print\"} | /ip/address/print | GET",
                "{\"command\":\"/ip/address/\",\"method\":\"GET\"} | /ip/address/print | GET",
                "{\"command\":\"/ip/address/print\",\"method\":\"POST\"} | /ip/address/print | POST",
                "{\"command\":\"ip/address/print\",\"method\":\"GET\",\"params\":{},\"data\":{}} | /ip/address/print | GET",
                "{\"command\":\"ip/address\",\"timeout_s\":5} | /ip/address/print | GET",
            })
    void printsAreTheSameHoweverTheyAreWritten(String body, String sent, String method) {
        ApiResponse printed = execute(body);
        assertEquals(200, printed.status(), printed.text());
        assertEquals(
                List.of("router_id", "command", "method", "result", "message"), printed.names(""));
        assertEquals(method, printed.at("/method"));
        assertTrue(printed.json().at("/result").isArray());
        assertTrue(printed.json().at("/result").size() > 0);
        assertTrue(printed.json().at("/result/0/address").isString());
        assertEquals(1, router.commands(sent));
    }

    @Test
    void anItemIsAddedFoundChangedAndRemoved() {
        ApiResponse added =
                execute(
                        "{\"command\":\"ip/address\",\"method\":\"PUT\",\"data\":{\"address\":\"10.9.9.1/24\","
                                + "\"interface\":\"bridge\",\"disabled\":true,\"comment\":\"a=b ü\"}}");
        assertEquals(200, added.status(), added.text());
        String id = added.at("/result/0/ret");
        assertTrue(id.startsWith("*"), added.text());

        ApiResponse found =
                execute(
                        "{\"command\":\"ip/address\",\"params\":{\"comment\":\"a=b ü\",\"?disabled\":true,"
                                + "\".proplist\":\".id,address\"}}");
        assertEquals(
                "[{\".id\":\"" + id + "\",\"address\":\"10.9.9.1/24\"}]",
                found.json().at("/result").toString());

        ApiResponse changed =
                execute(
                        "{\"command\":\"ip/address/%s\",\"method\":\"PATCH\",\"data\":{\"comment\":\"new\"}}"
                                .formatted(id));
        assertEquals("[]", changed.json().at("/result").toString(), changed.text());
        ApiResponse one = execute("{\"command\":\"ip/address/%s\"}".formatted(id));
        assertEquals(1, one.json().at("/result").size());
        assertEquals("new", one.at("/result/0/comment"));

        assertEquals(
                200,
                execute(
                                "{\"command\":\"ip/address\",\"method\":\"DELETE\",\"data\":{\".id\":\"%s\"}}"
                                        .formatted(id))
                        .status());
        ApiResponse gone = execute("{\"command\":\"ip/address/%s\"}".formatted(id));
        assertEquals("[]", gone.json().at("/result").toString());
    }

    @Test
    void postTakesTheVerbFromThePath() {
        assertEquals(
                200,
                execute(
                                "{\"command\":\"/system/identity/set\",\"method\":\"POST\",\"data\":{\"name\":\"x\"}}")
                        .status());
        assertEquals("x", execute("{\"command\":\"system/identity\"}").at("/result/0/name"));
        ApiResponse count =
                execute(
                        "{\"command\":\"/interface/print\",\"method\":\"POST\",\"data\":{\"count-only\":\"\"}}");
        assertTrue(Integer.parseInt(count.at("/result/0/ret")) > 0, count.text());
    }

    @Test
    void aLineMeansWhatItMeansInTheTerminal() {
        ApiResponse set = execute("{\"line\":\"/system identity set name=y\"}");
        assertEquals(200, set.status(), set.text());
        assertEquals("/system/identity/set", set.at("/command"));
        ApiResponse print = execute("{\"line\":\"/interface print where name=ether1\"}");
        assertEquals(1, print.json().at("/result").size(), print.text());
        assertEquals("ether1", print.at("/result/0/name"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"line\":\"\"}",
                "{\"line\":\"/ip address\"}",
                "{\"line\":\"/ip address print where (\"}",
                "{\"line\":7}",
            })
    void aLineThatCannotBeSentIsExplained(String body) {
        ApiResponse response = execute(body);
        assertEquals(400, response.status(), response.text());
        assertEquals(List.of("line"), response.names("/fields"));
    }

    @Test
    void theRoutersNoIsTheScriptsError() {
        ApiResponse refused =
                execute(
                        "{\"command\":\"ip/address\",\"method\":\"DELETE\",\"data\":{\".id\":\"*FFFF\"}}");
        assertEquals(400, refused.status());
        assertEquals("router_refused", refused.code());
        assertEquals("no such item", refused.at("/detail"));
        assertEquals("ip/address", refused.at("/command"));
        assertEquals("DELETE", refused.at("/method"));
        assertEquals(400, refused.json().at("/status_code").asInt());
        assertEquals(path, "/routers/" + refused.at("/router_id") + "/");
        assertFalse(refused.at("/request_id").isEmpty());
    }

    @Test
    void aRouterThatIsOffIsABadGateway() {
        router.close();
        for (ApiResponse response :
                List.of(
                        script.get(path + "device-info/"),
                        execute("{\"command\":\"ip/address\"}"),
                        execute("{\"line\":\"/ip address print\"}"))) {
            assertEquals(502, response.status(), response.text());
            assertTrue(List.of("refused", "closed").contains(response.code()), response.text());
            assertEquals(response.code(), response.at("/failure"));
            assertFalse(response.json().at("/sent").asBoolean(true));
        }
    }

    @Test
    void aWrongPasswordIsABadGatewayToo() {
        script.patch(path, "{\"password\":\"wrong\"}");
        ApiResponse response = execute("{\"command\":\"ip/address\"}");
        assertEquals(502, response.status(), response.text());
        assertEquals("login", response.code());
    }

    @Test
    void silenceIsATimeoutAndSaysWhetherItMayHaveHappened() {
        execute("{\"command\":\"ip/address\"}");
        router.misbehave(new Fault.AnswerOnlyCancel());
        ApiResponse print = execute("{\"command\":\"ip/address\",\"timeout_s\":1}");
        assertEquals(504, print.status(), print.text());
        assertEquals("timeout", print.code());
        assertTrue(print.json().at("/sent").asBoolean());
        ApiResponse set =
                execute(
                        "{\"command\":\"/system/identity/set\",\"method\":\"POST\",\"data\":{\"name\":\"z\"},\"timeout_s\":1}");
        assertEquals(504, set.status(), set.text());
        assertEquals("unknown", set.at("/outcome"));
        assertTrue(set.json().at("/sent").asBoolean());
        assertEquals(1, router.commands("/system/identity/set"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ip address print",
                "/ip address set [find disabled=no] comment=x",
                ":put [/system identity get name]",
            })
    void aLineHasItsTimeLimit(String line) {
        execute("{\"command\":\"ip/address\"}");
        router.misbehave(new Fault.AnswerOnlyCancel());
        ApiResponse silent = execute("{\"line\":\"%s\",\"timeout_s\":1}".formatted(line));
        assertEquals(504, silent.status(), silent.text());
        assertTrue(silent.json().at("/sent").asBoolean(), silent.text());
    }

    @Test
    void aRouterThatNeverSaysAWordIsATimeout() {
        try (SimulatedRouter mute =
                SimulatedRouter.builder(Hardware.HEX).fault(new Fault.Mute()).start()) {
            String other = "/routers/" + register(mute.port(), "") + "/";
            ApiResponse silent = script.get(other + "device-info/");
            assertEquals(504, silent.status(), silent.text());
            assertEquals("timeout", silent.at("/failure"));
            script.delete(other);
        }
    }

    @Test
    void commandsThatHangHoldNobodyUp() throws Exception {
        try (SimulatedRouter hanging = SimulatedRouter.builder(Hardware.HEX).start()) {
            String other = "/routers/" + register(hanging.port(), "") + "/";
            // over the session that everybody shares: it is known to take several commands at once
            assertEquals(200, script.get(other + "device-info/").status());
            hanging.misbehave(new Fault.NeverAnswer());
            List<Thread> waiting = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String body = "{\"command\":\"ip/address\",\"timeout_s\":50}";
                waiting.add(
                        Thread.ofVirtual()
                                .start(() -> script.post(other + "execute-command/", body)));
            }
            assertTimeoutPreemptively(
                    Duration.ofSeconds(30),
                    () -> {
                        while (hanging.commands("/ip/address/print") < 8) {
                            Thread.onSpinWait();
                        }
                    });
            assertEquals(200, script.get(path + "device-info/").status());
            assertTrue(waiting.stream().allMatch(Thread::isAlive));
            hanging.stop();
            for (Thread thread : waiting) {
                thread.join();
            }
            script.delete(other);
        }
    }
}
