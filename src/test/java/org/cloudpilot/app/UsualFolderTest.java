package org.cloudpilot.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UsualFolderTest {
    private static final Path HOME = Path.of("/home/asha");

    @Test
    void followsThePlatform() {
        assertEquals(
                HOME.resolve(".local/share/cloudpilot"),
                UsualFolder.usual("Linux", Map.of(), HOME));
        assertEquals(
                Path.of("/data/cloudpilot"),
                UsualFolder.usual("Linux", Map.of("XDG_DATA_HOME", "/data"), HOME));
        assertEquals(
                HOME.resolve(".local/share/cloudpilot"),
                UsualFolder.usual("Linux", Map.of("XDG_DATA_HOME", "relative"), HOME));
        assertEquals(
                HOME.resolve("Library/Application Support/CloudPilot"),
                UsualFolder.usual("Mac OS X", Map.of(), HOME));
        assertEquals(
                Path.of("/local/CloudPilot"),
                UsualFolder.usual("Windows 11", Map.of("LOCALAPPDATA", "/local"), HOME));
    }
}
