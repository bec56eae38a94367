package org.cloudpilot.routeros.api;

import java.io.IOException;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectProblem;

/// Carries a problem up through the steps of dialling; never leaves the package.
final class DialException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient ConnectProblem problem;

    DialException(ConnectFailure failure, String detail) {
        super(detail);
        this.problem = new ConnectProblem(failure, detail);
    }

    /// Silence, on this rung.
    DialException(ConnectFailure.Rung rung, String detail) {
        super(detail);
        this.problem = new ConnectProblem(ConnectFailure.TIMEOUT, rung, detail);
    }

    ConnectProblem problem() {
        return problem;
    }
}
