package org.cloudpilot.routeros.ssh;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.client.future.AuthFuture;
import org.apache.sshd.client.future.ConnectFuture;
import org.apache.sshd.client.future.OpenFuture;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.client.session.ClientSession.ClientSessionEvent;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.future.CloseFuture;
import org.apache.sshd.common.future.SshFutureListener;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectFailure.Rung;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Fingerprint;
import org.cloudpilot.model.PeerProof;
import org.cloudpilot.routeros.Login;
import org.cloudpilot.routeros.TimeLimits;
import org.cloudpilot.routeros.link.DialException;
import org.jspecify.annotations.Nullable;

/// A log-in on an SSH server, over a socket that is connected to it.
final class SshConnection implements AutoCloseable {
    private final Crossing crossing;
    private final Handshake handshake;
    private final SshClient client = SshClients.shared().use();
    private @Nullable ClientSession session;
    private boolean closed;

    private SshConnection(Socket far, PeerProof.Kind kind, @Nullable Fingerprint confirmed)
            throws DialException {
        boolean crossed = false;
        try {
            this.crossing = Crossing.over(far);
            crossed = true;
        } finally {
            if (!crossed) {
                SshClients.shared().release();
            }
        }
        this.handshake = new Handshake(crossing.pass(), kind, confirmed);
    }

    /// @param far closed with the connection, and where none comes about
    /// @param confirmed the host key that is believed, null for none
    static SshConnection logIn(
            Socket far,
            Login login,
            PeerProof.Kind kind,
            @Nullable Fingerprint confirmed,
            TimeLimits times)
            throws DialException, InterruptedException {
        SshConnection connection = new SshConnection(far, kind, confirmed);
        boolean loggedIn = false;
        try {
            ClientSession session = connection.connect(login, times.connect());
            connection.shakeHands(session, times.handshake());
            connection.authenticate(session, login, times.login());
            loggedIn = true;
            return connection;
        } catch (InterruptedIOException e) {
            InterruptedException interrupted = new InterruptedException("while dialling");
            interrupted.initCause(e);
            throw interrupted;
        } catch (IOException e) {
            throw e instanceof DialException known
                    ? known
                    : new DialException(ConnectFailure.CLOSED, said(e));
        } finally {
            if (!loggedIn) {
                connection.close();
            }
        }
    }

    private ClientSession connect(Login login, Duration limit) throws IOException {
        ConnectFuture connecting =
                client.connect(
                        login.username(),
                        crossing.address(),
                        AttributeRepository.ofKeyValuePair(SshClients.HANDSHAKE, handshake),
                        null);
        ClientSession made = connecting.verify(limit).getSession();
        synchronized (this) {
            session = made;
        }
        return made;
    }

    private void shakeHands(ClientSession made, Duration limit) throws DialException {
        Set<ClientSessionEvent> events =
                made.waitFor(
                        EnumSet.of(
                                ClientSessionEvent.WAIT_AUTH,
                                ClientSessionEvent.AUTHED,
                                ClientSessionEvent.CLOSED),
                        limit);
        ConnectProblem unbelieved = handshake.problem();
        if (unbelieved != null) {
            throw new DialException(unbelieved);
        }
        if (events.contains(ClientSessionEvent.WAIT_AUTH) && made.isOpen()) {
            return;
        }
        String greeting = crossing.greeting();
        if (!greeting.isEmpty() && !greeting.contains("SSH-")) {
            throw new DialException(ConnectFailure.WRONG_SERVICE, greeting);
        }
        if (events.contains(ClientSessionEvent.TIMEOUT)) {
            throw new DialException(Rung.TLS, "no end of the SSH handshake");
        }
        throw new DialException(ConnectFailure.CLOSED, "closed during the SSH handshake");
    }

    private void authenticate(ClientSession made, Login login, Duration limit) throws IOException {
        // the library wants a string; it is made here and dropped after the log-in
        made.setPasswordIdentityProvider(
                context ->
                        login.password()
                                .use(bytes -> List.of(new String(bytes, StandardCharsets.UTF_8))));
        if (handshake.isRouter()) {
            // a router asks for a password alone; trying it twice would be two lines in its log
            made.setUserAuthFactories(List.of(UserAuthPasswordFactory.INSTANCE));
        }
        AuthFuture answer = made.auth();
        boolean inTime = answer.await(limit);
        made.setPasswordIdentityProvider(null);
        if (!inTime) {
            throw new DialException(Rung.LOG_IN, "no answer to the log-in");
        }
        if (!answer.isSuccess()) {
            Throwable why = answer.getException();
            String said = why == null ? "" : Objects.requireNonNullElse(why.getMessage(), "");
            throw new DialException(
                    refuses(why, said) ? ConnectFailure.LOGIN : ConnectFailure.CLOSED, said);
        }
    }

    private static boolean refuses(@Nullable Throwable why, String said) {
        return (why instanceof SshException ssh
                        && ssh.getDisconnectCode()
                                == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE)
                || said.toLowerCase(Locale.ROOT).contains("authentication");
    }

    /// Logged in.
    synchronized ClientSession session() {
        return Objects.requireNonNull(session);
    }

    /// Makes a channel. The library throws where the session is going just now; here that is a
    /// connection that broke, as it is a moment later.
    <C> C channel(ChannelMaker<C> maker) throws IOException {
        try {
            return maker.on(session());
        } catch (IllegalStateException going) {
            throw gone(going);
        }
    }

    /// Asks the router for the channel, and is answered when the session ends at the latest: the
    /// library forgets a channel that is asked for while the session goes.
    OpenFuture open(ClientChannel channel) throws IOException {
        ClientSession carrier = session();
        OpenFuture opening = channel.open();
        SshFutureListener<CloseFuture> end = over -> opening.setException(gone(null));
        carrier.addCloseFutureListener(end);
        opening.addListener(done -> carrier.removeCloseFutureListener(end));
        return opening;
    }

    private static SshException gone(@Nullable Throwable cause) {
        return new SshException("the session has ended", cause);
    }

    /// What makes a channel on a session.
    interface ChannelMaker<C> {
        C on(ClientSession session) throws IOException;
    }

    synchronized boolean isOpen() {
        return !closed && session != null && session.isOpen();
    }

    @Override
    public void close() {
        ClientSession over;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            over = session;
        }
        if (over != null) {
            over.close(true);
        }
        crossing.close();
        SshClients.shared().release();
    }

    static String said(Throwable e) {
        return Objects.requireNonNullElse(e.getMessage(), "");
    }
}
