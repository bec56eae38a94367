package org.cloudpilot.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.ConnectionTest;
import org.cloudpilot.model.DeviceInfo;
import org.cloudpilot.model.DeviceReading;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.service.fleet.FleetService;
import org.jspecify.annotations.Nullable;

/// What is asked of one router itself: whether it answers, and what it is.
final class DeviceEndpoints {
    private final FleetService fleet;

    DeviceEndpoints(FleetService fleet) {
        this.fleet = fleet;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/routers/{id}/test-connection/", Access.OPERATE, this::test)
                        .bodyOptional()
                        .as("testConnection")
                        .answers(200, ConnectionTestAnswer.EXAMPLE),
                Route.get("/routers/{id}/device-info/", Access.READ, this::deviceInfo)
                        .as("readDeviceInfo")
                        .answers(200, DeviceAnswer.EXAMPLE)
                        .fails(Code.OF_ROUTERS)
                        .fails(Code.ROUTER_REFUSED));
    }

    /// @param failure the word of the rung that did not hold; left out when all did
    /// @param certificate what the router or a jump showed, where that was not believed
    private record ConnectionTestAnswer(
            long routerId,
            boolean isOnline,
            String message,
            @Nullable Double latencyMs,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String failure,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String detail,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ProofAnswer certificate) {
        static final ConnectionTestAnswer EXAMPLE =
                new ConnectionTestAnswer(
                        1, true, Sentences.of("http.connection_works"), 3.2, null, null, null);

        static ConnectionTestAnswer of(long router, ConnectionTest test) {
            ConnectProblem problem = test.problem();
            return problem == null
                    ? new ConnectionTestAnswer(
                            router,
                            true,
                            Sentences.of("http.connection_works"),
                            Latency.milliseconds(test.latency()),
                            null,
                            null,
                            null)
                    : new ConnectionTestAnswer(
                            router,
                            false,
                            Sentences.of(problem.failure().message()),
                            Latency.milliseconds(test.latency()),
                            problem.failure().word(),
                            problem.detail().isBlank() ? null : problem.detail(),
                            ProofAnswer.ofNullable(problem.proof()));
        }
    }

    /// Memory and disk in bytes, load in percent. Null is what this router does not tell.
    ///
    /// @param uptime as the router wrote it, `1w2d3h4m5s`
    private record DeviceInfoAnswer(
            @Nullable String identity,
            @Nullable Integer cpuLoad,
            @Nullable Long freeMemory,
            @Nullable Long totalMemory,
            @Nullable Long freeHddSpace,
            @Nullable Long totalHddSpace,
            @Nullable String version,
            @Nullable String uptime,
            @Nullable Long uptimeSeconds,
            @Nullable String boardName,
            @Nullable String architecture,
            @Nullable String serialNumber,
            @Nullable String model,
            @Nullable String firmware,
            @Nullable String cpu,
            @Nullable Integer cpuCount,
            @Nullable Integer cpuFrequency,
            @Nullable Double temperature,
            @Nullable Double voltage,
            Instant readAt) {
        static final DeviceInfoAnswer EXAMPLE =
                new DeviceInfoAnswer(
                        "mast-3",
                        4,
                        201_326_592L,
                        268_435_456L,
                        14_680_064L,
                        16_777_216L,
                        "7.18.2 (stable)",
                        "1w2d3h4m5s",
                        788_645L,
                        "hAP ax lite",
                        "arm",
                        "HD208YQ1B2C",
                        "L41G-2axD",
                        "7.18.2",
                        "ARM",
                        2,
                        800,
                        41.0,
                        24.1,
                        Examples.TIME);

        static DeviceInfoAnswer of(DeviceInfo info) {
            Duration uptime = info.uptime();
            return new DeviceInfoAnswer(
                    info.identity(),
                    info.cpuLoad(),
                    info.freeMemory(),
                    info.totalMemory(),
                    info.freeDisk(),
                    info.totalDisk(),
                    info.version(),
                    info.raw().get("uptime"),
                    uptime == null ? null : uptime.toSeconds(),
                    info.boardName(),
                    info.architecture(),
                    info.serialNumber(),
                    info.model(),
                    info.firmware(),
                    info.cpu(),
                    info.cpuCount(),
                    info.cpuFrequency(),
                    info.temperature(),
                    info.voltage(),
                    info.at());
        }
    }

    /// @param cached true for what was written down earlier; left out for a fresh look
    /// @param ageS how long ago, in seconds
    private record DeviceAnswer(
            long routerId,
            DeviceInfoAnswer deviceInfo,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean cached,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long ageS,
            String message) {
        static final DeviceAnswer EXAMPLE = fresh(1, DeviceInfoAnswer.EXAMPLE);

        static DeviceAnswer fresh(long router, DeviceInfoAnswer info) {
            return new DeviceAnswer(
                    router, info, null, null, Sentences.of("http.device_info_read"));
        }

        static DeviceAnswer cached(long router, DeviceInfo info, Instant now) {
            return new DeviceAnswer(
                    router,
                    DeviceInfoAnswer.of(info),
                    true,
                    Math.max(0, Duration.between(info.at(), now).toSeconds()),
                    Sentences.of("http.device_info_cached"));
        }
    }

    private Outcome<Answer> test(Call call) {
        return call.body()
                .read(() -> call.router())
                .then(router -> fleet.test(call.caller(), router))
                .map(test -> Answer.ok(ConnectionTestAnswer.of(call.router().value(), test)));
    }

    private Outcome<Answer> deviceInfo(Call call) {
        Outcome<DeviceReading> read = fleet.deviceInfo(call.caller(), call.router());
        return read instanceof Outcome.Refused<DeviceReading>(Refusal.Locked())
                ? fleet.lastLook(call.caller(), call.router())
                        .map(
                                info ->
                                        Answer.ok(
                                                DeviceAnswer.cached(
                                                        call.router().value(),
                                                        info,
                                                        Instant.now())))
                : read.map(reading -> answer(call, reading));
    }

    private static Answer answer(Call call, DeviceReading reading) {
        return switch (reading) {
            case DeviceReading.Read(DeviceInfo info) ->
                    Answer.ok(DeviceAnswer.fresh(call.router().value(), DeviceInfoAnswer.of(info)));
            case DeviceReading.Failed(CommandOutcome outcome) ->
                    RouterErrors.of(outcome, call, null, null);
        };
    }
}
