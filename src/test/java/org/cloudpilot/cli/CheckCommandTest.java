package org.cloudpilot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cloudpilot.app.FolderWork;
import org.cloudpilot.app.StoreWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir private Path folder = Path.of("");

    private int run(String... arguments) {
        return CommandLineEntry.run(
                arguments,
                options -> {
                    throw new AssertionError("launched");
                },
                new FolderWork(System.out, System.err, Map.of()),
                new StoreWork(System.out, System.err, Map.of()),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                System.err);
    }

    private String script(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void saysOfEachScriptWhetherItIsTaken() throws IOException {
        String good = script("a.rsc", ":put 1");
        String bad = script("b.rsc", ":put 1\n:put (1");
        assertEquals(1, run("check", good, bad, "--json"));
        assertEquals(
                """
                {"file":"%s","accepted":true,"error":null,"line":null,"column":null}
                {"file":"%s","accepted":false,"error":"syntax error","line":2,"column":8}
                """
                        .formatted(good, bad),
                printed());
    }

    @Test
    void speaksToPeopleToo() throws IOException {
        String bad = script("b.rsc", "Flags:");
        assertEquals(1, run("check", bad));
        assertEquals(bad + ":1:1: expected command name\n", printed());
        assertEquals(0, run("check", script("a.rsc", ":put 1")));
    }

    @Test
    void whatCannotBeReadIsSaidInTheSameShape() {
        assertEquals(1, run("check", "--json", folder.resolve("none").toString()));
        assertTrue(
                printed()
                        .contains(
                                "\"accepted\":false,\"error\":\"cannot be read: there is no such file\""),
                this::printed);
    }

    @Test
    void aTreeSaysWhichArgumentsThereAre() throws IOException {
        String tree =
                script(
                        "tree.json",
                        """
                        {"x": {"_type": "dir", "add": {"_type": "cmd",
                         "name": {"_type": "arg", "desc": "string value"}}}}
                        """);
        String good = script("a.rsc", "/x add na=b");
        String bad = script("b.rsc", "/x add size=1");
        assertEquals(1, run("check", "--tree", tree, good, bad));
        assertTrue(printed().contains("b.rsc:1:8: expected end of command"), this::printed);
        assertTrue(printed().contains("a.rsc: accepted"), this::printed);
        assertEquals(1, run("check", "--tree", good, good));
    }
}
