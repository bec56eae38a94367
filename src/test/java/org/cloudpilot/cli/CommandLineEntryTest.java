package org.cloudpilot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cloudpilot.app.ExitCode;
import org.cloudpilot.app.FolderWork;
import org.cloudpilot.app.LaunchOptions;
import org.cloudpilot.app.StoreWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineEntryTest {
    private final List<LaunchOptions> launched = new ArrayList<>();

    private int run(String... arguments) {
        return CommandLineEntry.run(
                arguments,
                options -> {
                    launched.add(options);
                    return ExitCode.OK.code();
                },
                new FolderWork(System.out, System.err, Map.of()),
                new StoreWork(System.out, System.err, Map.of()),
                System.out,
                System.err);
    }

    @Test
    void launchesWithWhatWasGiven() {
        assertEquals(
                0, run("--headless", "--data", "/tmp/x", "--port", "0", "--bind", "localhost"));
        assertEquals(
                List.of(
                        new LaunchOptions(
                                Path.of("/tmp/x"), false, true, "localhost", 0, false, null)),
                launched);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port 70000",
                "--port -1",
                "--port x",
                "--bind a/b",
                "--demo --data /tmp/x",
                "--unknown",
                "backup",
                "restore",
                "backup a b",
                "restore --replace a",
                "word"
            })
    void refusesWhatIsWrongWithExitCode2(String line) {
        assertEquals(ExitCode.USAGE.code(), run(line.split(" ")));
        assertTrue(launched.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "--help", "backup --help", "restore --help"})
    void answersWithoutLaunching(String line) {
        assertEquals(0, run(line.split(" ")));
        assertTrue(launched.isEmpty());
    }
}
