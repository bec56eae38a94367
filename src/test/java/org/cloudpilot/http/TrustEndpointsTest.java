package org.cloudpilot.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.List;
import org.cloudpilot.model.Transport;
import org.cloudpilot.program.ApiClient;
import org.cloudpilot.program.ApiResponse;
import org.cloudpilot.program.TemporaryProgram;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.SimulatedRouter;
import org.cloudpilot.simulator.tls.ServerCertificate;
import org.cloudpilot.simulator.tls.SimulatedAuthority;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Certificates that nobody confirmed, as scripts meet and decide on them.
@Timeout(60)
class TrustEndpointsTest {
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

    private static SimulatedRouter router(ServerCertificate certificate) {
        return SimulatedRouter.builder(Hardware.HEX)
                .identity("core")
                .user("admin", "secret")
                .apiSsl()
                .certificate(certificate)
                .start();
    }

    private static String register(SimulatedRouter router) {
        ApiResponse made =
                script.post(
                        "/routers/",
                        "{\"name\":\"r\",\"host\":\"127.0.0.1\",\"port\":%d,\"transport\":\"api-ssl\",\"username\":\"admin\",\"password\":\"secret\"}"
                                .formatted(router.endpoint(Transport.API_SSL).port()));
        assertEquals(201, made.status(), made.text());
        return made.at("/id");
    }

    private static ApiResponse confirm(String id, String fingerprint) {
        return script.post(
                "/certificates/confirm/",
                "{\"fingerprints\":{\"%s\":\"%s\"}}".formatted(id, fingerprint));
    }

    @Test
    void anUnconfirmedCertificateIsShownReviewedAndConfirmed() {
        try (SimulatedRouter device = router(ServerCertificate.selfSigned("core"))) {
            String id = register(device);
            String path = "/routers/" + id + "/";

            ApiResponse test = script.post(path + "test-connection/");
            assertEquals("tls", test.at("/failure"));
            assertProof(device, test.json().at("/certificate"));
            ApiResponse away = script.get(path + "device-info/");
            assertEquals(502, away.status(), away.text());
            assertEquals("tls", away.code());
            assertProof(device, away.json().at("/certificate"));
            JsonNode waiting = script.get("/certificates/review/").json();
            assertEquals(1, waiting.size());
            assertEquals(id, waiting.at("/0/router_id").asString());
            assertEquals("r", waiting.at("/0/router_name").asString());
            assertProof(device, waiting.at("/0/certificate"));

            ApiResponse other = confirm(id, "ff".repeat(32));
            assertEquals("proof_changed", other.at("/refused/0/code"));
            ApiResponse done = confirm(id, device.fingerprint().inPairs());
            assertEquals("[" + id + "]", done.json().at("/confirmed").toString());

            assertTrue(script.post(path + "test-connection/").json().at("/is_online").asBoolean());
            assertEquals("[]", script.get("/certificates/review/").text());
            assertEquals(
                    device.fingerprint().hex(), script.get(path).at("/certificate_fingerprint"));
        }
    }

    private static void assertProof(SimulatedRouter device, JsonNode proof) {
        assertEquals(
                List.of(
                        "kind",
                        "shown",
                        "confirmed",
                        "subject",
                        "issuer",
                        "not_before",
                        "not_after"),
                List.copyOf(proof.propertyNames()));
        assertEquals("certificate", proof.at("/kind").asString());
        assertEquals(device.fingerprint().hex(), proof.at("/shown").asString());
        assertTrue(proof.at("/confirmed").isNull());
        assertEquals("CN=core", proof.at("/subject").asString());
        assertTrue(proof.at("/not_after").asString().endsWith("Z"));
    }

    @Test
    void aChangedCertificateHasAWordOfItsOwnAndBothFingerprints() {
        try (SimulatedRouter device = router(ServerCertificate.selfSigned("core"))) {
            String id = register(device);
            script.post("/routers/" + id + "/test-connection/");
            String old = device.fingerprint().hex();
            confirm(id, old);
            device.renewCertificate();

            ApiResponse test = script.post("/routers/" + id + "/test-connection/");

            assertEquals("certificate_changed", test.at("/failure"));
            assertEquals(old, test.at("/certificate/confirmed"));
            assertEquals(device.fingerprint().hex(), test.at("/certificate/shown"));
        }
    }

    @Test
    void anOwnAuthorityIsAddedListedAndRemoved() throws CertificateEncodingException {
        var authority = new SimulatedAuthority("Example Networks CA");
        try (SimulatedRouter device = router(authority.sign("core", "127.0.0.1"))) {
            String test = "/routers/" + register(device) + "/test-connection/";
            assertEquals("tls", script.post(test).at("/failure"));
            String pem =
                    "-----BEGIN CERTIFICATE-----\n"
                            + Base64.getMimeEncoder()
                                    .encodeToString(authority.certificate().getEncoded())
                            + "\n-----END CERTIFICATE-----\n";
            String body =
                    new String(
                            JsonMapper.shared()
                                    .writeValueAsBytes(java.util.Map.of("certificate", pem)),
                            StandardCharsets.UTF_8);

            ApiResponse added = script.post("/authorities/", body);

            assertEquals(201, added.status(), added.text());
            assertEquals(
                    List.of(
                            "id",
                            "subject",
                            "fingerprint",
                            "not_before",
                            "not_after",
                            "created_at"),
                    added.names(""));
            assertEquals(409, script.post("/authorities/", body).status());
            assertEquals(1, script.get("/authorities/").json().size());
            assertTrue(script.post(test).json().at("/is_online").asBoolean());
            String path = "/authorities/" + added.at("/id") + "/";
            assertEquals(204, script.delete(path).status());
            assertEquals(404, script.delete(path).status());
            assertEquals("tls", script.post(test).at("/failure"));
        }
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        for (String body :
                List.of(
                        "{}",
                        "{\"fingerprints\":[]}",
                        "{\"fingerprints\":{\"0\":\"" + "ab".repeat(32) + "\"}}",
                        "{\"fingerprints\":{\"x\":\"" + "ab".repeat(32) + "\"}}",
                        "{\"fingerprints\":{\"1\":\"ab\"}}",
                        "{\"fingerprints\":{\"1\":null}}")) {
            ApiResponse refused = script.post("/certificates/confirm/", body);
            assertEquals(400, refused.status(), body);
            assertEquals(List.of("fingerprints"), refused.names("/fields"));
        }
        ApiResponse authority = script.post("/authorities/", "{\"certificate\":\"hello\"}");
        assertEquals(400, authority.status());
        assertEquals(List.of("certificate"), authority.names("/fields"));
        assertEquals("not_found", confirm("999", "ab".repeat(32)).at("/refused/0/code"));
    }
}
