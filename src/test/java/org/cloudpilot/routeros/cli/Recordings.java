package org.cloudpilot.routeros.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What real routers said, where it is at hand beside the project.
final class Recordings {
    static final Path DATA = Path.of("..", "shared", "data").toAbsolutePath().normalize();

    /// A script and the router's verdict; line and column are 0 where it accepted.
    record Verdict(String name, String script, boolean accepted, int line, int column) {}

    private Recordings() {}

    /// Skips the test where there are none.
    static void need() {
        Assumptions.assumeTrue(Files.isDirectory(DATA), "no recordings at " + DATA);
    }

    static MenuTree tree(String version) {
        try {
            return MenuTreeFile.read(DATA.resolve("inspect/" + version + ".json.gz"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<Verdict> verdicts() throws IOException {
        List<Verdict> verdicts = new ArrayList<>();
        Path folder = DATA.resolve("console");
        for (JsonNode each : JsonMapper.shared().readTree(folder.resolve("oracle.json"))) {
            String name = each.path("script").asString();
            verdicts.add(
                    new Verdict(
                            name,
                            Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1),
                            each.path("accepted").asBoolean(),
                            each.path("line").asInt(0),
                            each.path("column").asInt(0)));
        }
        return verdicts;
    }
}
