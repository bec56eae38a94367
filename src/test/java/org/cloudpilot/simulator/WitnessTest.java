package org.cloudpilot.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Lets clients that we did not write speak with simulated routers: python3-librouteros (Debian's
/// package of that name) and node-routeros (npm; `NODE_PATH` tells where it is). Whichever is not
/// there is skipped. `mvn -Pwitness test` runs it.
@Tag("witness")
class WitnessTest {
    private static final String REFUSED = "invalid user name or password (6)";

    private static SimulatedRouter router(String version) {
        return SimulatedRouter.builder(Hardware.HEX)
                .version(version)
                .identity("witnessed")
                .user("admin", "sesame")
                .apiSsl()
                .start();
    }

    @ParameterizedTest
    @CsvSource({
        "6.42.7, plain, cannot log in, no such command prefix",
        "6.49.11, plain, " + REFUSED + ", no such command prefix",
        "7.17.2, plain, " + REFUSED + ", no such command",
        "7.18.2, plain, " + REFUSED + ", no such command",
        "7.18.2, tls, " + REFUSED + ", no such command"
    })
    void librouterosIsContent(String version, String way, String refusal, String unknown)
            throws Exception {
        String python = needed("python3", "-c", "import librouteros");
        assertEquals(
                List.of(
                        "wrong password: " + refusal,
                        "identity: ['witnessed']",
                        "added: [('10.99.0.1/24', 'kitchen')]",
                        "changed: ['two\\nlines = \"odd\"']",
                        "removed: []",
                        "unknown menu: " + unknown,
                        "nothing: []",
                        "after it: ['witnessed']"),
                session(python, "session.py", version, way).stream()
                        .map(line -> line.replace(", category=0", ""))
                        .toList());
    }

    /// Never asks for an empty table: from 7.18 on the answer to it is beyond node-routeros 1.6.
    @ParameterizedTest
    @CsvSource({
        "6.42.7, plain, no such command prefix",
        "6.49.11, plain, no such command prefix",
        "7.17.2, plain, no such command",
        "7.18.2, plain, no such command",
        "7.18.2, tls, no such command"
    })
    void nodeRouterosIsContent(String version, String way, String unknown) throws Exception {
        String node = needed("node", "-e", "require('node-routeros')");
        List<String> said = session(node, "session.js", version, way);
        assertTrue(said.getFirst().startsWith("wrong password: "), said.toString());
        assertEquals(
                List.of(
                        "identity: [\"witnessed\"]",
                        "added: [[\"10.99.0.1/24\",\"kitchen\"]]",
                        "changed: [\"a = \\\"b\\\"\"]",
                        "together: [\"witnessed\"] 1",
                        "removed: 0",
                        "unknown menu: " + unknown,
                        "after it: [\"witnessed\"]"),
                said.subList(1, said.size()));
    }

    private static List<String> session(String program, String script, String version, String way)
            throws Exception {
        try (SimulatedRouter router = router(version)) {
            Service service = way.equals("tls") ? Service.API_SSL : Service.API;
            return lines(
                    new ProcessBuilder(
                            program,
                            script(script),
                            "127.0.0.1",
                            Integer.toString(router.endpoint(service).port()),
                            "admin",
                            "sesame",
                            version,
                            way));
        }
    }

    private static String script(String name) throws URISyntaxException {
        return Path.of(
                        Objects.requireNonNull(WitnessTest.class.getResource("/witness/" + name))
                                .toURI())
                .toString();
    }

    private static List<String> lines(ProcessBuilder builder)
            throws IOException, InterruptedException {
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        Process process = builder.redirectErrorStream(true).start();
        try (var out = process.inputReader(java.nio.charset.StandardCharsets.UTF_8)) {
            List<String> lines = out.lines().toList();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it does not end");
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }

    /// The first program of that name that has the package; skips the test where there is none.
    private static String needed(String program, String... check)
            throws IOException, InterruptedException {
        Optional<String> found = Optional.empty();
        for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
            Path candidate = Path.of(folder, program);
            if (found.isEmpty() && Files.isExecutable(candidate)) {
                List<String> command = new ArrayList<>(List.of(candidate.toString()));
                command.addAll(List.of(check));
                Process process =
                        new ProcessBuilder(command)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .redirectError(ProcessBuilder.Redirect.DISCARD)
                                .start();
                if (process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0) {
                    found = Optional.of(candidate.toString());
                }
            }
        }
        Assumptions.assumeTrue(
                found.isPresent(), () -> "skipped: no " + program + " with the witness's package");
        return found.orElseThrow();
    }
}
