package org.cloudpilot.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a platform's programs keep a user's data.
final class UsualFolder {
    private UsualFolder() {}

    /// The one that is named, or the usual one of this platform.
    static Path or(@Nullable Path named, Map<String, String> environment) {
        return named != null
                ? named
                : usual(
                        System.getProperty("os.name"),
                        environment,
                        Path.of(System.getProperty("user.home")));
    }

    static Path usual(String osName, Map<String, String> environment, Path home) {
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            String roaming = environment.get("LOCALAPPDATA");
            return roaming == null
                    ? home.resolve("AppData").resolve("Local").resolve("CloudPilot")
                    : Path.of(roaming).resolve("CloudPilot");
        }
        if (os.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("CloudPilot");
        }
        String xdg = environment.get("XDG_DATA_HOME");
        // the specification: a relative path is to be ignored
        Path base =
                xdg != null && Path.of(xdg).isAbsolute()
                        ? Path.of(xdg)
                        : home.resolve(".local").resolve("share");
        return base.resolve("cloudpilot");
    }
}
