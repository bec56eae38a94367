package org.cloudpilot.model;

import org.jspecify.annotations.Nullable;

/// One interface at one moment. Rates in bits a second, null until two readings are there.
public record InterfaceReading(
        String name,
        String type,
        boolean running,
        boolean disabled,
        String comment,
        long rxBytes,
        long txBytes,
        @Nullable Long rxBitsPerSecond,
        @Nullable Long txBitsPerSecond) {}
