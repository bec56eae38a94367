package org.cloudpilot.routeros.ssh;

import org.cloudpilot.model.ConnectProblem;

/// What came of dialling a router's SSH service.
public sealed interface SshDialOutcome {
    record Connected(SshSession session) implements SshDialOutcome {}

    record Failed(ConnectProblem problem) implements SshDialOutcome {}
}
