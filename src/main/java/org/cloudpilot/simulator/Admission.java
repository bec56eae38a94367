package org.cloudpilot.simulator;

/// What became of somebody's log-in.
sealed interface Admission {
    record Admitted(Account account) implements Admission {}

    /// Wrong name or password, or from a network that the user may not come from: they look alike.
    record Refused() implements Admission {}

    /// The user's group may not use this service.
    record Forbidden() implements Admission {}
}
