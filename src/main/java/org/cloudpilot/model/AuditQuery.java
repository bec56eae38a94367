package org.cloudpilot.model;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which entries of the audit log are asked for. A null, or an empty text, asks for all.
///
/// @param text somewhere in user name, action, target or detail, in whatever case
/// @param action what the action begins with: `router.`
/// @param spaces in which it happened; empty for everywhere
/// @param from the first instant
/// @param until the first instant that is too late
/// @param before entries older than this one: the next page
/// @param limit how many at most, from 1 to [#MOST]
public record AuditQuery(
        String text,
        String action,
        @Nullable UserId user,
        Set<SpaceId> spaces,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Long before,
        int limit) {
    public static final int MOST = 1_000;
    private static final int USUAL = 100;

    public AuditQuery {
        spaces = Set.copyOf(spaces);
        limit = Math.clamp(limit, 1, MOST);
    }

    /// The newest entries.
    public static AuditQuery all() {
        return new AuditQuery("", "", null, Set.of(), null, null, null, USUAL);
    }

    public AuditQuery withText(String other) {
        return new AuditQuery(other, action, user, spaces, from, until, before, limit);
    }

    public AuditQuery withAction(String beginning) {
        return new AuditQuery(text, beginning, user, spaces, from, until, before, limit);
    }

    public AuditQuery by(UserId other) {
        return new AuditQuery(text, action, other, spaces, from, until, before, limit);
    }

    public AuditQuery within(Set<SpaceId> others) {
        return new AuditQuery(text, action, user, others, from, until, before, limit);
    }

    public AuditQuery between(@Nullable Instant first, @Nullable Instant tooLate) {
        return new AuditQuery(text, action, user, spaces, first, tooLate, before, limit);
    }

    public AuditQuery page(@Nullable Long olderThan, int most) {
        return new AuditQuery(text, action, user, spaces, from, until, olderThan, most);
    }
}
