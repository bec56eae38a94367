package org.cloudpilot.routeros.inspect;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.cloudpilot.routeros.cli.Recorded;
import org.junit.jupiter.api.Test;

/// Scripts are taken and refused as a router of version 7.22.1 does it.
class FidelityTest {
    static CommandTree tree(String version) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(Recorded.tree(version)))) {
            return CommandTree.read(in);
        }
    }

    @Test
    void withItsTree() throws IOException {
        measure(tree("7.22.1"));
    }

    @Test
    void withoutATree() throws IOException {
        measure(CommandTree.builtIn());
    }

    private static void measure(CommandTree tree) throws IOException {
        List<Recorded> scripts = Recorded.all();
        List<String> otherVerdict = new ArrayList<>();
        List<String> otherPlace = new ArrayList<>();
        int bothRefuse = 0;
        for (Recorded script : scripts) {
            ScriptCheck check = ScriptCheck.of(tree, script.text());
            if (check.isAccepted() != script.accepted()) {
                otherVerdict.add(script.name());
            } else if (check.place() != null) {
                bothRefuse++;
                if (!check.place().equals(script.place())) {
                    otherPlace.add(script.name());
                }
            }
        }
        double verdicts = 1 - (double) otherVerdict.size() / scripts.size();
        double places = 1 - (double) otherPlace.size() / bothRefuse;
        assertAll(
                () -> assertTrue(verdicts >= 0.95, verdicts + " the same verdict: " + otherVerdict),
                () -> assertTrue(places >= 0.8, places + " at the same place: " + otherPlace));
    }
}
