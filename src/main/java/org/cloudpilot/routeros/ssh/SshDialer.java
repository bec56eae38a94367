package org.cloudpilot.routeros.ssh;

import java.net.Socket;
import java.time.Clock;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Fingerprint;
import org.cloudpilot.model.PeerProof;
import org.cloudpilot.routeros.Login;
import org.cloudpilot.routeros.Path;
import org.cloudpilot.routeros.TimeLimits;
import org.cloudpilot.routeros.link.Connector;
import org.cloudpilot.routeros.link.DialException;
import org.cloudpilot.routeros.link.Ladder;
import org.jspecify.annotations.Nullable;

/// Opens SSH sessions on routers.
public final class SshDialer {
    private final TimeLimits times;
    private final SshLimits limits;
    private final Clock clock;
    private final Connector connector;

    /// With the usual limits.
    public SshDialer(Clock clock, Connector connector) {
        this(TimeLimits.standard(), SshLimits.standard(), clock, connector);
    }

    /// @param clock tells when a line was sent whose end is unknown
    public SshDialer(TimeLimits times, SshLimits limits, Clock clock, Connector connector) {
        this.times = times;
        this.limits = limits;
        this.clock = clock;
        this.connector = connector;
    }

    /// Tries the path's endpoints, which are those of the SSH service, in order; blocks. The path's
    /// transport and certificates do not matter here.
    ///
    /// @param hostKey the confirmed one; null ends with what the router shows
    public SshDialOutcome dial(Path path, Login login, @Nullable Fingerprint hostKey) {
        try {
            return new SshDialOutcome.Connected(
                    Ladder.first(
                            path.endpoints(), endpoint -> dialOne(path, endpoint, login, hostKey)));
        } catch (DialException failed) {
            return new SshDialOutcome.Failed(failed.problem());
        }
    }

    private SshSession dialOne(
            Path path, Endpoint endpoint, Login login, @Nullable Fingerprint hostKey)
            throws DialException, InterruptedException {
        Socket socket = connector.connect(path, endpoint, false).tcp();
        return new SshSession(
                SshConnection.logIn(socket, login, PeerProof.Kind.HOST_KEY, hostKey, times),
                endpoint,
                limits,
                clock);
    }
}
