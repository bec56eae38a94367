package org.cloudpilot.service.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowSettingsTest {
    @TempDir Path folder;

    @Test
    void remembersAcrossAStart() {
        var settings = new WindowSettings(folder);
        settings.change(
                layout ->
                        layout.withTheme("light")
                                .withBounds(10, 20, 1400, 900, true)
                                .withPanes(444, 200, true, false)
                                .withColumns(List.of("status", "name")));
        settings.save();
        assertEquals(settings.layout(), new WindowSettings(folder).layout());
    }

    @Test
    void startsWithTheDefaults() {
        assertEquals(WindowLayout.DEFAULT, new WindowSettings(folder).layout());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\u12",
                "theme=pink\nwidth=-5\nheight=1e99\nx=NaN\ndock.open=perhaps\ncolumns=,;,../etc",
                "\u0000\u0001\u0002",
                "width=\nheight\n=="
            })
    void survivesGarbage(String garbage) throws IOException {
        Files.writeString(folder.resolve("window.properties"), garbage);
        assertEquals(WindowLayout.DEFAULT, new WindowSettings(folder).layout());
    }

    @Test
    void survivesAFileThatIsNoText() throws IOException {
        Files.write(folder.resolve("window.properties"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertEquals(WindowLayout.DEFAULT, new WindowSettings(folder).layout());
    }

    @Test
    void goesOnWithoutAFolderToWriteTo() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        var settings = new WindowSettings(file.resolve("below"));
        settings.change(layout -> layout.withTheme("light"));
        settings.save();
        assertEquals("light", settings.layout().theme());
        assertTrue(Files.isRegularFile(file));
    }
}
