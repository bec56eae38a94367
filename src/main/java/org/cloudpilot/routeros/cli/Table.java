package org.cloudpilot.routeros.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The program's own tables about the console: a fact a line, `#` begins a remark.
final class Table {
    private Table() {}

    static List<String> lines(String name) {
        try (InputStream in = Table.class.getResourceAsStream("/console/" + name)) {
            if (in == null) {
                throw new IllegalStateException(name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Goes through all menus, those above before those below.
    static void menus(MenuSink sink) {
        for (String line : lines("menus.txt")) {
            String[] words = line.split(" ");
            String parent = words[0].equals("/") ? "" : words[0];
            for (int i = 1; i < words.length; i++) {
                boolean extra = words[i].startsWith("(-");
                String name = extra ? words[i].substring(2, words[i].length() - 1) : words[i];
                sink.accept(parent + "/" + name, extra);
            }
        }
    }

    /// Takes one menu.
    @FunctionalInterface
    interface MenuSink {
        /// @param extra not every router of version 7 has it
        void accept(String path, boolean extra);
    }
}
