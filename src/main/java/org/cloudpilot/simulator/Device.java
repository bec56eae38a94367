package org.cloudpilot.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.cloudpilot.routeros.cli.KnownMenus;
import org.jspecify.annotations.Nullable;

/// The state behind a simulated router: its menus, its users and its clock. Safe for threads.
final class Device {
    final Hardware hardware;
    final RouterOsVersion version;
    final Profile profile;
    final long seed;
    private final Clock clock;
    private final Map<String, Table> tables = new HashMap<>();
    final FileStore files;
    private final Users users;
    private final Set<String> absent = new HashSet<>(Set.of("/"));
    private final ReentrantLock lock = new ReentrantLock();
    private Instant bootedAt;

    Device(
            Hardware hardware,
            String version,
            Profile profile,
            List<Users.Planned> plannedUsers,
            Map<String, Set<String>> plannedGroups,
            long seed,
            Clock clock) {
        this.hardware = hardware;
        this.version = RouterOsVersion.of(version);
        this.profile = profile;
        this.seed = seed;
        this.clock = clock;
        this.bootedAt = clock.instant().minus(profile.uptime());
        this.files = new FileStore(this);
        this.users = new Users(this, plannedUsers, plannedGroups);
        SystemContents.fill(this);
        NetworkContents.fill(this);
        AccessContents.fill(this);
        CustomerContents.fill(this);
        DeviceMode.fill(this);
    }

    /// Registers a menu while the device is built.
    Table table(String menu, Table.Kind kind) {
        Table table = new Table(kind);
        tables.put(menu, table);
        return table;
    }

    /// Says that this device lacks a menu which others have.
    void lacks(String menu) {
        absent.add(menu);
    }

    /// The menu's items, or null where there is no such menu. A menu that RouterOS has and nobody
    /// filled is an empty list.
    @Nullable Table find(String menu) {
        Table table = tables.get(menu);
        if (table == null && KnownMenus.contains(menu) && !absent.contains(menu)) {
            table = table(menu, Table.Kind.LIST);
        }
        return table;
    }

    /// How many connections each service takes at once.
    void maxSessions(int count) {
        locked(
                () -> {
                    Table services = tables.get("/ip/service");
                    if (services != null) {
                        for (Map<String, String> service : services.stored()) {
                            service.put("max-sessions", Integer.toString(count));
                        }
                    }
                    return null;
                });
    }

    /// Sets one value of a menu that is no list.
    void singleton(String menu, String name, String value) {
        locked(
                () -> {
                    Table table = tables.get(menu);
                    if (table != null) {
                        table.set(List.of(""), Map.of(name, value));
                    }
                    return null;
                });
    }

    /// One value of a menu that is no list; empty where there is none.
    String singleton(String menu, String name) {
        return locked(
                () -> {
                    Table table = tables.get(menu);
                    return table == null
                            ? ""
                            : table.stored().iterator().next().getOrDefault(name, "");
                });
    }

    /// All menus that were filled, by path; within the lock.
    SortedMap<String, Table> menus() {
        return new TreeMap<>(tables);
    }

    /// Runs `step` alone.
    <T extends @Nullable Object> T locked(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }

    @Nullable Account account(String name) {
        return locked(() -> users.find(name));
    }

    Instant now() {
        return clock.instant();
    }

    Duration uptime() {
        return locked(() -> Duration.between(bootedAt, clock.instant()));
    }

    /// Seconds since the start, as the waves count them.
    double seconds() {
        return uptime().toMillis() / 1000.0;
    }

    void reboot() {
        locked(() -> bootedAt = clock.instant());
    }

    /// Writes a line of the router's own log.
    void log(String topics, String message) {
        locked(
                () -> {
                    Table log = tables.get("/log");
                    if (log != null) {
                        log.row(
                                "time",
                                SystemContents.clockTime(now()),
                                "topics",
                                topics,
                                "message",
                                message);
                        log.keepLast(300);
                    }
                    return null;
                });
    }
}
