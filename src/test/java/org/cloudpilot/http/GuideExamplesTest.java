package org.cloudpilot.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cloudpilot.program.ApiClient;
import org.cloudpilot.program.ApiResponse;
import org.cloudpilot.program.TemporaryProgram;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.SimulatedRouter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Every example of the guide, page by page and in its order, one after another.
@Timeout(60)
class GuideExamplesTest {
    private static final Pattern EXAMPLE =
            Pattern.compile(
                    "^```\\n([A-Z]+) (\\S+)\\n(?:(\\{.*)\\n)?([0-9]{3})\\n```$", Pattern.MULTILINE);

    private record Example(String verb, String path, String body, int status) {}

    private static List<Example> examples(int port) {
        List<Example> examples = new ArrayList<>();
        for (String page : List.of("scripts.md", "payments.md")) {
            examples.addAll(examples(GuidePages.markdown(page).orElseThrow(), port));
        }
        return examples;
    }

    private static List<Example> examples(String page, int port) {
        List<Example> examples = new ArrayList<>();
        Matcher found = EXAMPLE.matcher(page);
        while (found.find()) {
            String body = found.group(3) == null ? "" : found.group(3);
            examples.add(
                    new Example(
                            found.group(1),
                            found.group(2),
                            body.replace("{port}", Integer.toString(port)),
                            Integer.parseInt(found.group(4))));
        }
        assertEquals(page.split("\n```\n[A-Z]", -1).length - 1, examples.size());
        return examples;
    }

    @Test
    void allOfThemRun(@TempDir Path folder) {
        try (TemporaryProgram program = TemporaryProgram.in(folder);
                SimulatedRouter router =
                        SimulatedRouter.builder(Hardware.HEX).user("admin", "secret").start()) {
            ApiClient script = program.stranger();
            List<Example> examples = examples(router.port());
            assertTrue(examples.size() >= 9, examples.toString());
            for (Example example : examples) {
                ApiResponse answer =
                        example.body().isEmpty()
                                ? script.send(
                                        example.verb(), example.path(), BodyPublishers.noBody())
                                : script.json(example.verb(), example.path(), example.body());
                assertEquals(example.status(), answer.status(), example + " " + answer);
                if (answer.text().contains("api_key")) {
                    script =
                            script.withKeys(
                                    answer.at("/api_key/public_key"),
                                    answer.at("/api_key/private_key"));
                }
            }
        }
    }
}
