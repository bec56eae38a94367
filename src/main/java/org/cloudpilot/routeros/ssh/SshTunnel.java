package org.cloudpilot.routeros.ssh;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.sshd.client.channel.ChannelDirectTcpip;
import org.apache.sshd.client.future.OpenFuture;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectFailure.Rung;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.PeerProof;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Transport;
import org.cloudpilot.routeros.Login;
import org.cloudpilot.routeros.Passage.SshJump;
import org.cloudpilot.routeros.Path;
import org.cloudpilot.routeros.TimeLimits;
import org.cloudpilot.routeros.link.Certificates;
import org.cloudpilot.routeros.link.Connector;
import org.cloudpilot.routeros.link.DialException;
import org.cloudpilot.routeros.link.Tunnel;
import org.jspecify.annotations.Nullable;

/// Goes on from an SSH server to where it can reach. Connections by the same jump share one log-in
/// on it, which ends with the last of them.
public final class SshTunnel implements Tunnel {
    /// One log-in on a jump, and how many use it.
    private static final class Shared {
        private final SshJump jump;
        private final Secret password;
        private @Nullable SshConnection connection;
        private @Nullable DialException failed;
        private int users;

        Shared(SshJump jump) {
            this.jump = jump;
            this.password = jump.login().password().copy();
        }

        boolean serves(SshJump other) {
            return jump.server().equals(other.server())
                    && jump.login().username().equals(other.login().username())
                    && String.valueOf(jump.hostKey()).equals(String.valueOf(other.hostKey()))
                    && password.matches(other.login().password());
        }
    }

    private final TimeLimits times;
    private final Connector connector;
    private final List<Shared> jumps = new ArrayList<>();

    /// With the usual limits.
    public SshTunnel() {
        this(TimeLimits.standard());
    }

    public SshTunnel(TimeLimits times) {
        this.times = times;
        this.connector = new Connector(times, new Certificates());
    }

    @Override
    public Socket open(SshJump jump, Endpoint target, Duration limit)
            throws DialException, InterruptedException {
        Shared shared = enter(jump);
        boolean opened = false;
        try {
            ChannelDirectTcpip channel = channel(connection(shared), target, limit);
            opened = true;
            return new TunnelSocket(channel, target, () -> leave(shared));
        } finally {
            if (!opened) {
                leave(shared);
            }
        }
    }

    private synchronized Shared enter(SshJump jump) {
        for (Iterator<Shared> each = jumps.iterator(); each.hasNext(); ) {
            Shared known = each.next();
            SshConnection connection = known.connection;
            if (known.failed != null || (connection != null && !connection.isOpen())) {
                each.remove(); // whoever still uses it closes it in the end
            } else if (known.serves(jump)) {
                known.users++;
                return known;
            }
        }
        Shared made = new Shared(jump);
        made.users = 1;
        jumps.add(made);
        return made;
    }

    private void leave(Shared shared) {
        SshConnection over = null;
        synchronized (this) {
            shared.users--;
            if (shared.users == 0) {
                jumps.remove(shared);
                over = shared.connection;
                shared.password.close();
            }
        }
        if (over != null) {
            over.close();
        }
    }

    /// Logs in once for all who wait for it; a refused password is not tried again by each.
    private SshConnection connection(Shared shared) throws DialException, InterruptedException {
        synchronized (shared) {
            DialException failed;
            synchronized (this) {
                failed = shared.failed;
                if (failed == null && shared.connection != null) {
                    return shared.connection;
                }
            }
            if (failed != null) {
                throw new DialException(failed.problem());
            }
            try {
                SshConnection made = logIn(shared);
                synchronized (this) {
                    shared.connection = made;
                }
                return made;
            } catch (DialException e) {
                synchronized (this) {
                    shared.failed = e;
                }
                throw e;
            }
        }
    }

    private SshConnection logIn(Shared shared) throws DialException, InterruptedException {
        SshJump jump = shared.jump;
        try {
            Socket socket =
                    connector
                            .connect(
                                    new Path(List.of(jump.server()), Transport.API),
                                    jump.server(),
                                    false)
                            .tcp();
            return SshConnection.logIn(
                    socket,
                    new Login(jump.login().username(), shared.password),
                    PeerProof.Kind.JUMP_HOST_KEY,
                    jump.hostKey(),
                    times);
        } catch (DialException e) {
            throw ofJump(e.problem(), jump.server());
        }
    }

    /// What is told of a router in the words that belong to the way.
    private static DialException ofJump(ConnectProblem problem, Endpoint server) {
        if (problem.proof() != null) {
            return new DialException(problem);
        }
        String detail = problem.detail().isEmpty() ? problem.failure().word() : problem.detail();
        return new DialException(
                problem.failure() == ConnectFailure.LOGIN
                        ? ConnectFailure.JUMP_LOGIN
                        : ConnectFailure.JUMP_UNREACHABLE,
                server + ": " + detail);
    }

    private static ChannelDirectTcpip channel(
            SshConnection connection, Endpoint target, Duration limit)
            throws DialException, InterruptedException {
        ChannelDirectTcpip channel = null;
        boolean open = false;
        try {
            channel =
                    connection.channel(
                            session ->
                                    session.createDirectTcpipChannel(
                                            new SshdSocketAddress("127.0.0.1", 0),
                                            new SshdSocketAddress(
                                                    target.host().text(), target.port())));
            OpenFuture opening = connection.open(channel);
            if (!opening.await(limit)) {
                throw new DialException(Rung.ADDRESS, "no answer through the jump");
            }
            Throwable failed = opening.getException();
            if (failed instanceof SshChannelOpenException refused) {
                throw refusal(refused);
            }
            opening.verify(limit);
            open = true;
            return channel;
        } catch (InterruptedIOException e) {
            InterruptedException interrupted = new InterruptedException("while dialling");
            interrupted.initCause(e);
            throw interrupted;
        } catch (IOException e) {
            throw e instanceof DialException known
                    ? known
                    : new DialException(ConnectFailure.JUMP_UNREACHABLE, SshConnection.said(e));
        } finally {
            if (!open && channel != null) {
                channel.close(true);
            }
        }
    }

    /// RFC 4254, section 5.1; the sentence behind the code is the server's own.
    private static DialException refusal(SshChannelOpenException e) {
        String said = SshConnection.said(e);
        return switch (e.getReasonCode()) {
            case SshConstants.SSH_OPEN_ADMINISTRATIVELY_PROHIBITED,
                    SshConstants.SSH_OPEN_UNKNOWN_CHANNEL_TYPE ->
                    new DialException(ConnectFailure.JUMP_FORBIDDEN, said);
            case SshConstants.SSH_OPEN_CONNECT_FAILED -> {
                String lower = said.toLowerCase(Locale.ROOT);
                if (lower.contains("timed out")) {
                    yield new DialException(Rung.ADDRESS, said);
                }
                yield new DialException(
                        lower.contains("refused")
                                ? ConnectFailure.REFUSED
                                : ConnectFailure.UNREACHABLE,
                        said);
            }
            default -> new DialException(ConnectFailure.JUMP_UNREACHABLE, said);
        };
    }
}
