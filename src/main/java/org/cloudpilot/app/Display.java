package org.cloudpilot.app;

import java.util.Locale;
import java.util.Map;

/// Whether a window can be shown here.
final class Display {
    private Display() {}

    static boolean present(String osName, Map<String, String> environment) {
        if ("Headless".equals(System.getProperty("glass.platform"))) {
            return true;
        }
        String os = osName.toLowerCase(Locale.ROOT);
        boolean needsServer = !os.startsWith("windows") && !os.startsWith("mac");
        return !needsServer || isSet(environment.get("DISPLAY"));
    }

    private static boolean isSet(@org.jspecify.annotations.Nullable String value) {
        return value != null && !value.isBlank();
    }
}
