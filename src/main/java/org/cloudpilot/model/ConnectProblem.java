package org.cloudpilot.model;

/// One failed attempt to get a session.
///
/// @param rung the step on which it failed: silence can meet any of them
/// @param detail what the peer or the system said, in its own words; may be empty, never a secret
public record ConnectProblem(ConnectFailure failure, ConnectFailure.Rung rung, String detail) {
    /// On the failure's usual rung.
    public ConnectProblem(ConnectFailure failure, String detail) {
        this(failure, failure.rung(), detail);
    }

    public static ConnectProblem of(ConnectFailure failure) {
        return new ConnectProblem(failure, "");
    }
}
