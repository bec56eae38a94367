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
}
