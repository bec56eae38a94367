package org.cloudpilot.simulator;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cloudpilot.simulator.Table.Kind;
import org.jspecify.annotations.Nullable;

/// Who may log in, and what they may do: `/user` and `/user/group`.
final class Users {
    /// A user before the router is built.
    record Planned(String name, String password, String group, String address) {
        /// Without the password.
        @Override
        public String toString() {
            return name + " (" + group + ")";
        }
    }

    private static final List<String> POLICIES =
            List.of(
                    "local",
                    "telnet",
                    "ssh",
                    "ftp",
                    "reboot",
                    "read",
                    "write",
                    "policy",
                    "test",
                    "winbox",
                    "password",
                    "web",
                    "sniff",
                    "sensitive",
                    "api",
                    "romon",
                    "rest-api");

    private final Table groups;
    private final Table users;
    private final boolean hasRest;

    Users(Device device, List<Planned> planned, Map<String, Set<String>> plannedGroups) {
        hasRest = device.version.hasRest();
        groups = device.table("/user/group", Kind.LIST).defaults("policy", "", "skin", "default");
        group("read", everythingBut("ftp", "write", "policy"));
        group("write", everythingBut("ftp", "policy"));
        group("full", everythingBut());
        plannedGroups.forEach(this::group);
        users =
                device.table("/user", Kind.LIST)
                        .parameters("name", "group", "address", "password", "comment", "disabled")
                        .defaults("address", "", "disabled", "false");
        users.live((item, shown) -> shown.remove("password"));
        for (Planned each : planned) {
            users.row(
                    "name", each.name(),
                    "group", each.group(),
                    "address", each.address(),
                    "password", each.password(),
                    "disabled", "false");
        }
    }

    private static Set<String> everythingBut(String... left) {
        Set<String> rest = new LinkedHashSet<>(POLICIES);
        rest.removeAll(Set.of(left));
        return rest;
    }

    private void group(String name, Set<String> allowed) {
        StringBuilder policy = new StringBuilder();
        for (String each : POLICIES) {
            if (hasRest || !each.equals("rest-api")) {
                policy.append(policy.isEmpty() ? "" : ",")
                        .append(allowed.contains(each) ? "" : "!")
                        .append(each);
            }
        }
        groups.row("name", name, "policy", policy.toString(), "skin", "default");
    }

    /// Within the device's lock; null where there is none, or it is disabled.
    @Nullable Account find(String name) {
        for (Map<String, String> user : users.stored()) {
            if (name.equals(user.get("name")) && !"true".equals(user.get("disabled"))) {
                String group = user.getOrDefault("group", "");
                return new Account(
                        name,
                        user.getOrDefault("password", ""),
                        group,
                        user.getOrDefault("address", ""),
                        policies(group));
            }
        }
        return null;
    }

    private Set<String> policies(String group) {
        Set<String> allowed = new TreeSet<>();
        for (Map<String, String> each : groups.stored()) {
            if (group.equals(each.get("name"))) {
                allowed.addAll(List.of(each.getOrDefault("policy", "").split(",")));
            }
        }
        allowed.removeIf(policy -> policy.startsWith("!") || policy.isEmpty());
        return allowed;
    }
}
