package org.cloudpilot.routeros.ssh;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.ShellSize;
import org.jspecify.annotations.Nullable;

/// A log-in on a router over SSH. Safe for many threads at once: each line and each file has a
/// channel of its own. Methods block.
public final class SshSession implements AutoCloseable {
    private static final ConnectProblem GONE =
            new ConnectProblem(ConnectFailure.CLOSED, "the session has ended");

    private final SshConnection connection;
    private final Endpoint address;
    private final SshLimits limits;
    private final Clock clock;

    SshSession(SshConnection connection, Endpoint address, SshLimits limits, Clock clock) {
        this.connection = connection;
        this.address = address;
        this.limits = limits;
        this.clock = clock;
    }

    /// Carries out one console line, without a terminal: clean text, no pages.
    ///
    /// @param line as the router's version spells it: [ConsoleSpelling]
    public ExecOutcome exec(String line, Duration limit) {
        if (!connection.isOpen()) {
            return new ExecOutcome.NotSent(GONE);
        }
        Instant at = clock.instant();
        long start = System.nanoTime();
        ChannelExec channel;
        try {
            channel = connection.channel(session -> session.createExecChannel(line));
        } catch (IOException e) {
            return new ExecOutcome.NotSent(GONE);
        }
        Capture said = new Capture(limits.text(), () -> channel.close(true));
        try {
            channel.setOut(said);
            channel.setErr(said);
            connection.open(channel).verify(limit);
            Duration left = limit.minusNanos(System.nanoTime() - start);
            Set<ClientChannelEvent> events =
                    channel.waitFor(
                            EnumSet.of(ClientChannelEvent.CLOSED),
                            left.isNegative() ? Duration.ofMillis(1) : left);
            if (said.isFull()) {
                return new ExecOutcome.Unknown(at, said.text(), "the answer was too long");
            }
            if (!events.contains(ClientChannelEvent.CLOSED)) {
                return new ExecOutcome.Unknown(at, said.text(), "no end in time");
            }
            Integer status = channel.getExitStatus();
            if (status == null && !connection.isOpen()) {
                return new ExecOutcome.Unknown(at, said.text(), "the connection broke");
            }
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            return new ExecOutcome.Said(said.text(), status, took);
        } catch (IOException e) {
            return new ExecOutcome.Unknown(at, said.text(), SshConnection.said(e));
        } finally {
            channel.close(true);
        }
    }

    /// The whole configuration, or one menu's.
    ///
    /// @param menu `/ip/address`; empty for all
    /// @param options what follows, as the router's version has it: `show-sensitive`, `compact`
    public ExportOutcome export(String menu, String options, Duration limit) {
        String line = ConsoleSpelling.forAll(menu + "/export") + (options.isEmpty() ? "" : " ");
        return switch (exec(line + options, limit)) {
            case ExecOutcome.NotSent(ConnectProblem problem) -> new ExportOutcome.NotSent(problem);
            case ExecOutcome.Unknown(Instant at, String text, String detail) ->
                    new ExportOutcome.Incomplete(text, detail);
            case ExecOutcome.Said(String text, Integer status, Duration took) -> exported(text);
        };
    }

    private static ExportOutcome exported(String text) {
        if (!Exports.isOne(text)) {
            return new ExportOutcome.Refused(text.strip());
        }
        String lack = Exports.lack(text);
        return lack == null
                ? new ExportOutcome.Complete(text)
                : new ExportOutcome.Incomplete(text, lack);
    }

    /// Opens a terminal, to which the session belongs from then on: it ends with it.
    public ShellOutcome shell(ShellSize size, Duration limit) {
        if (!connection.isOpen()) {
            return new ShellOutcome.Failed(GONE);
        }
        try {
            return new ShellOutcome.Opened(
                    ShellSession.open(connection, size, limit, limits.silence()));
        } catch (IOException e) {
            return new ShellOutcome.Failed(
                    new ConnectProblem(ConnectFailure.CLOSED, SshConnection.said(e)));
        }
    }

    /// A file's contents, by SFTP, which knows no bound at 60 KB.
    public FileOutcome download(String path, Duration limit) {
        return connection.isOpen()
                ? new SftpTransfer(connection, limits.file(), limit).download(path)
                : new FileOutcome.NotSent(GONE);
    }

    /// Writes a file, in place of one of that name.
    public FileOutcome upload(String path, byte[] contents, Duration limit) {
        return connection.isOpen()
                ? new SftpTransfer(connection, limits.file(), limit).upload(path, contents)
                : new FileOutcome.NotSent(GONE);
    }

    /// The endpoint that was dialled with success.
    public Endpoint address() {
        return address;
    }

    /// Null while it lives.
    public @Nullable ConnectProblem ended() {
        return connection.isOpen() ? null : GONE;
    }

    /// Ends it; whoever waits is told.
    @Override
    public void close() {
        connection.close();
    }
}
