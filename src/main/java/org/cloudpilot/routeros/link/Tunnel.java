package org.cloudpilot.routeros.link;

import java.net.Socket;
import java.time.Duration;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.routeros.Passage;

/// Opens connections from an SSH server on.
public interface Tunnel {
    /// A connected socket to `target` as the jump's server reaches it. Closing it lets the jump's
    /// session go when it was its last.
    Socket open(Passage.SshJump jump, Endpoint target, Duration limit)
            throws DialException, InterruptedException;
}
