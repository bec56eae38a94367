package org.cloudpilot.simulator;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.cloudpilot.simulator.inspect.CommandTree;
import org.cloudpilot.simulator.inspect.Inspection;
import org.jspecify.annotations.Nullable;

/// Commands that are no verbs of a table.
final class Programs {
    private static final Set<String> LOG_LEVELS = Set.of("debug", "info", "warning", "error");
    private static final Duration LOOKING_FOR_UPDATES = Duration.ofMillis(30);

    private final Chassis router;
    private final Device device;
    private final AtomicInteger jobs = new AtomicInteger(0x4a);
    private @Nullable CommandTree tree;

    /// @param tree for the console's help; null for a small one of the device's own
    Programs(Chassis router, @Nullable CommandTree tree) {
        this.router = router;
        this.device = router.device;
        this.tree = tree;
    }

    /// False when it is no such command.
    boolean execute(Account user, Request request, Replies replies, Running running)
            throws InterruptedException {
        switch (request.path()) {
            case "/console/inspect" -> {
                if (!device.version.atLeast(7, 0)) {
                    return false;
                }
                inspect(request, replies);
            }
            case "/execute" -> script(user, request, replies, running);
            case "/system/package/update/check-for-updates" -> checkForUpdates(replies, running);
            case "/system/backup/save" -> backup(request);
            case "/system/device-mode/update" -> running.pause(Duration.ofMinutes(5));
            default -> {
                return execute(user, request);
            }
        }
        return true;
    }

    private boolean execute(Account user, Request request) {
        if (request.verb().equals("export")) {
            export(user, request);
            return true;
        }
        if (request.menu().equals("/log") && LOG_LEVELS.contains(request.verb())) {
            device.log("script," + request.verb(), request.get("message", ""));
            return true;
        }
        return false;
    }

    private synchronized CommandTree tree() {
        CommandTree known = tree;
        if (known == null) {
            known = HelpTree.of(device);
            tree = known;
        }
        return known;
    }

    private void inspect(Request request, Replies replies) {
        var rows =
                new Inspection(tree())
                        .answer(
                                request.get("request", ""),
                                request.get("path", ""),
                                request.get("input", ""));
        String wanted = request.get(".proplist", "");
        rows.forEach(row -> replies.row(Verbs.only(wanted, row)));
        if (rows.isEmpty()) {
            replies.empty();
        }
    }

    /// Version 6 knows no `as-string`: there, and without it, the script runs by itself.
    private void script(Account user, Request request, Replies replies, Running running)
            throws InterruptedException {
        boolean asString = request.has("as-string") && !"no".equals(request.get("as-string", ""));
        if (asString && !device.version.atLeast(7, 0)) {
            throw new Trap(Trap.NONE, "unknown parameter as-string");
        }
        String script = request.get("script", "");
        if (asString) {
            Console console = new Console(router, user, running);
            replies.ret(console.run(script).stripTrailing());
            console.afterwards().forEach(replies::afterwards);
            return;
        }
        replies.ret(
                "*"
                        + Integer.toHexString(jobs.incrementAndGet())
                                .toUpperCase(java.util.Locale.ROOT));
        Running job = new Running();
        router.started(job);
        Thread.ofVirtual().name("simulated-job").start(() -> runJob(user, script, job));
    }

    private void runJob(Account user, String script, Running job) {
        try {
            Console console = new Console(router, user, job);
            console.run(script);
            console.afterwards().forEach(Runnable::run);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        } finally {
            router.ended(job);
        }
    }

    private void export(Account user, Request request) {
        if (!request.has("file")) {
            throw new Trap(Trap.NONE, "missing value(s) of argument(s) file");
        }
        StringBuilder arguments = new StringBuilder();
        request.attributes().forEach((name, value) -> arguments.append(' ' + name + '=' + value));
        new Export(router, user).command(request.menu(), arguments.toString());
    }

    private void checkForUpdates(Replies replies, Running running) throws InterruptedException {
        String installed = device.version.text();
        String latest = router.latestVersion();
        replies.row(
                Table.columns(
                        "channel", "stable",
                        "installed-version", installed,
                        "status", "finding out latest version...",
                        ".section", "0"));
        running.pause(LOOKING_FOR_UPDATES);
        replies.row(
                Table.columns(
                        "channel",
                        "stable",
                        "installed-version",
                        installed,
                        "latest-version",
                        latest,
                        "status",
                        latest.equals(installed)
                                ? "System is already up to date"
                                : "New version is available",
                        ".section",
                        "1"));
        Table update = device.find("/system/package/update");
        if (update != null) {
            device.locked(
                    () -> {
                        update.set(java.util.List.of(""), Map.of("latest-version", latest));
                        return null;
                    });
        }
    }

    /// Not a real backup: its first bytes, and chance.
    private void backup(Request request) {
        String name = request.get("name", device.profile.identity());
        byte[] contents = new byte[4_096];
        byte[] magic = {(byte) 0x88, (byte) 0xac, (byte) 0xa1, (byte) 0xb1};
        new java.util.Random(device.seed).nextBytes(contents);
        System.arraycopy(magic, 0, contents, 0, magic.length);
        device.files.write(name + ".backup", contents);
        device.log("system,info", "backup saved as " + name + ".backup");
    }
}
