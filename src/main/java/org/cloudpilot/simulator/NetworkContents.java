package org.cloudpilot.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.cloudpilot.simulator.Table.Kind;

/// Interfaces with their traffic, addresses, routes, neighbours.
final class NetworkContents {
    private static final double BITS_PER_MBIT = 1_000_000;
    private static final int MEAN_PACKET = 870;

    private NetworkContents() {}

    static void fill(Device device) {
        interfaces(device);
        addresses(device);
    }

    /// What flows through one interface, in bits a second.
    record Flow(Wave rx, Wave tx) {
        static Flow of(Device device, Map<String, String> item) {
            String name = item.getOrDefault("default-name", item.getOrDefault("name", ""));
            long seed = device.seed * 1_000 + name.hashCode();
            double mean = device.profile.uplinkMbit() * BITS_PER_MBIT * share(name);
            boolean uplink = share(name) == 1;
            return new Flow(
                    new Wave(uplink ? mean : mean * 0.24, seed),
                    new Wave(uplink ? mean * 0.24 : mean, seed + 1));
        }

        private static double share(String name) {
            if (name.equals("ether1")) {
                return 1;
            }
            if (name.startsWith("bridge")) {
                return 0.97;
            }
            return 0.02 + 0.4 * new Random(name.hashCode() * 7_919L).nextDouble();
        }
    }

    private static void interfaces(Device device) {
        boolean v7 = device.version.atLeast(7, 0);
        Table table =
                device.table("/interface", Kind.LIST)
                        .defaults("type", "ether", "mtu", "1500", "disabled", "false");
        List<String> ports = device.hardware.ports(v7);
        for (String port : ports) {
            boolean radio = port.startsWith("w");
            boolean used = !port.equals("ether4") || ports.size() > 6;
            table.row(
                    "name",
                    port,
                    "default-name",
                    port,
                    "type",
                    radio ? (port.startsWith("wifi") ? "wifi" : "wlan") : "ether",
                    "mtu",
                    "1500",
                    "actual-mtu",
                    "1500",
                    "l2mtu",
                    radio ? "1600" : "1598",
                    "mac-address",
                    mac(device.seed, port),
                    "running",
                    Boolean.toString(used),
                    "disabled",
                    "false",
                    "comment",
                    port.equals("ether1") ? "uplink" : "");
        }
        table.row(
                "name", "bridge",
                "type", "bridge",
                "mtu", "auto",
                "actual-mtu", "1500",
                "l2mtu", "1598",
                "mac-address", mac(device.seed, "ether2"),
                "running", "true",
                "disabled", "false",
                "comment", "local network");
        table.live(new Counters(device)::show);

        Table ethernet = device.table("/interface/ethernet", Kind.LIST);
        for (String port : ports) {
            if (!port.startsWith("w")) {
                ethernet.row(
                        "name",
                        port,
                        "default-name",
                        port,
                        "mtu",
                        "1500",
                        "mac-address",
                        mac(device.seed, port),
                        "auto-negotiation",
                        "true",
                        "running",
                        Boolean.toString(!port.equals("ether4")),
                        "disabled",
                        "false");
            }
        }
        Table members = device.table("/interface/bridge/port", Kind.LIST);
        ports.stream()
                .skip(1)
                .forEach(
                        port ->
                                members.row(
                                        "interface",
                                        port,
                                        "bridge",
                                        "bridge",
                                        "disabled",
                                        "false"));
        device.table("/interface/bridge", Kind.LIST)
                .row(
                        "name",
                        "bridge",
                        "protocol-mode",
                        "rstp",
                        "running",
                        "true",
                        "disabled",
                        "false");
    }

    /// The counters of `/interface`: as long as an interface is disabled they stand.
    private static final class Counters {
        private final Device device;
        private final Map<String, Flow> flows = new HashMap<>();
        private final Map<String, Double> stoppedAt = new HashMap<>();

        Counters(Device device) {
            this.device = device;
        }

