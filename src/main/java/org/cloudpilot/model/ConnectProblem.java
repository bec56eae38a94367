package org.cloudpilot.model;

/// One failed attempt to get a session.
///
/// @param detail what the peer or the system said, in its own words; may be empty, never a secret
public record ConnectProblem(ConnectFailure failure, String detail) {
    public static ConnectProblem of(ConnectFailure failure) {
        return new ConnectProblem(failure, "");
    }
}
