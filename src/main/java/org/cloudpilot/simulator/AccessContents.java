package org.cloudpilot.simulator;

import java.util.Map;
import org.cloudpilot.simulator.Table.Kind;

/// Who may come in and what may pass: services and firewall.
final class AccessContents {
    private static final int MEAN_PACKET = 870;

    private AccessContents() {}

    static void fill(Device device) {
        services(device);
        firewall(device);
    }

    private static void services(Device device) {
        device.table("/ip/ssh", Kind.SINGLETON)
                .row(
                        "forwarding-enabled", "no",
                        "always-allow-password-login", "false",
                        "strong-crypto", "false");
        Table table =
                device.table("/ip/service", Kind.LIST)
                        .parameters("port", "address", "disabled", "certificate", "max-sessions");
        String[][] services = {
            {"telnet", "23", "true"},
            {"ftp", "21", "true"},
            {"www", "80", "false"},
            {"ssh", "22", "false"},
            {"www-ssl", "443", "false"},
            {"api", "8728", "false"},
            {"winbox", "8291", "false"},
            {"api-ssl", "8729", "false"}
        };
        for (String[] service : services) {
            table.row(
                    "name", service[0],
                    "port", service[1],
                    "address", "",
                    "vrf", "main",
                    "max-sessions", "20",
                    "invalid", "false",
                    "disabled", service[2]);
        }
    }

    private static void firewall(Device device) {
        Table filter =
                device.table("/ip/firewall/filter", Kind.LIST)
                        .defaults("chain", "forward", "action", "accept", "disabled", "false");
        String[][] rules = {
            {"input", "accept", "", "established,related", "accept established"},
            {"input", "drop", "", "invalid", "drop invalid"},
            {"input", "accept", "", "", "accept ICMP"},
            {"input", "drop", "ether1", "", "drop everything else from outside"},
            {"forward", "fasttrack-connection", "", "established,related", "fasttrack"},
            {"forward", "accept", "", "established,related", "accept established"},
            {"forward", "drop", "", "invalid", "drop invalid"},
            {"forward", "drop", "ether1", "new", "drop new from outside unless dst-nated"}
        };
        int number = 0;
        for (String[] rule : rules) {
            Map<String, String> columns =
                    Table.columns("chain", rule[0], "action", rule[1], "comment", rule[4]);
            putIfSaid(columns, "in-interface", rule[2]);
            putIfSaid(columns, "connection-state", rule[3]);
            columns.put("rank", Integer.toString(number++));
            columns.put("invalid", "false");
            columns.put("dynamic", "false");
            columns.put("disabled", "false");
            filter.fill(columns);
        }
        filter.live(
                (item, shown) -> {
                    String rank = shown.remove("rank");
                    double mean = rank == null ? 0 : 4_000_000.0 / (1 + Integer.parseInt(rank));
                    long bytes = (long) (mean * device.seconds() / 8);
                    shown.put("bytes", Long.toString(bytes));
                    shown.put("packets", Long.toString(bytes / MEAN_PACKET));
                });
        device.table("/ip/firewall/nat", Kind.LIST)
                .defaults("action", "accept", "disabled", "false")
                .row(
                        "chain", "srcnat",
                        "action", "masquerade",
                        "out-interface", "ether1",
                        "disabled", "false",
                        "comment", "masquerade");
    }

    private static void putIfSaid(Map<String, String> columns, String name, String value) {
        if (!value.isEmpty()) {
            columns.put(name, value);
        }
    }
}
