package org.cloudpilot.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A user's place in a space as it is now. Whoever holds a [Caller] sees a change at once: a member
/// who became a viewer changes nothing from then on, one who was removed sees nothing.
public final class Standing {
    private volatile @Nullable Role role;

    public Standing(Role role) {
        this.role = role;
    }

    /// Empty for somebody who is no member any more.
    public Optional<Role> role() {
        return Optional.ofNullable(role);
    }

    public void become(Role now) {
        role = now;
    }

    public void end() {
        role = null;
    }

    public boolean allows(Scope scope) {
        Role now = role;
        return now != null && now.allows(scope);
    }
}
