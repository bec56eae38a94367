package org.cloudpilot.http;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cloudpilot.model.CredentialId;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Fingerprint;
import org.cloudpilot.model.Host;
import org.cloudpilot.model.Knock;
import org.cloudpilot.model.Reach;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterStatus;
import org.jspecify.annotations.Nullable;

/// A router as scripts see it; never a password.
///
/// @param credentialId the shared credential it logs in with; null for its own
/// @param certificateFingerprint the confirmed one, empty where there is none
/// @param sshHostKeyFingerprint the same of its SSH service
/// @param addressInUse with the port, null while there is no session
/// @param logInsThisHour since the full hour
/// @param isOnline null when it was never checked
record RouterAnswer(
        long id,
        String name,
        String host,
        int port,
        String username,
        @Nullable Long credentialId,
        boolean useHttps,
        String transport,
        boolean encrypted,
        List<String> addresses,
        String site,
        List<String> tags,
        String note,
        Map<String, String> custom,
        String engine,
        String encoding,
        String certificateFingerprint,
        int sshPort,
        String sshHostKeyFingerprint,
        ViaAnswer via,
        List<String> knock,
        @Nullable Boolean isOnline,
        @Nullable Instant lastChecked,
        @Nullable String addressInUse,
        @Nullable Integer logInsThisHour,
        Instant createdAt,
        Instant updatedAt) {

    static final RouterAnswer EXAMPLE =
            new RouterAnswer(
                    1,
                    "Mast 3",
                    "10.20.0.1",
                    8728,
                    "cloudpilot",
                    null,
                    false,
                    "api",
                    false,
                    List.of("192.0.2.7"),
                    "Nairobi/Westlands/Mast 3",
                    List.of("backbone"),
                    "Key at the kiosk.",
                    Map.of("contract", "A-17"),
                    "cloudpilot",
                    "utf-8",
                    "",
                    22,
                    "",
                    ViaAnswer.DIRECT,
                    List.of("tcp:7000", "udp:8000"),
                    true,
                    Examples.TIME,
                    "10.20.0.1:8728",
                    1,
                    Examples.TIME,
                    Examples.TIME);

    /// What PUT and PATCH ignore, so that a script may send back what it got.
    static final List<String> READ_ONLY =
            List.of(
                    "id",
                    "encrypted",
                    "is_online",
                    "last_checked",
                    "address_in_use",
                    "log_ins_this_hour",
                    "created_at",
                    "updated_at");

    /// @param status null before the watch has seen the router
    static RouterAnswer of(Router router, @Nullable RouterStatus status) {
        Reach reach = router.reach();
        CredentialId credential = router.credential();
        return new RouterAnswer(
                router.id().value(),
                router.name(),
                router.host().text(),
                router.port(),
                router.username(),
                credential == null ? null : (Long) credential.value(),
                router.transport().usesHttps(),
                router.transport().word(),
                router.transport().encrypted(),
                router.addresses().stream().map(Host::text).toList(),
                router.site(),
                router.tags(),
                router.note(),
                router.custom(),
                reach.engine().word(),
                reach.encoding().word(),
                text(reach.certificate()),
                reach.sshPort(),
                text(reach.hostKey()),
                ViaAnswer.of(reach.via()),
                reach.knocks().stream().map(Knock::toString).toList(),
                status == null ? null : status.isOnline(),
                status == null ? null : status.lastChecked(),
                status == null ? null : addressInUse(status),
                status == null ? null : (Integer) status.logIns(),
                router.createdAt(),
                router.updatedAt());
    }

    /// While there is a session.
    private static @Nullable String addressInUse(RouterStatus status) {
        Endpoint address = status.address();
        return Boolean.TRUE.equals(status.isOnline()) && address != null
                ? address.toString()
                : null;
    }

    /// Empty where none was confirmed, so that a script may send back what it got.
    static String text(@Nullable Fingerprint confirmed) {
        return confirmed == null ? "" : confirmed.hex();
    }
}
