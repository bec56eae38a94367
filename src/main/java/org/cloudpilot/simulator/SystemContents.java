package org.cloudpilot.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.cloudpilot.simulator.Hardware.Sensors;
import org.cloudpilot.simulator.Table.Kind;

/// What a router says of itself: `/system`, `/log`.
final class SystemContents {
    private static final DateTimeFormatter V6_DATE =
            DateTimeFormatter.ofPattern("MMM/dd/yyyy", Locale.ENGLISH);

    private SystemContents() {}

    static void fill(Device device) {
        String identity = device.profile.identity();
        device.table("/system/identity", Kind.SINGLETON).parameters("name").row("name", identity);
        device.table("/system/note", Kind.SINGLETON).row("show-at-login", "true", "note", "");
        resource(device);
        routerboard(device);
        health(device);
        clock(device);
        packages(device);
        device.table("/system/scheduler", Kind.LIST)
                .defaults("interval", "0s", "run-count", "0", "disabled", "false")
                .row(
                        "name", "nightly-backup",
                        "start-date", "2025-01-01",
                        "start-time", "02:30:00",
                        "interval", "1d",
                        "on-event", "/system/backup/save name=nightly",
                        "run-count", "412",
                        "disabled", "false");
        device.table("/log", Kind.STATUS);
        device.log("system,info", "router rebooted");
        device.log("interface,info", "ether1 link up (speed 1G, full duplex)");
        device.log(
                "dhcp,info", "local assigned " + device.profile.subnet() + ".22 to reception-pc");
        device.log("system,info", "ntp synchronised to 196.10.54.57");
    }

    /// As `uptime` is written: `2w3d4h5m6s`, parts that are zero left out.
    static String uptime(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        StringBuilder text = new StringBuilder();
        long[] units = {7 * 86_400, 86_400, 3_600, 60, 1};
        for (int i = 0; i < units.length; i++) {
            long count = seconds / units[i];
            seconds %= units[i];
            if (count > 0 || (text.isEmpty() && i == units.length - 1)) {
                text.append(count).append("wdhms".charAt(i));
            }
        }
        return text.toString();
    }

