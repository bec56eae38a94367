package org.cloudpilot.routeros.link;

import java.io.IOException;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectProblem;

/// Carries a problem up through the steps of dialling; never leaves the transports' rooms.
public final class DialException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient ConnectProblem problem;

    public DialException(ConnectProblem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    public DialException(ConnectFailure failure, String detail) {
        this(new ConnectProblem(failure, detail));
    }

    /// Silence, on this rung.
    public DialException(ConnectFailure.Rung rung, String detail) {
        this(new ConnectProblem(ConnectFailure.TIMEOUT, rung, detail));
    }

    public ConnectProblem problem() {
        return problem;
    }
}
