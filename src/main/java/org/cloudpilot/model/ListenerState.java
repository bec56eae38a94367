package org.cloudpilot.model;

/// Whether scripts can reach the program.
public sealed interface ListenerState {
    record Off() implements ListenerState {}

    record Listening(Endpoint at) implements ListenerState {}

    /// Another program has the port.
    record PortInUse(Endpoint wanted) implements ListenerState {}

    /// The address could not be bound for another reason, in the system's words.
    record Failed(Endpoint wanted, String detail) implements ListenerState {}
}
