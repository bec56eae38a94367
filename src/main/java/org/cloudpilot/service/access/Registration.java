package org.cloudpilot.service.access;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.UserId;
import org.cloudpilot.store.NewAccount;
import org.cloudpilot.store.Store;
import org.cloudpilot.vault.KeyLimits;
import org.cloudpilot.vault.KeySlot;
import org.cloudpilot.vault.SlotKeys;
import org.cloudpilot.vault.SpaceKey;
import org.cloudpilot.vault.UserKeys;
import org.jspecify.annotations.Nullable;

/// Makes a new user's keys, slots and rows. The store is open; nothing is written yet.
///
/// @param userKeys the receiver closes them, and the pair
record Registration(NewAccount account, UserKeys userKeys, KeyPair pair) implements AutoCloseable {
    private static final Set<Scope> FIRST_KEY_SCOPES =
            EnumSet.complementOf(EnumSet.of(Scope.SECRETS));

    /// What a person gave, checked.
    ///
    /// @param invitation the hash of an invitation's code; null without one
    record Request(String username, @Nullable String email, byte @Nullable [] invitation) {}

    static Registration make(
            Store store,
            StoreDoor door,
            Request request,
            boolean storeOwner,
            PasswordGate.Stretched password,
            Instant at) {
        String storeId = door.openSlots().storeId();
        UserId user = store.accounts().nextUserId();
        SpaceId space = store.accounts().nextSpaceId();
        String folded = UserNames.fold(request.username());
        UserKeys userKeys = UserKeys.random();
        KeyPair pair = KeyPair.random();
        boolean made = false;
        try (var guarded = new SlotKeys(door.key().copy(), userKeys.copy());
                var privateKey = pair.decoded();
                var spaceKey = SpaceKey.random(storeId, space)) {
            KeySlot passwordSlot = password.slot(storeId, user, folded, guarded);
            KeySlot keySlot =
                    KeySlot.ofApiKey(
                            storeId,
                            user,
                            pair.publicKey(),
                            KeyLimits.of(FIRST_KEY_SCOPES),
                            privateKey,
                            guarded);
            var account =
                    new NewAccount(
                            user,
                            request.username(),
                            folded,
                            request.email(),
                            storeOwner,
                            userKeys.publicKey(),
                            space,
                            spaceKey.wrapFor(user, userKeys.publicKey()),
                            passwordSlot,
                            Sentences.of("access.first_key"),
                            keySlot,
                            at);
            made = true;
            return new Registration(account, userKeys, pair);
        } finally {
            if (!made) {
                userKeys.close();
                pair.close();
            }
        }
    }

    List<KeySlot> slots() {
        return List.of(account.passwordSlot(), account.keySlot());
    }

    Registered registered() {
        return new Registered(
                account.user(), account.username(), pair.publicKey(), pair.privateText().copy());
    }

    @Override
    public void close() {
        userKeys.close();
        pair.close();
    }
}
