package org.cloudpilot.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a form or a body says of a router's advanced settings, unchecked. A null is a field left
/// out: on adding it takes its default, on changing it stays as it was. The maker closes
/// `viaPassword`.
///
/// @param certificate a fingerprint as typed; empty forgets the confirmed one
/// @param hostKey the same for the router's SSH host key
/// @param knocks each as `tcp:7000` or `udp:8000`
public record ReachDraft(
        @Nullable Engine engine,
        @Nullable WordEncoding encoding,
        @Nullable String certificate,
        @Nullable Integer sshPort,
        @Nullable String hostKey,
        @Nullable ViaDraft via,
        @Nullable Secret viaPassword,
        @Nullable List<String> knocks) {
    /// Every field left out.
    public static ReachDraft none() {
        return new ReachDraft(null, null, null, null, null, null, null, null);
    }

    /// Settings that are known already, said as a form would say them.
    public static ReachDraft of(Reach reach, @Nullable Secret viaPassword) {
        return new ReachDraft(
                reach.engine(),
                reach.encoding(),
                hex(reach.certificate()),
                reach.sshPort(),
                hex(reach.hostKey()),
                ViaDraft.of(reach.via()),
                viaPassword,
                reach.knocks().stream().map(Knock::toString).toList());
    }

    static String hex(@Nullable Fingerprint confirmed) {
        return confirmed == null ? "" : confirmed.hex();
    }
}
