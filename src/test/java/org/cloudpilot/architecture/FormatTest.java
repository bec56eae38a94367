package org.cloudpilot.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatTest {
    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/test/java", "src/client/java"})
    void sourcesAreFormatted(String root) throws Exception {
        for (Path file : FormatSources.javaFilesUnder(Path.of(root))) {
            String source = Files.readString(file);
            assertEquals(
                    FormatSources.formatted(source),
                    source,
                    file + ": run mvn test-compile exec:exec@format");
        }
    }
}
