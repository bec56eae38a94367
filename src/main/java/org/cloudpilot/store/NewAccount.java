package org.cloudpilot.store;

import java.time.Instant;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.UserId;
import org.cloudpilot.vault.KeySlot;
import org.jspecify.annotations.Nullable;

/// All that makes a user: the account, the personal space with its key wrapped, the password's slot
/// and the first key pair with its slot. Written in one transaction.
public record NewAccount(
        UserId user,
        String username,
        String foldedName,
        @Nullable String email,
        boolean storeOwner,
        byte[] userPublicKey,
        SpaceId space,
        byte[] wrappedSpaceKey,
        KeySlot passwordSlot,
        String keyName,
        KeySlot keySlot,
        Instant at) {}
