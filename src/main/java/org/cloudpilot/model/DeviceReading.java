package org.cloudpilot.model;

/// What came of asking a router for its device information.
public sealed interface DeviceReading {
    record Read(DeviceInfo info) implements DeviceReading {}

    /// How the asking ended otherwise.
    record Failed(CommandOutcome outcome) implements DeviceReading {}
}
