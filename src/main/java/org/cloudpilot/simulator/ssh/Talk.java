package org.cloudpilot.simulator.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Consumer;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;

/// One command or subsystem on a channel, on a virtual thread of its own.
final class Talk implements Command {
    /// What is done.
    interface Work {
        /// @return the exit status
        int run(InputStream in, OutputStream out) throws IOException, InterruptedException;
    }

    private final Work work;
    private final Runnable stop;
    private final Consumer<Environment> begun;
    private @Nullable InputStream in;
    private @Nullable OutputStream out;
    private @Nullable ExitCallback exit;

    /// @param stop called when the channel is gone
    Talk(Work work, Runnable stop) {
        this(work, stop, _ -> {});
    }

    /// @param begun told of the terminal before the work begins
    Talk(Work work, Runnable stop, Consumer<Environment> begun) {
        this.work = work;
        this.stop = stop;
        this.begun = begun;
    }

    @Override
    public void setInputStream(InputStream stream) {
        in = stream;
    }

    @Override
    public void setOutputStream(OutputStream stream) {
        out = stream;
    }

    @Override
    public void setErrorStream(OutputStream stream) {}

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) throws IOException {
        InputStream from = in;
        OutputStream to = out;
        ExitCallback ended = exit;
        if (from == null || to == null || ended == null) {
            throw new IOException("a channel without streams");
        }
        begun.accept(environment);
        Thread.ofVirtual().name("simulated-ssh").start(() -> run(from, to, ended));
    }

    private void run(InputStream from, OutputStream to, ExitCallback ended) {
        int status = 1;
        try {
            status = work.run(from, to);
            to.flush();
        } catch (IOException clientIsGone) {
            // nothing to be told to anybody
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        } finally {
            ended.onExit(status);
        }
    }

    @Override
    public void destroy(ChannelSession channel) {
        stop.run();
    }
}
