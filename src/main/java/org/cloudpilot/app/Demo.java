package org.cloudpilot.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.ReachDraft;
import org.cloudpilot.model.RouterDraft;
import org.cloudpilot.model.Secret;
import org.cloudpilot.service.access.Registered;
import org.cloudpilot.simulator.DemoFleet;

/// A throw-away store with a user `demo` and a fleet of simulated routers on loopback.
final class Demo implements AutoCloseable {
    static final String USER = "demo";

    /// Not a secret: it opens a store that is deleted when the demo ends.
    static final String PASSWORD = "demo-fleet-2026";

    private final Path folder;
    private final DemoFleet fleet;
    private @org.jspecify.annotations.Nullable Keys keys;

    private Demo(Path folder, DemoFleet fleet) {
        this.folder = folder;
        this.fleet = fleet;
    }

    static Demo prepare() throws IOException {
        return new Demo(
                Files.createTempDirectory("cloudpilot-demo-"),
                new DemoFleet(Clock.systemUTC()).start());
    }

    Path folder() {
        return folder;
    }

    /// The demo's key pair, and its user signed in.
    record Keys(Registered registered, Caller caller) {}

    /// Makes the user, signs it in and registers the routers; once, however often it is asked.
    synchronized Keys fill(Program program) {
        Keys before = keys;
        Keys made = before == null ? register(program) : before;
        keys = made;
        return made;
    }

    private Keys register(Program program) {
        try (Secret password = Secret.ofText(PASSWORD)) {
            Registered registered = program.access().register(USER, null, password).orThrow();
            Caller caller = program.access().signIn(USER, password).orThrow();
            fleet.entries().forEach(entry -> add(program, caller, entry));
            return new Keys(registered, caller);
        }
    }

    private static void add(Program program, Caller caller, DemoFleet.Entry entry) {
        String jump = entry.jumpPassword();
        try (Secret password = Secret.ofText(entry.password());
                Secret jumpPassword = Secret.ofText(jump == null ? "" : jump)) {
            program.fleet()
                    .add(
                            caller,
                            new RouterDraft(
                                    entry.name(),
                                    entry.endpoint().host().text(),
                                    entry.endpoint().port(),
                                    entry.transport(),
                                    null,
                                    entry.username(),
                                    password,
                                    List.of(),
                                    entry.site(),
                                    entry.tags(),
                                    "",
                                    Map.of(),
                                    ReachDraft.of(
                                            entry.reach(), jump == null ? null : jumpPassword)))
                    .orThrow();
        }
    }

    /// Stops the routers and deletes the store.
    @Override
    public void close() {
        fleet.close();
        try {
            Files.walkFileTree(
                    folder,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                                throws IOException {
                            Files.delete(file);
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult postVisitDirectory(
                                Path directory,
                                @org.jspecify.annotations.Nullable IOException broken)
                                throws IOException {
                            Files.delete(directory);
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
