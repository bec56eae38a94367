package org.cloudpilot.app;

import java.io.IOException;
import java.nio.file.Path;

/// A program of its own that has a data folder until its standard input ends or it is killed.
final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws IOException {
        try (SingleInstance _ = SingleInstance.claim(Path.of(arguments[0])).orElseThrow()) {
            System.out.println("holding");
            int end = System.in.read();
            while (end >= 0) {
                end = System.in.read();
            }
        }
    }
}
