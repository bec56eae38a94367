package org.cloudpilot.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.cloudpilot.program.ApiClient;
import org.cloudpilot.program.ApiResponse;
import org.cloudpilot.program.TemporaryProgram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// How a router is reached beyond address and transport, as scripts say it.
class ReachEndpointsTest {
    private static final String PRINT = "AB".repeat(32);
    private static final String FULL =
            ("{'name':'mast3','host':'192.0.2.1','username':'u','password':'p w',"
                            + "'engine':'mikrotik-java','encoding':'windows-1251',"
                            + "'certificate_fingerprint':'"
                            + PRINT
                            + "','ssh_port':2222,'ssh_host_key_fingerprint':'',"
                            + "'via':{'type':'ssh','host':'192.0.2.9','username':'jump'},"
                            + "'via_password':'of the jump','knock':['tcp:7000','TCP:8000']}")
                    .replace('\'', '"');

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

    @AfterEach
    void clear() {
        for (JsonNode router : script.get("/routers/").json()) {
            script.delete("/routers/" + router.at("/id").asString() + "/");
        }
    }

    private static ApiResponse added(String body) {
        ApiResponse made = script.post("/routers/", body);
        assertEquals(201, made.status(), made.text());
        return made;
    }

    private static String usual() {
        return "{\"name\":\"a\",\"host\":\"192.0.2.1\",\"username\":\"u\",\"password\":\"\"}";
    }

    @Test
    void aNewRouterHasTheUsualSettings() {
        ApiResponse made = added(usual());
        assertEquals("cloudpilot", made.at("/engine"));
        assertEquals("utf-8", made.at("/encoding"));
        assertEquals("", made.at("/certificate_fingerprint"));
        assertEquals(22, made.json().at("/ssh_port").asInt());
        assertEquals("", made.at("/ssh_host_key_fingerprint"));
        assertEquals("{\"type\":\"direct\"}", made.json().at("/via").toString());
        assertEquals("[]", made.json().at("/knock").toString());
        assertTrue(made.json().at("/address_in_use").isNull());
    }

    @Test
    void settingsAreAnsweredInFullAndNeverWithAPassword() {
        ApiResponse made = added(FULL);
        assertEquals("mikrotik-java", made.at("/engine"));
        assertEquals("windows-1251", made.at("/encoding"));
        assertEquals("ab".repeat(32), made.at("/certificate_fingerprint"));
        assertEquals(2222, made.json().at("/ssh_port").asInt());
        assertEquals(
                List.of("type", "host", "port", "username", "host_key_fingerprint"),
                made.names("/via"));
        assertEquals(22, made.json().at("/via/port").asInt());
        assertEquals("[\"tcp:7000\",\"tcp:8000\"]", made.json().at("/knock").toString());
        assertFalse(made.text().contains("of the jump"), made.text());
        assertFalse(made.text().contains("via_password"), made.text());
    }

    @Test
    void whatWasAnsweredCanBeSentBack() {
        ApiResponse made = added(FULL);
        String path = "/routers/" + made.at("/id") + "/";
        for (ApiResponse back :
                List.of(script.put(path, made.text()), script.patch(path, made.text()))) {
            assertEquals(200, back.status(), back.text());
            assertEquals(settings(made), settings(back));
        }
    }

