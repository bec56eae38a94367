package org.cloudpilot.simulator.ssh;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.Signal;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.forward.AgentForwardingFilter;
import org.apache.sshd.server.forward.ForwardingFilter;
import org.apache.sshd.server.forward.TcpForwardingFilter;
import org.apache.sshd.server.forward.X11ForwardingFilter;
import org.apache.sshd.server.subsystem.SubsystemFactory;
import org.jspecify.annotations.Nullable;

/// The one SSH server of all simulated routers in a process, because each would bring threads of
/// its own. It listens on loopback; a connection is known for its router's by the port that it
/// comes from, and one from any other port is turned away. Runs while a router needs it.
final class SshHall {
    private static final SshHall THE_ONE = new SshHall();

    private final Map<Integer, SshHost> expected = new ConcurrentHashMap<>();
    private @Nullable SshServer server;
    private int users;

    private SshHall() {}

    static SshHall enter() {
        THE_ONE.entered();
        return THE_ONE;
    }

    private synchronized void entered() {
        users++;
    }

    /// The last one puts out the light.
    synchronized void leave() {
        users--;
        SshServer running = server;
        if (users == 0 && running != null) {
            server = null;
            try {
                running.stop(true);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    synchronized InetSocketAddress address() throws IOException {
        SshServer running = server;
        if (running == null) {
            running = start();
            server = running;
        }
        return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), running.getPort());
    }

    void expect(int port, SshHost host) {
        expected.put(port, host);
    }

    void forget(int port) {
        expected.remove(port);
    }

    private SshServer start() throws IOException {
        SshServer made = SshServer.setUpDefaultServer();
        CoreModuleProperties.SERVER_IDENTIFICATION.set(made, "ROSSSH");
        made.setHost("127.0.0.1");
        made.setKeyPairProvider(session -> List.of(host(session).hostKey()));
        made.setUserAuthFactories(List.of(new UserAuthPasswordFactory()));
        made.setPasswordAuthenticator(
                (name, password, session) -> host(session).logIn(name, password));
        made.setCommandFactory((channel, line) -> command(channel, line));
        made.setShellFactory(this::shell);
        made.setSubsystemFactories(List.of(new Sftp()));
        made.setForwardingFilter(
                ForwardingFilter.asForwardingFilter(
                        (AgentForwardingFilter) null,
                        (X11ForwardingFilter) null,
                        new Forwarding()));
        made.start();
        return made;
    }

    private Command command(ChannelSession channel, String line) throws IOException {
        SshHost.Exec exec = host(channel.getSession()).exec(line);
        return new Talk((in, out) -> exec.run(out), exec::stop);
    }

    private Command shell(ChannelSession channel) throws IOException {
        SshHost.Shell shell = host(channel.getSession()).shell();
        return new Talk(
                shell::run,
                shell::stop,
                terminal -> {
                    resize(shell, terminal);
                    terminal.addSignalListener(
                            (_, signal) -> resize(shell, terminal), Signal.WINCH);
                });
    }

    private static void resize(SshHost.Shell shell, Environment terminal) {
        shell.size(
                number(terminal.getEnv().get(Environment.ENV_COLUMNS)),
                number(terminal.getEnv().get(Environment.ENV_LINES)));
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    }

    private SshHost host(@Nullable SessionContext session) throws UnexpectedException {
        SocketAddress from = session == null ? null : session.getRemoteAddress();
        SshHost host =
                from instanceof InetSocketAddress address ? expected.get(address.getPort()) : null;
        if (host == null) {
            throw new UnexpectedException();
        }
        return host;
    }

    /// Somebody came to the shared port itself.
    private static final class UnexpectedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnexpectedException() {
            super("no router expects this connection", null, false, false);
        }
    }

    private final class Sftp implements SubsystemFactory {
        @Override
        public String getName() {
            return "sftp";
        }

        @Override
        public Command createSubsystem(ChannelSession channel) throws IOException {
            SshHost host = host(channel.getSession());
            try {
                SftpFiles files = host.files();
                return new Talk(
                        (in, out) -> {
                            new SftpServer(files, in, out).serve();
                            return 0;
                        },
                        () -> {});
            } catch (SecurityException notAllowed) {
                throw new IOException("no SFTP for this user", notAllowed);
            }
        }
    }

    /// Never beyond this machine: a simulated router is no way into a network.
    private final class Forwarding implements TcpForwardingFilter {
        @Override
        public boolean canListen(SshdSocketAddress address, Session session) {
            return false;
        }

        @Override
        public boolean canConnect(Type type, SshdSocketAddress address, Session session) {
            return type == Type.Direct
                    && host(session).forwards()
                    && SshdSocketAddress.isLoopback(address.getHostName());
        }
    }
}
