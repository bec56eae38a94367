package org.cloudpilot.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `/export`: what a router is configured to, as a script. A complete one ends with a newline after
/// its last section.
final class Export {
    private static final int WIDTH = 78;
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9._:/,@+*<>-]+");
    private static final Pattern FILE = Pattern.compile("\\bfile=\"?([^\" ]+)\"?");

    /// Menus that say what is, not what is wanted.
    private static final Set<String> LEFT_OUT =
            Set.of(
                    "/log",
                    "/file",
                    "/user",
                    "/ip/neighbor",
                    "/system/resource",
                    "/system/routerboard",
                    "/system/health",
                    "/system/clock",
                    "/system/license",
                    "/system/package",
                    "/system/device-mode",
                    "/system/package/update",
                    "/interface");

    /// Columns that are no settings.
    private static final Set<String> NO_SETTINGS =
            Set.of(
                    "invalid",
                    "dynamic",
                    "running",
                    "active",
                    "static",
                    "connect",
                    "default-name",
                    "run-count",
                    "rank",
                    "mean",
                    "vrf",
                    "cache-used");

    private final Chassis router;
    private final Account user;

    Export(Chassis router, Account user) {
        this.router = router;
        this.user = user;
    }

    /// @param menu `/ip/address`; the root is empty or `/`
    /// @param arguments the rest of the line
    /// @return what the console says
    String command(String menu, String arguments) {
        boolean v7 = router.device.version.atLeast(7, 0);
        boolean sensitive =
                user.may("sensitive")
                        && (v7
                                ? arguments.contains("show-sensitive")
                                : !arguments.contains("hide-sensitive"));
        String text = text(menu.equals("/") ? "" : menu, sensitive);
        if (router.fault() instanceof Fault.ShortExport) {
            text = text.substring(0, text.length() / 2).stripTrailing();
        }
        Matcher file = FILE.matcher(arguments);
        if (!file.find()) {
            return text;
        }
        user.require("write");
        String name = file.group(1);
        router.device.files.write(
                name.endsWith(".rsc") ? name : name + ".rsc",
                text.getBytes(StandardCharsets.UTF_8));
        return "";
    }

    private String text(String menu, boolean sensitive) {
        Device device = router.device;
        StringBuilder text = new StringBuilder("# ");
        text.append(SystemContents.dateTime(device, device.now()))
                .append(" by RouterOS ")
                .append(device.version.text())
                .append("\n# software id = K7XX-9XQ4\n#\n");
        if (device.hardware.model != null) {
            text.append("# model = ").append(device.hardware.model).append('\n');
        }
        device.locked(
                () -> {
                    device.menus()
                            .forEach(
                                    (path, table) -> {
                                        boolean asked =
                                                menu.isEmpty()
                                                        || path.equals(menu)
                                                        || path.startsWith(menu + "/");
                                        if (asked && !LEFT_OUT.contains(path)) {
                                            section(path, table, sensitive, text);
                                        }
                                    });
                    return null;
                });
        return text.toString();
    }

    private static void section(String path, Table table, boolean sensitive, StringBuilder text) {
        if (table.kind == Table.Kind.STATUS) {
            return;
        }
        String verb = table.kind == Table.Kind.SINGLETON ? "set" : "add";
        StringBuilder lines = new StringBuilder();
        for (Map<String, String> item : table.stored()) {
            StringBuilder line = new StringBuilder(verb);
            item.forEach(
                    (name, value) -> {
                        boolean usual = value.equals(table.usually(name)) || value.isEmpty();
                        boolean secret = !sensitive && Permissions.isSensitive(name);
                        if (!usual && !secret && isSetting(name)) {
                            line.append(' ').append(name).append('=').append(quoted(value));
                        }
                    });
            if (line.length() > verb.length() && !"true".equals(item.get("dynamic"))) {
                lines.append(wrapped(line.toString())).append('\n');
            }
        }
        if (!lines.isEmpty()) {
            text.append('/').append(path.substring(1).replace('/', ' ')).append('\n').append(lines);
        }
    }

    private static boolean isSetting(String name) {
        return !name.startsWith(".") && !name.startsWith(" ") && !NO_SETTINGS.contains(name);
    }

    static String quoted(String value) {
        String shown =
                switch (value) {
                    case "true" -> "yes";
                    case "false" -> "no";
                    default -> value;
                };
        return BARE.matcher(shown).matches()
                ? shown
                : '"'
                        + shown.replace("\\", "\\\\")
                                .replace("\"", "\\\"")
                                .replace("$", "\\$")
                                .replace("?", "\\?")
                                .replace("\r", "\\r")
                                .replace("\n", "\\n")
                        + '"';
    }

    /// Long lines go on in the next one after a backslash.
    private static String wrapped(String line) {
        StringBuilder text = new StringBuilder();
        String rest = line;
        while (rest.length() > WIDTH) {
            int blank = rest.lastIndexOf(' ', WIDTH - 2);
            if (blank <= 4) {
                break;
            }
            text.append(rest, 0, blank + 1).append("\\\n");
            rest = "    " + rest.substring(blank + 1);
        }
        return text + rest;
    }
}
