package org.cloudpilot.simulator;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.cloudpilot.simulator.Table.Kind;

/// Those who hang on a router: PPPoE customers with their queues, hotspot guests, leases.
final class CustomerContents {
    private static final String[] NAMES = {
        "wanjiku", "otieno", "kamau", "achieng", "mwangi", "njeri", "kiptoo", "akinyi", "mutua",
        "chebet", "omondi", "wambui", "barasa", "nyambura", "kibet", "atieno", "ndungu", "moraa",
        "juma", "wafula", "makena", "githinji", "adhiambo", "rotich", "muthoni", "okello"
    };
    private static final String[] PLANS = {"5M/5M", "10M/10M", "20M/20M", "50M/50M"};

    private CustomerContents() {}

    static void fill(Device device) {
        Random random = new Random(device.seed * 17 + 3);
        pppoe(device, random);
        hotspot(device, random);
        leases(device, random);
    }

    private static String customer(int number) {
        String name = NAMES[number % NAMES.length];
        return number < NAMES.length ? name : name + "-" + (number / NAMES.length + 1);
    }

    private static void pppoe(Device device, Random random) {
        Table secrets =
                device.table("/ppp/secret", Kind.LIST)
                        .defaults("service", "any", "profile", "default", "disabled", "false");
        Table active = device.table("/ppp/active", Kind.STATUS);
        Table queues =
                device.table("/queue/simple", Kind.LIST)
                        .defaults("max-limit", "0/0", "parent", "none", "disabled", "false");
        String network = device.profile.subnet().replaceFirst("^\\d+", "172");
        int online = device.profile.pppoe();
        for (int i = 0; i < online + online / 10; i++) {
            String name = customer(i);
            String plan = PLANS[random.nextInt(PLANS.length)];
            String address =
                    network.substring(0, network.lastIndexOf('.'))
                            + "."
                            + (i / 250)
                            + "."
                            + (2 + i % 250);
            secrets.row(
                    "name",
                    name,
                    "service",
                    "pppoe",
                    "password",
                    "",
                    "profile",
                    "plan-" + plan.substring(0, plan.indexOf('/')),
                    "remote-address",
                    address,
                    "disabled",
                    "false",
                    "comment",
                    phone(random));
            if (i < online) {
                long since = random.nextInt(900_000);
                active.row(
                        "name",
                        name,
                        "service",
                        "pppoe",
                        "caller-id",
                        mac(random),
                        "address",
                        address,
                        "uptime",
                        SystemContents.uptime(Duration.ofSeconds(since)),
                        "encoding",
                        "",
                        "session-id",
                        "0x81b" + Integer.toHexString(0x10000 + i));
                queues.row(
                        "name",
                        "<pppoe-" + name + ">",
                        "target",
                        address + "/32",
                        "max-limit",
                        plan.replace("M", "000000"),
                        "parent",
                        "none",
                        "dynamic",
                        "true",
                        "disabled",
                        "false",
                        "mean",
                        Integer.toString(100_000 + random.nextInt(3_000_000)));
            }
        }
        queues.live(
                (item, shown) -> {
                    String mean = shown.remove("mean");
                    if (mean != null) {
                        Wave wave = new Wave(Double.parseDouble(mean), mean.hashCode());
                        double now = device.seconds();
                        shown.put("rate", (long) wave.at(now) / 8 + "/" + (long) wave.at(now));
                        shown.put(
                                "bytes",
                                (long) (wave.total(now) / 64) + "/" + (long) (wave.total(now) / 8));
                    }
                });
    }

    private static void hotspot(Device device, Random random) {
        Table users =
                device.table("/ip/hotspot/user", Kind.LIST)
                        .defaults("server", "all", "profile", "default", "disabled", "false");
        Table active = device.table("/ip/hotspot/active", Kind.STATUS);
        for (int i = 0; i < device.profile.hotspot(); i++) {
            String voucher = String.format(Locale.ROOT, "V%05d", 10_000 + random.nextInt(90_000));
            users.row(
                    "name",
                    voucher,
                    "server",
                    "all",
                    "profile",
                    i % 3 == 0 ? "1-day" : "1-hour",
                    "limit-uptime",
                    i % 3 == 0 ? "1d" : "1h",
                    "disabled",
                    "false",
                    "comment",
                    phone(random));
            active.row(
                    "server", "hotspot1",
                    "user", voucher,
                    "address", device.profile.subnet() + "." + (50 + i % 190),
                    "mac-address", mac(random),
                    "login-by", "http-chap",
                    "uptime", SystemContents.uptime(Duration.ofSeconds(60 + random.nextInt(3_400))),
                    "session-time-left",
                            SystemContents.uptime(Duration.ofSeconds(random.nextInt(3_600))),
                    "bytes-in", Integer.toString(random.nextInt(40_000_000)),
                    "bytes-out", Integer.toString(random.nextInt(400_000_000)));
        }
    }

    private static void leases(Device device, Random random) {
        device.table("/ip/dhcp-server", Kind.LIST)
                .row(
                        "name", "local",
                        "interface", "bridge",
                        "address-pool", "local-pool",
                        "lease-time", "30m",
                        "invalid", "false",
                        "disabled", "false");
        device.table("/ip/pool", Kind.LIST)
                .row(
                        "name",
                        "local-pool",
                        "ranges",
                        device.profile.subnet() + ".20-" + device.profile.subnet() + ".250");
        Table leases =
                device.table("/ip/dhcp-server/lease", Kind.LIST)
                        .defaults("server", "all", "dynamic", "false", "disabled", "false");
        String[] hosts = {
            "office-printer", "nvr", "reception-pc", "android-7f2c", "", "iphone", "tv"
        };
        for (int i = 0; i < hosts.length; i++) {
            Map<String, String> lease =
                    Table.columns(
                            "address",
                            device.profile.subnet() + "." + (20 + i),
                            "mac-address",
                            mac(random),
                            "server",
                            "local",
                            "status",
                            "bound",
                            "expires-after",
                            3 + random.nextInt(26) + "m" + random.nextInt(60) + "s",
                            "dynamic",
                            Boolean.toString(i > 1));
            if (!hosts[i].isEmpty()) {
                lease.put("host-name", hosts[i]);
            }
            lease.put("disabled", "false");
            leases.fill(lease);
        }
    }

    private static String phone(Random random) {
        return String.format(
                Locale.ROOT, "07%02d %06d", random.nextInt(100), random.nextInt(1_000_000));
    }

    private static String mac(Random random) {
        return String.format(
                Locale.ROOT,
                "%02X:%02X:%02X:%02X:%02X:%02X",
                random.nextInt(64) * 4,
                random.nextInt(256),
                random.nextInt(256),
                random.nextInt(256),
                random.nextInt(256),
                random.nextInt(256));
    }
}