    static String clockTime(Instant instant) {
        return DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT)
                .format(instant.atOffset(ZoneOffset.ofHours(3)));
    }

    /// `2026-11-23 21:05:00`; before 7.10 `nov/23/2026 21:05:00`.
    static String dateTime(Device device, Instant instant) {
        var local = instant.atOffset(ZoneOffset.ofHours(3));
        String date =
                device.version.atLeast(7, 10)
                        ? local.toLocalDate().toString()
                        : V6_DATE.format(local).toLowerCase(Locale.ROOT);
        return date + " " + clockTime(instant);
    }

    private static void resource(Device device) {
        Hardware hardware = device.hardware;
        boolean v7 = device.version.atLeast(7, 0);
        Wave load = new Wave(device.profile.cpuLoad(), device.seed + 1);
        Wave memory = new Wave(0.03 * hardware.memory, device.seed + 2);
        double used = 0.27 + 0.2 * new Random(device.seed).nextDouble();
        Table table = device.table("/system/resource", Kind.SINGLETON);
        table.row("uptime", "", "version", device.version.text() + " (stable)");
        table.live(
                (item, shown) -> {
                    double now = device.seconds();
                    shown.put("uptime", uptime(device.uptime()));
                    shown.put("build-time", v7 ? "2025-06-12 09:14:31" : "Sep/20/2023 08:11:05");
                    if (hardware.factory != null) {
                        shown.put("factory-software", hardware.factory);
                    }
                    double free = hardware.memory * (1 - used) - memory.at(now);
                    shown.put("free-memory", rounded(free, 4_096));
                    shown.put("total-memory", Long.toString(hardware.memory));
                    shown.put("cpu", hardware.cpu);
                    shown.put("cpu-count", Integer.toString(hardware.cores));
                    shown.put("cpu-frequency", Integer.toString(hardware.megahertz));
                    shown.put("cpu-load", Long.toString(Math.clamp((long) load.at(now), 0, 100)));
                    shown.put("free-hdd-space", rounded(hardware.disk * 0.71, 4_096));
                    shown.put("total-hdd-space", Long.toString(hardware.disk));
                    shown.put("architecture-name", hardware.architecture);
                    shown.put("board-name", hardware.boardName);
                    shown.put("platform", "MikroTik");
                });
    }

    private static String rounded(double value, long to) {
        return Long.toString(Math.max(0, (long) value / to * to));
    }

    private static void routerboard(Device device) {
        String model = device.hardware.model;
        String factory = device.hardware.factory;
        if (model == null || factory == null) {
            device.lacks("/system/routerboard");
            return;
        }
        String current = device.version.text();
        device.table("/system/routerboard", Kind.SINGLETON)
                .row(
                        "routerboard",
                        "true",
                        "board-name",
                        device.hardware.boardName,
                        "model",
                        model,
                        "serial-number",
                        serial(device.seed),
                        "firmware-type",
                        device.hardware.architecture,
                        "factory-firmware",
                        factory,
                        "current-firmware",
                        current,
                        "upgrade-firmware",
                        current);
    }

    /// Eleven letters and digits, as on the label.
    private static String serial(long seed) {
        Random random = new Random(seed * 31 + 7);
        StringBuilder serial = new StringBuilder("H");
        String alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        while (serial.length() < 11) {
            serial.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return serial.toString();
    }

    private static void health(Device device) {
        Wave heat = new Wave(2, device.seed + 3);
        boolean v7 = device.version.atLeast(7, 0);
        Sensors sensors = device.hardware.sensors;
        Table table = device.table("/system/health", v7 ? Kind.STATUS : Kind.SINGLETON);
        if (sensors == Sensors.NONE) {
            if (!v7) {
                table.row();
            }
            return;
        }
        if (v7) {
            if (sensors == Sensors.BOTH) {
                table.row("name", "voltage", "value", "", "type", "V");
            }
            table.row("name", "temperature", "value", "", "type", "C");
            table.live(
                    (item, shown) ->
                            shown.put(
                                    "value",
                                    "voltage".equals(item.get("name"))
                                            ? voltage(device)
                                            : celsius(heat, device)));
            return;
        }
        table.row("voltage", "", "temperature", "");
        table.live(
                (item, shown) -> {
                    shown.put("voltage", voltage(device));
                    shown.put("temperature", celsius(heat, device));
                });
    }

    private static String voltage(Device device) {
        return String.format(Locale.ROOT, "%.1f", 24.1 + (device.seconds() % 7) / 20);
    }

    private static String celsius(Wave heat, Device device) {
        return Long.toString(Math.round(38 + heat.at(device.seconds())));
    }

    private static void clock(Device device) {
        boolean v7 = device.version.atLeast(7, 10);
        device.table("/system/clock", Kind.SINGLETON)
                .row(
                        "time",
                        "",
                        "date",
                        "",
                        "time-zone-name",
                        "Africa/Nairobi",
                        "gmt-offset",
                        "+03:00")
                .live(
                        (item, shown) -> {
                            var now = device.now().atOffset(ZoneOffset.ofHours(3));
                            shown.put("time", clockTime(device.now()));
                            shown.put(
                                    "date",
                                    v7
                                            ? now.toLocalDate().toString()
                                            : V6_DATE.format(now).toLowerCase(Locale.ROOT));
                        });
    }

    private static void packages(Device device) {
        Table packages = device.table("/system/package", Kind.STATUS);
        packages.row("name", "routeros", "version", device.version.text(), "disabled", "false");
        device.table("/system/package/update", Kind.SINGLETON)
                .row("channel", "stable", "installed-version", device.version.text());
        device.table("/system/license", Kind.SINGLETON)
                .row(
                        device.hardware == Hardware.CHR ? "system-id" : "software-id",
                        "K7" + serial(device.seed).substring(2, 4) + "-9XQ4",
                        device.hardware == Hardware.CHR ? "level" : "nlevel",
                        device.hardware == Hardware.CHR ? "p1" : "5");
    }
}
