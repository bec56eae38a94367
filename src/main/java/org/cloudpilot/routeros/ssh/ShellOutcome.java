package org.cloudpilot.routeros.ssh;

import org.cloudpilot.model.ConnectProblem;

/// What came of opening a terminal on a router.
public sealed interface ShellOutcome {
    record Opened(ShellSession shell) implements ShellOutcome {}

    record Failed(ConnectProblem problem) implements ShellOutcome {}
}
