package org.cloudpilot.vault;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.UserId;
import org.jspecify.annotations.Nullable;

/// The store's key and one user's keys, wrapped under a key made from one credential. All but
/// `wrapped` stands in clear and is bound to it: changed by hand, the slot does not open.
///
/// @param id random, never reused
/// @param name by which the slot is found: the user's name in lower case, or a pair's public half
/// @param argon2 the password's price; null for an API key, which cannot be guessed
public record KeySlot(
        String id,
        SlotKind kind,
        UserId user,
        String name,
        Set<Scope> scopes,
        @Nullable Instant expiresAt,
        @Nullable Argon2Parameters argon2,
        byte[] salt,
        byte[] wrapped) {
    private static final int SALT_LENGTH = 16;
    private static final int ID_LENGTH = 16;
    private static final String VERSION = "cloudpilot/slot/v1";

    public KeySlot {
        scopes = Set.copyOf(scopes);
    }

    public static byte[] newSalt() {
        return RandomBytes.of(SALT_LENGTH);
    }

    /// @param stretched what [PasswordStretcher] made of the password with `argon2` and `salt`
    public static KeySlot ofPassword(
            String storeId,
            UserId user,
            String name,
            Argon2Parameters argon2,
            byte[] salt,
            Secret stretched,
            SlotKeys keys) {
        return new KeySlot(
                        newId(),
                        SlotKind.PASSWORD,
                        user,
                        name,
                        Set.of(Scope.values()),
                        null,
                        argon2,
                        salt,
                        new byte[0])
                .wrapping(storeId, stretched, keys);
    }

    public static KeySlot ofApiKey(
            String storeId,
            UserId user,
            String publicKey,
            Set<Scope> scopes,
            @Nullable Instant expiresAt,
            Secret privateKey,
            SlotKeys keys) {
        return new KeySlot(
                        newId(),
                        SlotKind.API_KEY,
                        user,
                        publicKey,
                        scopes,
                        expiresAt,
                        null,
                        newSalt(),
                        new byte[0])
                .wrapping(storeId, privateKey, keys);
    }

    /// The keys, which the caller closes; empty when the credential is not this slot's, or the slot
    /// was changed.
    ///
    /// @param credential the stretched password or the private key
    public Optional<SlotKeys> open(String storeId, Secret credential) {
        try (Secret key = wrappingKey(storeId, credential)) {
            return AesGcm.open(key, wrapped, associatedData(storeId))
                    .map(
                            joined -> {
                                try (joined) {
                                    return SlotKeys.parted(joined);
                                }
                            });
        }
    }

    public boolean expiredAt(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    private KeySlot wrapping(String storeId, Secret credential, SlotKeys keys) {
        try (Secret key = wrappingKey(storeId, credential);
                Secret plain = keys.joined()) {
            byte[] sealed = AesGcm.seal(key, plain, associatedData(storeId));
            return new KeySlot(id, kind, user, name, scopes, expiresAt, argon2, salt, sealed);
        }
    }

    private Secret wrappingKey(String storeId, Secret credential) {
        return Hkdf.derive(credential, salt, VERSION + "/" + kind.word() + "/" + storeId);
    }

    private byte[] associatedData(String storeId) {
        return new AssociatedData(VERSION)
                .and(storeId)
                .and(user.value())
                .and(id)
                .and(kind.word())
                .and(name)
                .and(scopes.stream().map(Scope::word).sorted().collect(Collectors.joining(" ")))
                .and(expiresAt == null ? "" : expiresAt.toString())
                .toBytes();
    }

    private static String newId() {
        return java.util.HexFormat.of().formatHex(RandomBytes.of(ID_LENGTH));
    }

    @Override
    public String toString() {
        return "KeySlot[" + id + ", " + kind.word() + ", " + name + "]";
    }
}
