package org.cloudpilot.service.fleet;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.DeviceInfo;
import org.cloudpilot.model.DeviceReading;
import org.cloudpilot.model.Row;
import org.cloudpilot.routeros.RouterSession;
import org.jspecify.annotations.Nullable;

/// Asks a router what it is and how it does. Commands of one reading go out together, so that a far
/// router costs one round trip.
final class DeviceReader {
    private static final Command RESOURCE = Command.of("/system/resource/print");
    private static final Command IDENTITY = Command.of("/system/identity/print");
    private static final Command ROUTERBOARD = Command.of("/system/routerboard/print");
    private static final Command HEALTH = Command.of("/system/health/print");
    private static final Executor VIRTUAL = task -> Thread.ofVirtual().name("ask").start(task);

    private final InstantSource clock;
    private final Duration limit;

    DeviceReader(InstantSource clock, Duration limit) {
        this.clock = clock;
        this.limit = limit;
    }

    /// Everything, including what seldom changes. Only the resource row is needed; what a model or
    /// version lacks (a trap) is left out.
    DeviceReading whole(RouterSession session) {
        var identity = ask(session, IDENTITY);
        var board = ask(session, ROUTERBOARD);
        var health = ask(session, HEALTH);
        CommandOutcome resource = session.run(RESOURCE, limit);
        return answer(
                resource,
                row ->
                        info(
                                row,
                                firstRow(identity.join()).get("name"),
                                firstRow(board.join()),
                                rows(health.join())));
    }

    /// What changes all the time; the rest is taken from `known`.
    DeviceReading vitals(RouterSession session, DeviceInfo known, boolean withHealth) {
        var health = withHealth ? ask(session, HEALTH) : null;
        CommandOutcome resource = session.run(RESOURCE, limit);
        return answer(
                resource,
                row -> {
                    DeviceInfo fresh =
                            info(
                                    row,
                                    known.identity(),
                                    new Row(List.of()),
                                    health == null ? List.of() : rows(health.join()));
                    return withSeldomThings(fresh, known, health == null);
                });
    }

    private DeviceReading answer(
            CommandOutcome resource, java.util.function.Function<Row, DeviceInfo> reader) {
        return resource instanceof CommandOutcome.Done done && !done.rows().isEmpty()
                ? new DeviceReading.Read(reader.apply(done.rows().getFirst()))
                : new DeviceReading.Failed(resource);
    }

    private CompletableFuture<CommandOutcome> ask(RouterSession session, Command command) {
        return CompletableFuture.supplyAsync(() -> session.run(command, limit), VIRTUAL);
    }

    private static List<Row> rows(CommandOutcome outcome) {
        return outcome instanceof CommandOutcome.Done done ? done.rows() : List.of();
    }

    private static Row firstRow(CommandOutcome outcome) {
        List<Row> rows = rows(outcome);
        return rows.isEmpty() ? new Row(List.of()) : rows.getFirst();
    }

    private DeviceInfo info(Row resource, @Nullable String identity, Row board, List<Row> health) {
        return new DeviceInfo(
                clock.instant(),
                identity,
                resource.get("board-name"),
                board.get("model"),
                board.get("serial-number"),
                resource.get("version"),
                board.get("current-firmware"),
                resource.get("architecture-name"),
                resource.get("cpu"),
                FieldShapes.small(resource.get("cpu-count")),
                FieldShapes.small(resource.get("cpu-frequency")),
                FieldShapes.small(resource.get("cpu-load")),
                FieldShapes.whole(resource.get("free-memory")),
                FieldShapes.whole(resource.get("total-memory")),
                FieldShapes.whole(resource.get("free-hdd-space")),
                FieldShapes.whole(resource.get("total-hdd-space")),
                FieldShapes.duration(resource.get("uptime")),
                health(health, "temperature", "cpu-temperature", "board-temperature1"),
                health(health, "voltage", "psu1-voltage", "psu2-voltage"),
                resource.asMap());
    }

    private static DeviceInfo withSeldomThings(
            DeviceInfo fresh, DeviceInfo known, boolean keepHealth) {
        return new DeviceInfo(
                fresh.at(),
                known.identity(),
                fresh.boardName(),
                known.model(),
                known.serialNumber(),
                fresh.version(),
                known.firmware(),
                fresh.architecture(),
                fresh.cpu(),
                fresh.cpuCount(),
                fresh.cpuFrequency(),
                fresh.cpuLoad(),
                fresh.freeMemory(),
                fresh.totalMemory(),
                fresh.freeDisk(),
                fresh.totalDisk(),
                fresh.uptime(),
                keepHealth ? known.temperature() : fresh.temperature(),
                keepHealth ? known.voltage() : fresh.voltage(),
                fresh.raw());
    }

    /// Version 6 has one row of name=value, version 7 a row for each sensor.
    private static @Nullable Double health(List<Row> rows, String... names) {
        for (String name : names) {
            for (Row row : rows) {
                String value = name.equals(row.get("name")) ? row.get("value") : row.get(name);
                Double number = FieldShapes.decimal(value);
                if (number != null) {
                    return number;
                }
            }
        }
        return null;
    }
}
