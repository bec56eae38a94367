package org.cloudpilot.service.fleet;

import java.nio.charset.Charset;
import java.time.Duration;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.ShellSize;
import org.cloudpilot.routeros.ssh.ShellOutcome;
import org.cloudpilot.routeros.ssh.ShellSession;
import org.cloudpilot.routeros.ssh.SshDialOutcome;
import org.cloudpilot.routeros.ssh.SshDialer;
import org.cloudpilot.service.audit.Deed;

/// The routers' own consoles on a terminal, over SSH. Each has a log-in of its own, and ends when
/// its space is locked, or its router removed or reached in another way.
public final class ShellService {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Fleets fleets;
    private final RouterAccess access;
    private final SshDialer ssh;

    public ShellService(FleetService fleet, SshDialer ssh) {
        this.fleets = fleet.fleets();
        this.access = fleet.access();
        this.ssh = ssh;
    }

    /// Opens one for whoever may run commands; blocks. That it was opened and how it ended is
    /// recorded, nothing of what passes. A host key that nobody confirmed waits for a decision
    /// afterwards, see [TrustService#review].
    public Outcome<ShellOpening> open(Caller caller, RouterId id, ShellSize size) {
        Deed deed = fleets.deed(caller, "command.shell", id);
        return fleets.operatingIfRecorded(
                caller,
                deed,
                fleet ->
                        Fleets.found(fleet.find(id))
                                .map(watched -> open(caller, deed, fleet, watched, size)),
                ShellService::drop);
    }

    private static void drop(ShellOpening opening) {
        if (opening instanceof ShellOpening.Opened(RouterShell shell)) {
            shell.close();
        }
    }

    private ShellOpening open(
            Caller caller, Deed deed, SpaceFleet fleet, WatchedRouter watched, ShellSize size) {
        return switch (dialled(fleet, watched, size)) {
            case ShellOutcome.Failed(ConnectProblem problem) -> {
                deed.outcome(problem.failure().word());
                yield new ShellOpening.NotConnected(problem);
            }
            case ShellOutcome.Opened(ShellSession session) ->
                    new ShellOpening.Opened(opened(caller, watched, session));
        };
    }

    private ShellOutcome dialled(SpaceFleet fleet, WatchedRouter watched, ShellSize size) {
        SshDialOutcome dialled;
        try (RouterAccess.Opened opened = fleet.open(watched)) {
            dialled = watched.notingSsh(access.dialSsh(opened, ssh));
        }
        return switch (dialled) {
            case SshDialOutcome.Failed(ConnectProblem problem) -> new ShellOutcome.Failed(problem);
            case SshDialOutcome.Connected(var session) -> {
                ShellOutcome outcome = session.shell(size, LIMIT);
                if (outcome instanceof ShellOutcome.Failed) {
                    session.close();
                }
                yield outcome;
            }
        };
    }

    private RouterShell opened(Caller caller, WatchedRouter watched, ShellSession session) {
        String target = Fleets.named(watched.router());
        RouterShell shell =
                new RouterShell(
                        session,
                        Charset.forName(watched.router().reach().encoding().charset()),
                        end ->
                                fleets.ended(
                                        caller, new Deed("command.shell_end", target), end.word()));
        watched.hold(shell);
        shell.onEnd(_ -> watched.letGo(shell));
        return shell;
    }
}
