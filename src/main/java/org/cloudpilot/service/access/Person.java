package org.cloudpilot.service.access;

import java.util.List;
import java.util.Optional;
import org.cloudpilot.model.Account;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.UserId;
import org.cloudpilot.store.Membership;

/// A user as the store knows it.
record Person(Account account, List<Membership> memberships) {
    UserId id() {
        return account.id();
    }

    SpaceId personalSpace() {
        return memberships.stream()
                .filter(Membership::personal)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a user without a personal space"))
                .space();
    }

    /// The membership in a space; empty for a stranger to it.
    Optional<Membership> in(SpaceId space) {
        return memberships.stream().filter(each -> each.space().equals(space)).findFirst();
    }
}
