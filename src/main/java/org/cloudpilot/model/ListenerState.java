package org.cloudpilot.model;

/// Whether scripts can reach the program.
public sealed interface ListenerState {
    record Off() implements ListenerState {}

    /// @param encrypted whether it speaks TLS
    record Listening(Endpoint at, boolean encrypted) implements ListenerState {
        /// What every path is put behind: `http://127.0.0.1:8000`.
        public String base() {
            return (encrypted ? "https://" : "http://") + at;
        }
    }

    /// Another program has the port.
    record PortInUse(Endpoint wanted) implements ListenerState {}

    /// The address could not be bound for another reason, in the system's words.
    record Failed(Endpoint wanted, String detail) implements ListenerState {}
}
