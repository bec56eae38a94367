package org.cloudpilot.routeros.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.PtyChannelConfiguration;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.cloudpilot.model.ShellEnd;
import org.cloudpilot.model.ShellSize;

/// The router's own console on a terminal, over a log-in of its own that ends with it. One thread
/// reads; any may write, resize and close.
public final class ShellSession implements AutoCloseable {
    /// What the terminal says it is: RouterOS colours for it.
    private static final String TERMINAL = "xterm-256color";

    /// Every server answers a question that it does not know with a no.
    private static final String ARE_YOU_THERE = "keepalive@openssh.com";

    private final SshConnection connection;
    private final ChannelShell channel;
    private final InputStream said;
    private final OutputStream typed;
    private final CompletableFuture<ShellEnd> end = new CompletableFuture<>();

    private ShellSession(SshConnection connection, ChannelShell channel) {
        this.connection = connection;
        this.channel = channel;
        this.said = channel.getInvertedOut();
        this.typed = channel.getInvertedIn();
    }

    /// @param connection closed with the shell; where none comes about it is left as it is
    /// @param silence see [SshLimits]
    static ShellSession open(
            SshConnection connection, ShellSize size, Duration limit, Duration silence)
            throws IOException {
        var terminal = new PtyChannelConfiguration();
        terminal.setPtyType(TERMINAL);
        terminal.setPtyColumns(size.columns());
        terminal.setPtyLines(size.rows());
        ChannelShell channel =
                connection.channel(session -> session.createShellChannel(terminal, Map.of()));
        channel.setRedirectErrorStream(true);
        boolean open = false;
        try {
            connection.open(channel).verify(limit);
            var shell = new ShellSession(connection, channel);
            channel.addCloseFutureListener(
                    _ -> Thread.ofVirtual().name("ssh-shell-end").start(shell::isOver));
            Thread.ofVirtual().name("ssh-shell-watch").start(() -> shell.watch(silence));
            open = true;
            return shell;
        } finally {
            if (!open) {
                channel.close(true);
            }
        }
    }

    private void isOver() {
        end.complete(hasLeft() ? new ShellEnd.Left() : new ShellEnd.Lost());
        connection.close();
    }

    /// The router tells that it is done before it closes; a connection that breaks tells nothing.
    private boolean hasLeft() {
        return channel.getExitStatus() != null || channel.isEofSignalled();
    }

    /// A link that dies without a word is noticed by asking.
    private void watch(Duration silence) {
        try {
            while (!endsWithin(silence)) {
                Session session = connection.session();
                Buffer question = session.createBuffer(SshConstants.SSH_MSG_GLOBAL_REQUEST);
                question.putString(ARE_YOU_THERE);
                question.putBoolean(true);
                session.request(ARE_YOU_THERE, question, silence);
            }
        } catch (IOException nobodyAnswers) {
            connection.close();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    private boolean endsWithin(Duration time) throws InterruptedException {
        try {
            end.get(time.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("an end is never a failure", e);
        }
    }

    /// What the router says, as it comes; ends with the shell. Reading it slowly holds the router
    /// back and nobody else.
    public InputStream said() {
        return said;
    }

    /// Sends what was typed; blocks while the router does not take it.
    public void type(byte[] bytes) throws IOException {
        typed.write(bytes);
        typed.flush();
    }

    /// The terminal has another size now.
    public void resize(ShellSize size) throws IOException {
        if (channel.isOpen()) {
            channel.sendWindowChange(size.columns(), size.rows());
        }
    }

    /// Tells once how it ended, at once where it has.
    public void onEnd(Consumer<ShellEnd> receiver) {
        end.thenAccept(receiver);
    }

    /// Ends it, where it has not ended by itself.
    @Override
    public void close() {
        if (connection.isOpen() && !hasLeft()) {
            end.complete(new ShellEnd.Closed());
        } else {
            isOver();
        }
        channel.close(true);
        connection.close();
    }
}