    /// All but what changes by itself.
    private static JsonNode settings(ApiResponse router) {
        ObjectNode fields = (ObjectNode) JsonMapper.shared().readTree(router.text());
        fields.remove(List.of("is_online", "last_checked", "log_ins_this_hour", "updated_at"));
        return fields;
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH"})
    void aChangeLeavesWhatItDoesNotName(String method) {
        ApiResponse made = added(FULL);
        String path = "/routers/" + made.at("/id") + "/";
        ApiResponse changed = script.json(method, path, "{\"knock\":[]}");
        assertEquals(200, changed.status(), changed.text());
        assertEquals(0, changed.json().at("/knock").size());
        assertEquals("mikrotik-java", changed.at("/engine"));
        assertEquals("192.0.2.9", changed.at("/via/host"));
        assertEquals("ab".repeat(32), changed.at("/certificate_fingerprint"));
        ApiResponse forgotten = script.json(method, path, "{\"certificate_fingerprint\":\"\"}");
        assertEquals("", forgotten.at("/certificate_fingerprint"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'engine':'own' | engine",
                "'engine':7 | engine",
                "'encoding':'latin-1' | encoding",
                "'certificate_fingerprint':'abcd' | certificate_fingerprint",
                "'certificate_fingerprint':null | certificate_fingerprint",
                "'ssh_port':0 | ssh_port",
                "'ssh_port':65536 | ssh_port",
                "'ssh_port':'22' | ssh_port",
                "'ssh_host_key_fingerprint':'SHA256:base64' | ssh_host_key_fingerprint",
                "'via':'direct' | via",
                "'via':{} | via",
                "'via':{'type':'vpn'} | via",
                "'via':{'type':'ssh','host':'h','username':'u','password':'p'} | via",
                "'via':{'type':'ssh','username':'u'},'via_password':'x' | via",
                "'via':{'type':'ssh','host':'-','username':'u'},'via_password':'x' | via",
                "'via':{'type':'ssh','host':'h'},'via_password':'x' | via",
                "'via':{'type':'ssh','host':'h','username':'u','port':0},'via_password':'x' | via",
                "'via':{'type':'ssh','host':'h','username':'u','port':'22'},'via_password':'x' | via",
                "'via':{'type':'ssh','host':['h'],'username':'u'},'via_password':'x' | via",
                "'via':{'type':'ssh','host':'h','username':'u'} | via_password",
                "'via':{'type':'socks5','host':'h','username':'u'} | via_password",
                "'via':{'type':'socks5','host':'h'},'via_password':'x' | via_password",
                "'via_password':'x' | via_password",
                "'via_password':['x'] | via_password",
                "'knock':['7000'] | knock",
                "'knock':['tcp:0'] | knock",
                "'knock':['tcp:99999'] | knock",
                "'knock':['icmp:1'] | knock",
                "'knock':'tcp:7000' | knock",
                "'knock':['tcp:1','tcp:2','tcp:3','tcp:4','tcp:5','tcp:6','tcp:7','tcp:8','tcp:9',"
                        + "'tcp:10','tcp:11','tcp:12','tcp:13','tcp:14','tcp:15','tcp:16','tcp:17'] | knock",
            })
    void aWrongSettingIsNamedAndNothingIsSaved(String more, String field) {
        String body =
                usual().substring(0, usual().length() - 1) + "," + more.replace('\'', '"') + "}";
        ApiResponse refused = script.post("/routers/", body);
        assertEquals(400, refused.status(), refused.text());
        assertEquals(List.of(field), refused.names("/fields"));
        assertEquals("[]", script.get("/routers/").text());
    }

    @Test
    void anotherJumpIsToBeConfirmedAnewAndKeepsItsPassword() {
        String path =
                "/routers/"
                        + added(FULL.replace("\"username\":\"jump\"", hostKeyed())).at("/id")
                        + "/";
        ApiResponse same =
                script.patch(
                        path,
                        "{\"via\":{\"type\":\"ssh\",\"host\":\"192.0.2.9\",\"username\":\"other\"}}");
        assertEquals("ab".repeat(32), same.at("/via/host_key_fingerprint"), same.text());
        ApiResponse other =
                script.patch(
                        path,
                        "{\"via\":{\"type\":\"ssh\",\"host\":\"192.0.2.8\",\"username\":\"other\"}}");
        assertEquals(200, other.status(), other.text());
        assertEquals("", other.at("/via/host_key_fingerprint"));
        ApiResponse proxy =
                script.patch(
                        path,
                        "{\"via\":{\"type\":\"socks5\",\"host\":\"192.0.2.8\",\"username\":\"u\"}}");
        assertEquals(List.of("via_password"), proxy.names("/fields"));
    }

    private static String hostKeyed() {
        return "\"username\":\"jump\",\"host_key_fingerprint\":\"" + PRINT + "\"";
    }
}
