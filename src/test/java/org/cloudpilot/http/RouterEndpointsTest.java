package org.cloudpilot.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

/// Registering, finding, changing and removing routers.
class RouterEndpointsTest {
    private static final List<String> SHAPE =
            List.of(
                    "id",
                    "name",
                    "host",
                    "port",
                    "username",
                    "credential_id",
                    "use_https",
                    "transport",
                    "encrypted",
                    "addresses",
                    "site",
                    "tags",
                    "note",
                    "custom",
                    "engine",
                    "encoding",
                    "certificate_fingerprint",
                    "ssh_port",
                    "ssh_host_key_fingerprint",
                    "via",
                    "knock",
                    "is_online",
                    "last_checked",
                    "address_in_use",
                    "log_ins_this_hour",
                    "created_at",
                    "updated_at");

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

    private static String body(String name, String more) {
        return "{\"name\":\"%s\",\"host\":\"127.0.0.1\",\"port\":1,\"transport\":\"api\",\"username\":\"u\",\"password\":\"p w\"%s}"
                .formatted(name, more);
    }

    private static String add(String name, String more) {
        ApiResponse made = script.post("/routers/", body(name, more));
        assertEquals(201, made.status(), made.text());
        return made.at("/id");
    }

    @Test
    void aNewRouterIsAnsweredInFullAndNeverWithItsPassword() {
        ApiResponse made =
                script.post(
                        "/routers/",
                        body(
                                "<script>alert(1)</script> Zoë",
                                ",\"addresses\":[\"10.0.0.1\",\"fd00::1\"],\"site\":\"Nairobi/Westlands\","
                                        + "\"tags\":[\"core\",\"5g\"],\"note\":\"roof\","
                                        + "\"custom\":{\"owner\":\"Asha\"}"));
        assertEquals(201, made.status(), made.text());
        assertEquals(SHAPE, made.names(""));
        assertEquals("/routers/" + made.at("/id") + "/", made.header("Location"));
        assertEquals("<script>alert(1)</script> Zoë", made.at("/name"));
        assertEquals("Asha", made.at("/custom/owner"));
        assertEquals("fd00::1", made.at("/addresses/1"));
        assertTrue(made.at("/created_at").matches("[-0-9]{10}T[:.0-9]+Z"), made.at("/created_at"));
        assertFalse(made.text().contains("p w"));
        ApiResponse shown = script.get("/routers/" + made.at("/id") + "/");
        assertEquals(made.at("/name"), shown.at("/name"));
        assertEquals(made.json().at("/tags"), shown.json().at("/tags"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "{} | api | 8728 | false",
                "{\"port\":8728} | api | 8728 | false",
                "{\"port\":8729} | api-ssl | 8729 | false",
                "{\"port\":443} | rest-ssl | 443 | true",
                "{\"use_https\":true} | rest-ssl | 443 | true",
                "{\"use_https\":false} | api | 8728 | false",
                "{\"port\":8080} | rest | 8080 | false",
                "{\"port\":9000,\"transport\":\"api\"} | api | 9000 | false",
                "{\"transport\":\"api-ssl\"} | api-ssl | 8729 | false",
            })
    void theTransportIsInferredAndAlwaysShown(
            String more, String transport, int port, boolean https) {
        String fields = more.substring(1, more.length() - 1);
        ApiResponse made =
                script.post(
                        "/routers/",
                        "{\"name\":\"a\",\"host\":\"192.0.2.1\",\"username\":\"u\",\"password\":\"\""
                                + (fields.isEmpty() ? "" : "," + fields)
                                + "}");
        assertEquals(201, made.status(), made.text());
        assertEquals(transport, made.at("/transport"));
        assertEquals(port, made.json().at("/port").asInt());
        assertEquals(https, made.json().at("/use_https").asBoolean());
        assertEquals(transport.endsWith("-ssl"), made.json().at("/encrypted").asBoolean());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"transport\":\"api-ssl\" | {\"use_https\":false} | api-ssl | 8729",
                "\"transport\":\"api-ssl\",\"port\":9 | {\"use_https\":false} | api-ssl | 9",
                "\"transport\":\"rest\" | {\"use_https\":false} | rest | 80",
                "\"transport\":\"rest-ssl\",\"port\":8443 | {\"use_https\":true} | rest-ssl | 8443",
                "\"transport\":\"api-ssl\" | {\"use_https\":true} | rest-ssl | 443",
                "\"transport\":\"rest-ssl\" | {\"use_https\":false} | api | 8728",
            })
    void aChangeThatSaysWhatIsSoAlreadyGivesNoEncryptionUp(
            String before, String change, String transport, int port) {
        String id =
                script.post(
                                "/routers/",
                                "{\"name\":\"a\",\"host\":\"192.0.2.1\",\"username\":\"u\","
                                        + "\"password\":\"\","
                                        + before
                                        + "}")
                        .at("/id");
        ApiResponse changed = script.patch("/routers/" + id + "/", change);
        assertEquals(200, changed.status(), changed.text());
        assertEquals(transport, changed.at("/transport"));
        assertEquals(port, changed.json().at("/port").asInt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH"})
    void aChangeLeavesWhatItDoesNotName(String method) {
        String path = "/routers/" + add("old", ",\"note\":\"keep\",\"tags\":[\"t\"]") + "/";
        ApiResponse changed = script.json(method, path, "{\"name\":\"new\"}");
        assertEquals(200, changed.status(), changed.text());
        assertEquals("new", changed.at("/name"));
        assertEquals("keep", changed.at("/note"));
        assertEquals("t", changed.at("/tags/0"));
        assertEquals("u", changed.at("/username"));
        assertEquals(200, script.json(method, path, "{}").status());
        assertEquals(
                List.of("name"), script.json(method, path, "{\"name\":\"\"}").names("/fields"));
    }

    @Test
    void whatIsRemovedIsGoneAndItsIdIsNeverUsedAgain() {
        String id = add("a", "");
        assertEquals(204, script.delete("/routers/" + id + "/").status());
        assertEquals(404, script.get("/routers/" + id + "/").status());
        assertEquals(404, script.delete("/routers/" + id + "/").status());
        assertEquals(404, script.patch("/routers/" + id + "/", "{}").status());
        assertTrue(Long.parseLong(add("b", "")) > Long.parseLong(id));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | core,edge,Mast 3",
                "search=MAST | Mast 3",
                "search=westl | edge,Mast 3",
                "search=10.1 | edge",
                "search=backbone | core",
                "search=nothing | ''",
                "name=CORE | core",
                "name=cor | ''",
                "host=10.1.1.1 | edge",
                "host=127.0.0.1 | core,edge,Mast 3",
                "site=Nairobi | core,edge,Mast 3",
                "site=nairobi/westlands | edge,Mast 3",
                "site=Nairobi/West | ''",
                "tag=5g | core,edge",
                "tag=5g&tag=backbone | core",
                "tag=5g&name=edge | edge",
                "limit=2 | core,edge",
                "name=Mast+3 | Mast 3",
                "name=Mast%203 | Mast 3",
            })
    void filtersNarrowTheList(String query, String names) {
        add("core", ",\"site\":\"Nairobi\",\"tags\":[\"5g\",\"backbone\"]");
        add(
                "edge",
                ",\"site\":\"Nairobi/Westlands\",\"tags\":[\"5G\"],\"addresses\":[\"10.1.1.1\"]");
        add("Mast 3", ",\"site\":\"Nairobi/Westlands/Mast 3\"");
        ApiResponse list = script.get("/routers/?" + query);
        assertEquals(200, list.status(), list.text());
        assertEquals(names.isEmpty() ? List.of() : List.of(names.split(",")), names(list));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serch=a",
                "limit=0",
                "limit=-1",
                "limit=x",
                "limit=99999999999999999999",
                "is_online=maybe",
                "name=a&name=b",
                "after=1.5"
            })
    void aFilterThatMakesNoSenseIsRefused(String query) {
        ApiResponse list = script.get("/routers/?" + query);
        assertEquals(400, list.status(), list.text());
        assertEquals(List.of(query.substring(0, query.indexOf('='))), list.names("/fields"));
    }

    @Test
    void pagesFollowEachOtherByTheirLinks() {
        List<String> added = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            added.add("r & " + i);
            add("r & " + i, "");
        }
        List<String> seen = new ArrayList<>();
        String next = "/routers/?limit=2&search=r+%26";
        int pages = 0;
        while (!next.isEmpty()) {
            ApiResponse page = script.get(next);
            seen.addAll(names(page));
            pages++;
            Matcher link =
                    Pattern.compile("<http://127\\.0\\.0\\.1:[0-9]+(/[^>]*)>; rel=\"next\"")
                            .matcher(page.header("Link"));
            next = link.matches() ? link.group(1) : "";
        }
        assertEquals(added, seen);
        assertEquals(3, pages);
    }

    private static List<String> names(ApiResponse list) {
        List<String> names = new ArrayList<>();
        list.json().forEach(router -> names.add(router.at("/name").asString()));
        return names;
    }
}
