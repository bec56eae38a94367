package org.cloudpilot.model;

import org.jspecify.annotations.Nullable;

/// Who did something, for the audit log.
///
/// @param user null where nobody was let in
/// @param username as it was then; of a stranger, the name that was tried
/// @param via `window`, `token`, a key's public half, a network address, or the program's own part
///   that acted
public record Actor(@Nullable UserId user, String username, String via) {
    public static Actor of(Caller caller) {
        return new Actor(caller.user(), caller.username(), caller.via());
    }

    /// Somebody who was not let in.
    public static Actor stranger(String name, String via) {
        return new Actor(null, name, via);
    }

    /// The program itself, on nobody's order.
    public static Actor program(String part) {
        return new Actor(null, "", part);
    }
}
