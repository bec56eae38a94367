package org.cloudpilot.service.fleet;

import org.cloudpilot.model.ConnectProblem;

/// What came of opening a terminal on a router.
public sealed interface ShellOpening {
    record Opened(RouterShell shell) implements ShellOpening {}

    record NotConnected(ConnectProblem problem) implements ShellOpening {}
}
