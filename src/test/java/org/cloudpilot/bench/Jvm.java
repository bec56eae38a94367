package org.cloudpilot.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Starts this Java with this class path.
final class Jvm {
    private Jvm() {}

    static ProcessBuilder command(String... optionsAndMain) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.addAll(List.of(optionsAndMain));
        return new ProcessBuilder(command);
    }
}
