package org.cloudpilot.simulator;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One session's safe mode: what the menus held when it was taken, to be brought back unless it is
/// released. From 7.18 on over the API.
final class SafeMode {
    private final Device device;
    private @Nullable Map<Table, Map<String, Map<String, String>>> before;

    SafeMode(Device device) {
        this.device = device;
    }

    /// False when it is no such command here.
    ///
    /// @throws Trap when it cannot be done now
    boolean execute(Request request) {
        if (!request.menu().equals("/safe-mode") || !device.version.atLeast(7, 18)) {
            return false;
        }
        switch (request.verb()) {
            case "take" -> take();
            case "release" -> {
                requireTaken();
                before = null;
            }
            case "unroll" -> {
                requireTaken();
                unroll();
            }
            default -> throw new Trap(0, "no such command");
        }
        return true;
    }

    private void take() {
        if (before != null) {
            throw new Trap(Trap.NONE, "failure: safe mode is already taken");
        }
        Map<Table, Map<String, Map<String, String>>> kept = new HashMap<>();
        device.locked(
                () -> {
                    device.menus().forEach((menu, table) -> kept.put(table, table.copy()));
                    return kept;
                });
        before = kept;
    }

    private void requireTaken() {
        if (before == null) {
            throw new Trap(Trap.NONE, "failure: safe mode is not taken");
        }
    }

    /// Takes back what was changed meanwhile; nothing where safe mode is not held.
    void unroll() {
        Map<Table, Map<String, Map<String, String>>> kept = before;
        if (kept == null) {
            return;
        }
        before = null;
        device.locked(
                () -> {
                    for (Table table : device.menus().values()) {
                        table.restore(kept.getOrDefault(table, new LinkedHashMap<>()));
                    }
                    return kept;
                });
        device.log("system,info", "safe mode: changes were undone");
    }
}
