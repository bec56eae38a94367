package org.cloudpilot.service.access;

import static org.cloudpilot.service.access.Premises.PASSWORD;
import static org.cloudpilot.service.access.Premises.refusal;
import static org.cloudpilot.service.access.Premises.secret;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills the writing program without warning; everything that it was told is stored must be there.
class KillTest {
    @TempDir Path temp;

    @Test
    void nothingAcknowledgedIsLost() throws IOException, InterruptedException {
        killRepeatedly(2);
    }

    @Test
    @Tag("long")
    void nothingAcknowledgedIsLostInManyKills() throws IOException, InterruptedException {
        killRepeatedly(200);
    }

    @Test
    void nothingAcknowledgedIsLostWhileItEnds() throws IOException, InterruptedException {
        killWhileEnding(3);
    }

    @Test
    @Tag("long")
    void nothingAcknowledgedIsLostInManyEnds() throws IOException, InterruptedException {
        killWhileEnding(150);
    }

    private void killWhileEnding(int times) throws IOException, InterruptedException {
        var random = new Random(times);
        try (var premises = new Premises(temp)) {
            premises.register("ann");
        }
        for (int round = 0; round < times; round++) {
            String what = "round " + round;
            Process ending = start(Closing.class, temp.toString(), what);
            try (BufferedReader lines = ending.inputReader(StandardCharsets.US_ASCII)) {
                String line = lines.readLine();
                while (line != null && !line.equals(Closing.WRITTEN)) {
                    line = lines.readLine();
                }
                assertEquals(Closing.WRITTEN, line);
                // anywhere between the first step of ending and the last
                LockSupport.parkNanos(random.nextInt(60_000_000));
            } finally {
                ending.destroyForcibly();
                ending.waitFor();
            }
            try (var premises = new Premises(temp)) {
                premises.signIn("ann");
                assertEquals(what, premises.store.settings().get(Closing.WRITTEN).orElseThrow());
            }
        }
    }

    private static Process start(Class<?> program, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                System.getProperty("java.class.path"),
                                program.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private void killRepeatedly(int times) throws IOException, InterruptedException {
        var random = new Random(times);
        List<RouterId> acknowledged = new ArrayList<>();
        try (var premises = new Premises(temp)) {
            premises.register("ann");
        }
        Map<String, String> others = otherFiles();
        for (int round = 0; round < times; round++) {
            List<RouterId> newest = writeAndKill(1 + random.nextInt(150));
            acknowledged.addAll(newest);
            assertEquals(others, otherFiles());
            // every row each time; what is sealed in them when it is new, and all of it at the end
            areThere(acknowledged, round == times - 1 ? acknowledged : newest);
        }
        assertTrue(acknowledged.size() >= times);
    }

    private void areThere(List<RouterId> rows, List<RouterId> opened) {
        try (var premises = new Premises(temp)) {
            Caller caller = premises.signIn("ann");
            assertTrue(
                    premises.store.routers().all(caller.space()).stream()
                            .map(Router::id)
                            .collect(Collectors.toSet())
                            .containsAll(rows));
            for (RouterId id : opened) {
                var sealed =
                        premises.store
                                .routers()
                                .secrets(caller.space(), id)
                                .map(org.cloudpilot.store.RouterSecrets::password);
                var plain =
                        premises.keyOf(caller.space())
                                .orElseThrow()
                                .open(sealed.orElseThrow(), Writer.target(caller, id));
                assertTrue(plain.orElseThrow().matches(secret("password " + id)));
            }
        }
    }

    /// All but the database, with their content: writing rows touches none of them.
    private Map<String, String> otherFiles() throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(temp)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (!name.equals("cloudpilot.mv.db")) {
                    found.put(name, Files.readString(file));
                }
            }
        }
        return found;
    }

    private List<RouterId> writeAndKill(int after) throws IOException, InterruptedException {
        Process writer = start(Writer.class, temp.toString());
        List<RouterId> acknowledged = new ArrayList<>();
        try (BufferedReader lines = writer.inputReader(StandardCharsets.US_ASCII)) {
            String line = lines.readLine();
            while (line != null) {
                acknowledged.add(new RouterId(Long.parseLong(line)));
                if (acknowledged.size() == 1) {
                    isHeldByTheWriterAlone();
                }
                if (acknowledged.size() == after) {
                    // by its handle: what it said before must still be read
                    writer.toHandle().destroyForcibly();
                }
                line = lines.readLine();
            }
        } finally {
            writer.destroyForcibly();
        }
        assertNotEquals(0, writer.waitFor(), "the writer was to be killed, not to end");
        return acknowledged;
    }

    private void isHeldByTheWriterAlone() {
        try (var premises = new Premises(temp)) {
            var broken =
                    refusal(
                            Refusal.StoreBroken.class,
                            premises.access.signIn("ann", secret(PASSWORD)));
            assertEquals("store.in_use", broken.message().key());
        }
    }
}
