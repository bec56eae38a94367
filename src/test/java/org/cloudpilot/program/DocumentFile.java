package org.cloudpilot.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes the OpenAPI document, as a listener answers it, to the file that is named: what clients
/// are generated from and linters read. The listener's store goes beside it.
public final class DocumentFile {
    private DocumentFile() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]).toAbsolutePath();
        try (TemporaryProgram program =
                TemporaryProgram.in(file.resolveSibling("document-store"))) {
            Files.writeString(file, program.stranger().get("/openapi.json").text());
        }
    }
}
