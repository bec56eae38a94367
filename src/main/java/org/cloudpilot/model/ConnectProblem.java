package org.cloudpilot.model;

import org.jspecify.annotations.Nullable;

/// One failed attempt to get a session.
///
/// @param rung the step on which it failed: silence can meet any of them
/// @param detail what the peer or the system said, in its own words; may be empty, never a secret
/// @param proof what the peer showed of itself, where that was not believed
public record ConnectProblem(
        ConnectFailure failure,
        ConnectFailure.Rung rung,
        String detail,
        @Nullable PeerProof proof) {
    public ConnectProblem(ConnectFailure failure, ConnectFailure.Rung rung, String detail) {
        this(failure, rung, detail, null);
    }

    /// On the failure's usual rung.
    public ConnectProblem(ConnectFailure failure, String detail) {
        this(failure, failure.rung(), detail, null);
    }

    public static ConnectProblem of(ConnectFailure failure) {
        return new ConnectProblem(failure, "");
    }

    /// A peer whose proof nobody confirmed, or that shows another than the confirmed one.
    public static ConnectProblem of(PeerProof proof) {
        ConnectFailure failure =
                proof.confirmed() == null
                        ? ConnectFailure.CERTIFICATE_UNCONFIRMED
                        : ConnectFailure.CERTIFICATE_CHANGED;
        return new ConnectProblem(failure, failure.rung(), proof.shown().hex(), proof);
    }
}
