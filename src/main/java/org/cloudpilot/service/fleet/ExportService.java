package org.cloudpilot.service.fleet;

import java.time.Duration;
import org.cloudpilot.model.AuditEvent;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.DeviceInfo;
import org.cloudpilot.model.ExportReading;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.routeros.ssh.ExportOutcome;
import org.cloudpilot.routeros.ssh.SshDialOutcome;
import org.cloudpilot.routeros.ssh.SshDialer;
import org.cloudpilot.routeros.ssh.SshSession;
import org.cloudpilot.service.audit.Deed;

/// Routers' configurations as text, over SSH: what the API cannot give on every version.
///
/// Secrets are left out, so the scope `operate` is enough, as it is for a print: version 7 leaves
/// them out by itself, version 6 only when told to (`hide-sensitive`), which version 7 does not
/// know.
public final class ExportService {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String HIDING = "hide-sensitive";

    private final Fleets fleets;
    private final RouterAccess access;
    private final SshDialer ssh;

    public ExportService(FleetService fleet, SshDialer ssh) {
        this.fleets = fleet.fleets();
        this.access = fleet.access();
        this.ssh = ssh;
    }

    /// The whole configuration; blocks. A host key that nobody confirmed waits for a decision
    /// afterwards, see [TrustService#review].
    public Outcome<ExportReading> export(Caller caller, RouterId id) {
        Deed deed = fleets.deed(caller, "router.export", id);
        return fleets.operating(
                caller,
                deed,
                fleet ->
                        Fleets.found(fleet.find(id))
                                .map(
                                        watched -> {
                                            ExportReading reading = export(fleet, watched);
                                            deed.outcome(word(reading));
                                            return reading;
                                        }));
    }

    private static String word(ExportReading reading) {
        return switch (reading) {
            case ExportReading.Complete _ -> AuditEvent.OK;
            case ExportReading.Incomplete _ -> "incomplete";
            case ExportReading.Refused _ -> "router_refused";
            case ExportReading.NotConnected(var problem) -> problem.failure().word();
        };
    }

    private ExportReading export(SpaceFleet fleet, WatchedRouter watched) {
        SshDialOutcome dialled;
        try (RouterAccess.Opened opened = fleet.open(watched)) {
            dialled = watched.notingSsh(access.dialSsh(opened, ssh));
        }
        return switch (dialled) {
            case SshDialOutcome.Failed(var problem) -> new ExportReading.NotConnected(problem);
            case SshDialOutcome.Connected(SshSession session) -> {
                try (session) {
                    yield reading(export(session, watched.status().info()));
                }
            }
        };
    }

    private static ExportOutcome export(
            SshSession session, @org.jspecify.annotations.Nullable DeviceInfo known) {
        String version = known == null || known.version() == null ? "" : known.version();
        if (version.startsWith("7.")) {
            return session.export("", "", LIMIT);
        }
        ExportOutcome hiding = session.export("", HIDING, LIMIT);
        // a router whose version is not known yet and that does not know the word hides by itself
        return hiding instanceof ExportOutcome.Refused && version.isEmpty()
                ? session.export("", "", LIMIT)
                : hiding;
    }

    private static ExportReading reading(ExportOutcome outcome) {
        return switch (outcome) {
            case ExportOutcome.Complete(String text) -> new ExportReading.Complete(text);
            case ExportOutcome.Incomplete(_, String detail) -> new ExportReading.Incomplete(detail);
            case ExportOutcome.Refused(String text) -> new ExportReading.Refused(text);
            case ExportOutcome.NotSent(var problem) -> new ExportReading.NotConnected(problem);
        };
    }
}
