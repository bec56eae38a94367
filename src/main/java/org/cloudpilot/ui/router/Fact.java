package org.cloudpilot.ui.router;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudpilot.model.DeviceInfo;
import org.cloudpilot.model.RouterStatus;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Units;
import org.jspecify.annotations.Nullable;

/// One line of what a router says of itself: `Board`, `RB5009UPr+S+`.
public record Fact(String label, String value) {

    /// In the order of the pane; what this router does not tell is left out.
    ///
    /// @param status null before the watch has seen the router
    static List<Fact> of(DeviceInfo info, @Nullable RouterStatus status) {
        List<Fact> facts = new ArrayList<>();
        add(facts, "board", join(" · ", info.boardName(), differing(info)));
        add(facts, "serial", info.serialNumber());
        add(facts, "version", info.version());
        add(facts, "firmware", info.firmware());
        add(facts, "uptime", info.uptime() == null ? null : Units.duration(info.uptime()));
        add(facts, "processor", processor(info));
        add(facts, "memory", share(info.freeMemory(), info.totalMemory()));
        add(facts, "disk", share(info.freeDisk(), info.totalDisk()));
        add(facts, "voltage", voltage(info.voltage()));
        if (status != null) {
            add(facts, "log_ins", Sentences.of("ui.unit.this_hour", status.logIns()));
        }
        return List.copyOf(facts);
    }

    private static @Nullable String differing(DeviceInfo info) {
        return Objects.equals(info.model(), info.boardName()) ? null : info.model();
    }

    private static @Nullable String processor(DeviceInfo info) {
        String cores =
                info.cpuCount() == null
                        ? null
                        : Sentences.of(
                                info.cpuCount() == 1 ? "ui.unit.core" : "ui.unit.cores",
                                info.cpuCount());
        String frequency =
                info.cpuFrequency() == null
                        ? null
                        : Sentences.of("ui.unit.megahertz", info.cpuFrequency());
        return join(" · ", info.architecture(), cores, frequency);
    }

    private static @Nullable String share(@Nullable Long free, @Nullable Long total) {
        return free == null || total == null
                ? null
                : Sentences.of("ui.unit.free_of", Units.bytes(free), Units.bytes(total));
    }

    private static @Nullable String voltage(@Nullable Double volts) {
        return volts == null
                ? null
                : Sentences.of("ui.unit.volts", String.format(Locale.ROOT, "%.1f", volts));
    }

    private static @Nullable String join(String between, @Nullable String... parts) {
        String joined =
                Stream.of(parts)
                        .filter(part -> part != null && !part.isBlank())
                        .collect(Collectors.joining(between));
        return joined.isEmpty() ? null : joined;
    }

    private static void add(List<Fact> facts, String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new Fact(Sentences.of("ui.fact." + key), value));
        }
    }
}
