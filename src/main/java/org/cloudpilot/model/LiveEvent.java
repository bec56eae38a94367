package org.cloudpilot.model;

/// What arrives at a device pane while it is visible.
public sealed interface LiveEvent {
    /// A fresh reading, every one or two seconds.
    record Reading(LiveReading reading) implements LiveEvent {}

    /// The router does not answer now; the pane keeps the last reading and says so.
    record Away(ConnectProblem problem) implements LiveEvent {}
}
