package org.cloudpilot.simulator;

import java.util.Map;
import java.util.Set;
import org.cloudpilot.simulator.Table.Kind;

/// `/system/device-mode`: what the device itself forbids, whatever the user's rights. Version 7
/// only; changed by button or power cut alone.
final class DeviceMode {
    private static final String MENU = "/system/device-mode";
    private static final Map<String, String> GUARDED =
            Map.ofEntries(
                    Map.entry("scheduler", "/system/scheduler"),
                    Map.entry("fetch", "/tool/fetch"),
                    Map.entry("sniffer", "/tool/sniffer"),
                    Map.entry("hotspot", "/ip/hotspot"),
                    Map.entry("romon", "/tool/romon"),
                    Map.entry("container", "/container"),
                    Map.entry("bandwidth-test", "/tool/bandwidth-test"),
                    Map.entry("traffic-gen", "/tool/traffic-generator"),
                    Map.entry("proxy", "/ip/proxy"),
                    Map.entry("socks", "/ip/socks"),
                    Map.entry("smb", "/ip/smb"),
                    Map.entry("email", "/tool/e-mail"),
                    Map.entry("zerotier", "/zerotier"));
    private static final Set<String> LOOKING =
            Set.of("print", "getall", "get", "listen", "remove", "disable");

    private DeviceMode() {}

    static void fill(Device device) {
        if (!device.version.atLeast(7, 0)) {
            device.lacks(MENU);
            return;
        }
        Table table = device.table(MENU, Kind.SINGLETON);
        Map<String, String> columns =
                Table.columns("mode", device.version.atLeast(7, 17) ? "advanced" : "enterprise");
        GUARDED.keySet().stream().sorted().forEach(feature -> columns.put(feature, "true"));
        columns.put("attempt-count", "0");
        columns.put("flagged", "false");
        table.fill(columns);
    }

    static boolean guards(String feature) {
        return GUARDED.containsKey(feature);
    }

    /// What the button does.
    static void allow(Device device, String feature, boolean allowed) {
        device.singleton(MENU, feature, Boolean.toString(allowed));
    }

    /// @throws Trap when the device forbids it
    static void check(Device device, Request request) {
        if (LOOKING.contains(request.verb())) {
            return;
        }
        if (request.path().equals(MENU + "/set")) {
            throw new Trap(0, "no such command");
        }
        GUARDED.forEach(
                (feature, menu) -> {
                    boolean inside =
                            request.path().equals(menu)
                                    || request.menu().equals(menu)
                                    || request.menu().startsWith(menu + "/");
                    if (inside && "false".equals(device.singleton(MENU, feature))) {
                        throw refusal();
                    }
                });
    }

    static Trap refusal() {
        return new Trap(Trap.NONE, "failure: not allowed by device-mode");
    }
}
