package org.cloudpilot.store.maintenance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchemaTest {
    /// Opening a store looks at this number alone, so it must be the newest migration's.
    @Test
    void knowsItsNewestMigration() throws IOException, URISyntaxException {
        Path migrations =
                Path.of(
                        Objects.requireNonNull(
                                        Schema.class.getResource("/db/migration/V1__store.sql"))
                                .toURI());
        try (Stream<Path> files = Files.list(Objects.requireNonNull(migrations.getParent()))) {
            assertEquals(
                    IntStream.rangeClosed(1, Schema.KNOWN).boxed().toList(),
                    files.map(file -> file.getFileName().toString())
                            .map(name -> Integer.valueOf(name.substring(1, name.indexOf("__"))))
                            .sorted()
                            .toList());
        }
    }
}
