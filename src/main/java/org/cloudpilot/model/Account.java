package org.cloudpilot.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A user of the store.
///
/// @param storeOwner the store's first user
public record Account(
        UserId id,
        String username,
        @Nullable String email,
        boolean storeOwner,
        Instant createdAt,
        Instant updatedAt) {}
