package org.cloudpilot.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Which policy a command needs, and which columns nobody sees without `sensitive`.
final class Permissions {
    private static final Set<String> READING =
            Set.of(
                    "print",
                    "getall",
                    "get",
                    "listen",
                    "monitor",
                    "monitor-traffic",
                    "inspect",
                    "export",
                    "execute",
                    "check-for-updates");
    private static final Set<String> TESTING =
            Set.of("ping", "torch", "traceroute", "bandwidth-test", "ip-scan", "quick");
    private static final Set<String> SENSITIVE =
            Set.of(
                    "password",
                    "secret",
                    "private-key",
                    "preshared-key",
                    "passphrase",
                    "security.passphrase",
                    "wpa2-pre-shared-key",
                    "authentication-password",
                    "encryption-password");

    private Permissions() {}

    /// @throws Trap when the user may not do that
    static void check(Account user, Request request) {
        user.require(policy(request));
    }

    static boolean isReading(Request request) {
        return READING.contains(request.verb());
    }

    private static String policy(Request request) {
        String verb = request.verb();
        if (READING.contains(verb)) {
            return "read";
        }
        if (TESTING.contains(verb) || request.menu().startsWith("/tool/sniffer")) {
            return "test";
        }
        if (verb.equals("reboot") || verb.equals("shutdown")) {
            return "reboot";
        }
        if (request.menu().equals("/user") || request.menu().startsWith("/user/")) {
            return "policy";
        }
        return request.menu().equals("/file") ? "ftp" : "write";
    }

    static boolean isSensitive(String column) {
        return SENSITIVE.contains(column);
    }

    static Map<String, String> visible(Account user, Map<String, String> row) {
        if (user.may("sensitive")) {
            return row;
        }
        Map<String, String> seen = new LinkedHashMap<>(row);
        seen.keySet().removeAll(SENSITIVE);
        return seen;
    }
}
