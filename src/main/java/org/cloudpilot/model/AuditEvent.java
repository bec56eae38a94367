package org.cloudpilot.model;

import org.jspecify.annotations.Nullable;

/// Something that was done or tried, as the audit log is told of it. Never carries a secret, nor
/// its length.
///
/// @param space where it happened; null for the store as a whole
/// @param action a stable word of two parts, such as `router.add`, `command.run`, `account.sign_in`
/// @param target what it was done to, in words: `router 12 mast3`
/// @param outcome `ok`, or the stable word of what went wrong
/// @param detail what else a reader wants to know; mostly empty
public record AuditEvent(
        Actor actor,
        @Nullable SpaceId space,
        String action,
        String target,
        String outcome,
        String detail) {
    /// The outcome of what worked.
    public static final String OK = "ok";

    /// By a caller, in the caller's space.
    public static AuditEvent of(Caller caller, String action, String target, String outcome) {
        return new AuditEvent(Actor.of(caller), caller.space(), action, target, outcome, "");
    }

    public AuditEvent withDetail(String more) {
        return new AuditEvent(actor, space, action, target, outcome, more);
    }
}
