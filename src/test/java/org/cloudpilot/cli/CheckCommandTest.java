package org.cloudpilot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.cloudpilot.app.ExitCode;
import org.cloudpilot.app.FolderWork;
import org.cloudpilot.app.StoreWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    @TempDir Path temp;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int run(String... arguments) {
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return CommandLineEntry.run(
                arguments,
                options -> {
                    throw new AssertionError("launched");
                },
                new FolderWork(out, out, Map.of()),
                new StoreWork(out, out, Map.of()),
                out,
                out);
    }

    private List<String> lines() {
        return said.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(temp.resolve(name), content).toString();
    }

    @Test
    void tellsOfEachFileWhereItStops() throws IOException {
        String good = file("good.rsc", ":put 1\n");
        String bad = file("bad.rsc", "# é\n\t:put (1 +\n}\n");
        assertEquals(ExitCode.FAILED.code(), run("check", good, bad, "--json"));
        assertEquals(
                List.of(
                        "{\"file\":\""
                                + good
                                + "\",\"accepted\":true,\"error\":null,\"line\":null,"
                                + "\"column\":null}",
                        "{\"file\":\""
                                + bad
                                + "\",\"accepted\":false,\"error\":\"syntax error\","
                                + "\"line\":3,\"column\":1}"),
                lines());
    }

    @Test
    void endsWellWhereAllAreAccepted() throws IOException {
        String good = file("good.rsc", "/ip address print\n");
        assertEquals(ExitCode.OK.code(), run("check", good, good));
        assertEquals(List.of(good + ": accepted", good + ": accepted"), lines());
    }

    @Test
    void readsTheTreeOfAVersion() throws IOException {
        String script = file("a.rsc", "/ip address add wrong=1\n");
        String tree =
                """
                {"ip": {"_type": "dir", "address": {"_type": "dir",
                "add": {"_type": "cmd", "comment": {"_type": "arg", "desc": "x"}}}}}
                """;
        Path packed = temp.resolve("tree.json.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(tree.getBytes(StandardCharsets.UTF_8));
        }
        for (String each : List.of(packed.toString(), file("tree.json", tree))) {
            said.reset();
            assertEquals(ExitCode.FAILED.code(), run("check", script, "--tree", each));
            assertEquals(List.of(script + ":1:17: expected end of command"), lines());
        }
        said.reset();
        assertEquals(ExitCode.OK.code(), run("check", script));
    }

    @Test
    void saysWhatCannotBeRead() throws IOException {
        String missing = temp.resolve("missing.rsc").toString();
        assertEquals(ExitCode.FAILED.code(), run("check", missing));
        assertEquals(List.of(missing + ": cannot be read"), lines());
        for (String tree : List.of("missing.json", "broken.json")) {
            said.reset();
            file("broken.json", "{\"a\": [");
            String good = file("good.rsc", ":put 1\n");
            assertEquals(
                    ExitCode.FAILED.code(),
                    run("check", good, "--tree", temp.resolve(tree).toString()));
            assertEquals(1, lines().size());
        }
    }

    @Test
    void wantsAFile() {
        assertEquals(ExitCode.USAGE.code(), run("check"));
    }
}
