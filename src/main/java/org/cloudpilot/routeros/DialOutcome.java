package org.cloudpilot.routeros;

import java.time.Duration;
import org.cloudpilot.model.ConnectProblem;

/// What came of dialling a router.
public sealed interface DialOutcome {
    /// @param took from the first packet to the end of the log-in
    record Connected(RouterSession session, Duration took) implements DialOutcome {}

    record Failed(ConnectProblem problem) implements DialOutcome {}
}