        void show(Map<String, String> item, Map<String, String> shown) {
            String id = item.getOrDefault(".id", "");
            Flow flow = flows.computeIfAbsent(id, unknown -> Flow.of(device, item));
            boolean disabled = "true".equals(item.get("disabled"));
            boolean running = "true".equals(item.get("running")) && !disabled;
            double seconds = device.seconds();
            if (disabled) {
                seconds = stoppedAt.computeIfAbsent(id, unknown -> device.seconds());
            } else {
                stoppedAt.remove(id);
            }
            long rx = "true".equals(item.get("running")) ? bytes(flow.rx(), seconds) : 0;
            long tx = "true".equals(item.get("running")) ? bytes(flow.tx(), seconds) : 0;
            shown.put("running", Boolean.toString(running));
            shown.put("rx-byte", Long.toString(rx));
            shown.put("tx-byte", Long.toString(tx));
            shown.put("rx-packet", Long.toString(rx / MEAN_PACKET));
            shown.put("tx-packet", Long.toString(tx / MEAN_PACKET));
            if (!"bridge".equals(item.get("type"))) {
                shown.put("rx-drop", "0");
                shown.put("tx-drop", "0");
                shown.put("tx-queue-drop", Long.toString(tx / 40_000_000));
                shown.put("rx-error", "0");
                shown.put("tx-error", "0");
            }
            shown.put("fp-rx-byte", Long.toString(rx));
            shown.put("fp-tx-byte", Long.toString(tx));
        }

        private static long bytes(Wave bits, double seconds) {
            return (long) (bits.total(seconds) / 8);
        }
    }

    private static String mac(long seed, String port) {
        int tail = (int) (seed * 64) + port.hashCode() % 61;
        return String.format(
                Locale.ROOT,
                "48:A9:8A:%02X:%02X:%02X",
                tail >> 16 & 0xff,
                tail >> 8 & 0xff,
                tail & 0xff);
    }

    private static void addresses(Device device) {
        String subnet = device.profile.subnet();
        device.table("/ip/address", Kind.LIST)
                .parameters("address", "interface", "network", "comment", "disabled", "broadcast")
                .defaults("network", "", "interface", "", "disabled", "false")
                .live(
                        (item, shown) -> {
                            shown.putIfAbsent(
                                    "actual-interface", item.getOrDefault("interface", ""));
                            shown.putIfAbsent("invalid", "false");
                            shown.putIfAbsent("dynamic", "false");
                        })
                .row(
                        "address", "100.64.7." + (2 + 4 * Math.floorMod(device.seed, 60)) + "/30",
                        "network", "100.64.7.0",
                        "interface", "ether1",
                        "disabled", "false",
                        "comment", "uplink")
                .row(
                        "address", subnet + ".1/24",
                        "network", subnet + ".0",
                        "interface", "bridge",
                        "disabled", "false",
                        "comment", "local network");
        device.table("/ip/route", Kind.LIST)
                .defaults("distance", "1", "disabled", "false")
                .row(
                        "dst-address", "0.0.0.0/0",
                        "gateway", "100.64.7.1",
                        "distance", "1",
                        "active", "true",
                        "static", "true",
                        "disabled", "false")
                .row(
                        "dst-address", subnet + ".0/24",
                        "gateway", "bridge",
                        "distance", "0",
                        "active", "true",
                        "dynamic", "true",
                        "connect", "true",
                        "disabled", "false");
        device.table("/ip/dns", Kind.SINGLETON)
                .row(
                        "servers", "1.1.1.1,8.8.8.8",
                        "allow-remote-requests", "true",
                        "cache-size", "2048",
                        "cache-used", "231");
        device.table("/ip/neighbor", Kind.STATUS)
                .row(
                        "interface", "ether1",
                        "address", "100.64.7.1",
                        "mac-address", mac(device.seed + 900, "ether1"),
                        "identity", "upstream-pe",
                        "platform", "MikroTik",
                        "version", "7.20.5 (stable)",
                        "board", "CCR2116-12G-4S+",
                        "age", "14s")
                .row(
                        "interface", "bridge",
                        "address", subnet + ".11",
                        "mac-address", mac(device.seed + 901, "ether1"),
                        "identity", device.profile.identity() + "-ap",
                        "platform", "MikroTik",
                        "version", "7.19.4 (stable)",
                        "board", "RBcAPGi-5acD2nD",
                        "age", "31s");
    }
}
