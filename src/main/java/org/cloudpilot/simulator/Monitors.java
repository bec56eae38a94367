package org.cloudpilot.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Commands that measure: they answer once, or again and again until cancelled.
final class Monitors {
    private static final int MEAN_PACKET_BITS = 6_960;

    private final Device device;

    Monitors(Device device) {
        this.device = device;
    }

    /// False when it is no such command.
    boolean execute(Request request, Replies replies, Running running) throws InterruptedException {
        switch (request.path()) {
            case "/interface/monitor-traffic" ->
                    repeat(request, running, section -> traffic(request, section, replies));
            case "/system/resource/monitor" ->
                    repeat(request, running, section -> load(section, replies));
            case "/ping", "/tool/ping" -> ping(request, replies, running);
            case "/tool/traceroute" ->
                    repeat(request, running, section -> traceroute(request, section, replies));
            case "/tool/torch" ->
                    repeat(request, running, section -> torch(request, section, replies));
            default -> {
                return false;
            }
        }
        return true;
    }

    /// Takes one round of samples.
    interface Round {
        void sample(int section);
    }

    static void repeat(Request request, Running running, Round round) throws InterruptedException {
        if (request.has("once")) {
            round.sample(0);
            return;
        }
        Duration interval = Spans.parse("interval", request.get("interval", "1s"));
        Duration left = Spans.parse("duration", request.get("duration", "1000w"));
        for (int section = 0; !left.isNegative() && !left.isZero(); section++) {
            round.sample(section);
            running.pause(interval);
            left = left.minus(interval);
        }
    }

    private void traffic(Request request, int section, Replies replies) {
        for (String name : request.get("interface", "").split(",")) {
            Map<String, String> item = device.locked(() -> interfaceNamed(name));
            boolean running = "true".equals(item.get("running"));
            NetworkContents.Flow flow = NetworkContents.Flow.of(device, item);
            long rx = running ? (long) flow.rx().at(device.seconds()) : 0;
            long tx = running ? (long) flow.tx().at(device.seconds()) : 0;
            replies.row(
                    Table.columns(
                            "name", name,
                            "rx-packets-per-second", Long.toString(rx / MEAN_PACKET_BITS),
                            "rx-bits-per-second", Long.toString(rx),
                            "tx-packets-per-second", Long.toString(tx / MEAN_PACKET_BITS),
                            "tx-bits-per-second", Long.toString(tx),
                            ".section", Integer.toString(section)));
        }
    }

    private Map<String, String> interfaceNamed(String name) {
        Table table = device.find("/interface");
        List<Map<String, String>> all = table == null ? List.of() : table.shown();
        return all.stream()
                .filter(item -> name.equals(item.get("name")) || name.equals(item.get(".id")))
                .findFirst()
                .orElseThrow(() -> new Trap(1, "input does not match any value of interface"));
    }

    private void load(int section, Replies replies) {
        Table table = device.find("/system/resource");
        if (table != null) {
            Map<String, String> now = device.locked(() -> table.shown().getFirst());
            replies.row(
                    Table.columns(
                            "cpu-used", now.getOrDefault("cpu-load", "0"),
                            "free-memory", now.getOrDefault("free-memory", "0"),
                            ".section", Integer.toString(section)));
        }
    }

    private void traceroute(Request request, int section, Replies replies) {
        String address = request.get("address", "");
        if (address.isEmpty()) {
            throw new Trap(Trap.NONE, "missing value(s) of argument(s) address");
        }
        String sent = Integer.toString(section + 1);
        List<String> hops = List.of("10.0.0.1", "100.64.8.1", "203.0.113.9", address);
        for (int hop = 0; hop < hops.size(); hop++) {
            String time = Integer.toString(2 + 4 * hop + section % 3);
            replies.row(
                    Table.columns(
                            "address",
                            hops.get(hop),
                            "loss",
                            "0",
                            "sent",
                            sent,
                            "last",
                            time,
                            "status",
                            "",
                            ".section",
                            Integer.toString(section)));
        }
    }

    private void torch(Request request, int section, Replies replies) {
        Map<String, String> item =
                device.locked(() -> interfaceNamed(request.get("interface", "")));
        NetworkContents.Flow flow = NetworkContents.Flow.of(device, item);
        for (int flowNumber = 1; flowNumber <= 3; flowNumber++) {
            long rx = (long) flow.rx().at(device.seconds()) / (2L * flowNumber);
            long tx = (long) flow.tx().at(device.seconds()) / (2L * flowNumber);
            replies.row(
                    Table.columns(
                            "src-address", "192.168.88." + (20 + flowNumber),
                            "tx", Long.toString(tx),
                            "rx", Long.toString(rx),
                            "tx-packets", Long.toString(tx / MEAN_PACKET_BITS),
                            "rx-packets", Long.toString(rx / MEAN_PACKET_BITS),
                            ".section", Integer.toString(section)));
        }
    }

    private void ping(Request request, Replies replies, Running running)
            throws InterruptedException {
        String address = request.get("address", "");
        if (address.isEmpty()) {
            throw new Trap(Trap.NONE, "missing value(s) of argument(s) address");
        }
        int count = number(request.get("count", "0"));
        Duration interval = Spans.parse("interval", request.get("interval", "1s"));
        Random random = new Random(address.hashCode() + device.seed);
        for (int i = 0; count == 0 || i < count; i++) {
            String sent = Integer.toString(i + 1);
            replies.row(
                    Table.columns(
                            "seq",
                            Integer.toString(i),
                            "host",
                            address,
                            "size",
                            "56",
                            "ttl",
                            "57",
                            "time",
                            11 + random.nextInt(9) + "ms" + random.nextInt(999) + "us",
                            "sent",
                            sent,
                            "received",
                            sent,
                            "packet-loss",
                            "0",
                            ".section",
                            Integer.toString(i)));
            if (i + 1 != count) {
                running.pause(interval);
            }
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new Trap(1, "invalid value for argument count");
        }
    }
}
