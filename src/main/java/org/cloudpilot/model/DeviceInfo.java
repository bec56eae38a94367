package org.cloudpilot.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a router says of itself, at one moment. A null is a thing this router does not tell (CHR
/// has no serial number, hEX no thermometer). Memory and disk in bytes, load in percent, frequency
/// in MHz, temperature in degrees Celsius, voltage in volts.
///
/// @param raw every column of `/system/resource` as the router gave it
public record DeviceInfo(
        Instant at,
        @Nullable String identity,
        @Nullable String boardName,
        @Nullable String model,
        @Nullable String serialNumber,
        @Nullable String version,
        @Nullable String firmware,
        @Nullable String architecture,
        @Nullable String cpu,
        @Nullable Integer cpuCount,
        @Nullable Integer cpuFrequency,
        @Nullable Integer cpuLoad,
        @Nullable Long freeMemory,
        @Nullable Long totalMemory,
        @Nullable Long freeDisk,
        @Nullable Long totalDisk,
        @Nullable Duration uptime,
        @Nullable Double temperature,
        @Nullable Double voltage,
        Map<String, String> raw) {
    public DeviceInfo {
        raw = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(raw));
    }

    /// Used memory in percent, or null.
    public @Nullable Integer memoryLoad() {
        return used(freeMemory, totalMemory);
    }

    /// Used disk in percent, or null.
    public @Nullable Integer diskLoad() {
        return used(freeDisk, totalDisk);
    }

    private static @Nullable Integer used(@Nullable Long free, @Nullable Long total) {
        if (free == null || total == null || total <= 0 || free < 0 || free > total) {
            return null;
        }
        return (int) Math.round(100.0 * (total - free) / total);
    }
}
