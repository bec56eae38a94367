package org.cloudpilot.http;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cloudpilot.model.Host;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterStatus;
import org.jspecify.annotations.Nullable;

/// A router as scripts see it; never a password.
///
/// @param isOnline null when it was never checked
record RouterAnswer(
        long id,
        String name,
        String host,
        int port,
        String username,
        boolean useHttps,
        String transport,
        boolean encrypted,
        List<String> addresses,
        String site,
        List<String> tags,
        String note,
        Map<String, String> custom,
        @Nullable Boolean isOnline,
        @Nullable Instant lastChecked,
        Instant createdAt,
        Instant updatedAt) {

    /// What PUT and PATCH ignore, so that a script may send back what it got.
    static final List<String> READ_ONLY =
            List.of("id", "encrypted", "is_online", "last_checked", "created_at", "updated_at");

    /// @param status null before the watch has seen the router
    static RouterAnswer of(Router router, @Nullable RouterStatus status) {
        return new RouterAnswer(
                router.id().value(),
                router.name(),
                router.host().text(),
                router.port(),
                router.username(),
                router.transport().usesHttps(),
                router.transport().word(),
                router.transport().encrypted(),
                router.addresses().stream().map(Host::text).toList(),
                router.site(),
                router.tags(),
                router.note(),
                router.custom(),
                status == null ? null : status.isOnline(),
                status == null ? null : status.lastChecked(),
                router.createdAt(),
                router.updatedAt());
    }
}
