package org.cloudpilot.routeros.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Scripts that people posted, with what a router's own parser said of them. They lie beside the
/// project; where they are absent, tests that need them are skipped.
public record Recorded(String name, String text, boolean accepted, @Nullable Place place) {
    private static final Path SCRIPTS = Path.of("../shared/data/console");

    public static Path tree(String version) {
        Path file = Path.of("../shared/data/inspect/" + version + ".json.gz");
        Assumptions.assumeTrue(Files.exists(file), "no recorded trees beside the project");
        return file;
    }

    public static Path script(String name) {
        return SCRIPTS.resolve(name);
    }

    public static List<Recorded> all() throws IOException {
        Assumptions.assumeTrue(Files.exists(SCRIPTS), "no recorded scripts beside the project");
        List<Recorded> all = new ArrayList<>();
        String verdicts = Files.readString(SCRIPTS.resolve("oracle.json"));
        for (JsonNode each : JsonMapper.builder().build().readTree(verdicts)) {
            String name = each.get("script").asString();
            boolean accepted = each.get("accepted").asBoolean();
            Place place =
                    accepted
                            ? null
                            : new Place(each.get("line").asInt(), each.get("column").asInt());
            String text = Files.readString(SCRIPTS.resolve(name), StandardCharsets.UTF_8);
            all.add(new Recorded(name, text, accepted, place));
        }
        return all;
    }
}
