package org.cloudpilot.vault;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.UserId;
import org.jspecify.annotations.Nullable;

/// The store's key and one user's keys, wrapped under a key made from one credential. All but
/// `wrapped` and `renewals` stands in clear and is bound to it: changed by hand, the slot does not
/// open.
///
/// @param id random, never reused
/// @param name by which the slot is found: the user's name in lower case, or a pair's public half
/// @param space the one space that the credential works in; null: in all of its user's
/// @param argon2 the password's price; null for a credential that cannot be guessed
/// @param receiver the public half of a key pair made from the credential, so that a new store key
///   can be given to a slot whose credential is not at hand; null in slots of the first version
/// @param renewals the store's key as each `rekey` made it since the credential was last used,
///   wrapped to `receiver`, each proved by the key before it
public record KeySlot(
        String id,
        SlotKind kind,
        UserId user,
        String name,
        Set<Scope> scopes,
        @Nullable Instant expiresAt,
        @Nullable SpaceId space,
        @Nullable Argon2Parameters argon2,
        byte[] salt,
        byte @Nullable [] receiver,
        byte[] wrapped,
        List<byte[]> renewals) {
    private static final int SALT_LENGTH = 16;
    private static final int ID_LENGTH = 16;
    private static final Set<Scope> ALL = Set.of(Scope.values());
    private static final String FIRST_VERSION = "cloudpilot/slot/v1";
    private static final String VERSION = "cloudpilot/slot/v2";

    public KeySlot {
        scopes = Set.copyOf(scopes);
        renewals = List.copyOf(renewals);
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
        return blank(SlotKind.PASSWORD, user, name, ALL, argon2, salt)
                .wrapping(storeId, stretched, keys);
    }

    /// @param keys without the user's for a pair that may only read
    public static KeySlot ofApiKey(
            String storeId,
            UserId user,
            String publicKey,
            KeyLimits limits,
            Secret privateKey,
            SlotKeys keys) {
        KeySlot blank = blank(SlotKind.API_KEY, user, publicKey, limits.scopes(), null, newSalt());
        return new KeySlot(
                        blank.id,
                        blank.kind,
                        user,
                        publicKey,
                        limits.scopes(),
                        limits.expiresAt(),
                        limits.space(),
                        null,
                        blank.salt,
                        null,
                        blank.wrapped,
                        List.of())
                .wrapping(storeId, privateKey, keys);
    }

    /// For a credential of at least 160 random bits: a recovery key, or the operating system's
    /// keyring.
    public static KeySlot ofRandomKey(
            String storeId,
            SlotKind kind,
            UserId user,
            String name,
            Secret credential,
            SlotKeys keys) {
        return blank(kind, user, name, ALL, null, newSalt()).wrapping(storeId, credential, keys);
    }

    private static KeySlot blank(
            SlotKind kind,
            UserId user,
            String name,
            Set<Scope> scopes,
            @Nullable Argon2Parameters argon2,
            byte[] salt) {
        return new KeySlot(
                newId(),
                kind,
                user,
                name,
                scopes,
                null,
                null,
                argon2,
                salt,
                null,
                new byte[0],
                List.of());
    }

    /// The keys, which the caller closes; empty when the credential is not this slot's, or the slot
    /// was changed. The store's key among them is the one of the last renewal.
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
                            })
                    .flatMap(keys -> renewed(storeId, credential, keys));
        }
    }

    private Optional<SlotKeys> renewed(String storeId, Secret credential, SlotKeys wrappedKeys) {
        Optional<SlotKeys> latest = Optional.of(wrappedKeys);
        try (UserKeys pair = receiving(storeId, credential)) {
            for (byte[] renewal : renewals) {
                latest = latest.flatMap(keys -> renewed(storeId, pair, renewal, keys));
            }
        }
        return latest;
    }

    private Optional<SlotKeys> renewed(
            String storeId, UserKeys pair, byte[] renewal, SlotKeys before) {
        try (before) {
            return StoreKeyRenewal.open(storeId, id, pair, renewal, before.storeKey())
                    .map(
                            fresh ->
                                    new SlotKeys(
                                            fresh,
                                            before.userKeys().map(UserKeys::copy).orElse(null)));
        }
    }

    /// The same slot holding what it opens to, now that the credential is at hand: without a
    /// renewal, and in the newest form.
    public KeySlot settled(String storeId, Secret credential, SlotKeys keys) {
        return wrapping(storeId, credential, keys);
    }

    /// Whether [#settled] would change it.
    public boolean isUnsettled() {
        return !renewals.isEmpty() || receiver == null;
    }

    /// The same slot for a store whose key was replaced; empty when it is of the first version and
    /// must be made anew.
    public Optional<KeySlot> renewed(String storeId, StoreKey old, StoreKey fresh) {
        byte[] to = receiver;
        if (to == null) {
            return Optional.empty();
        }
        List<byte[]> more = new ArrayList<>(renewals);
        more.add(StoreKeyRenewal.seal(storeId, id, to, old, fresh));
        return Optional.of(with(to, wrapped, more));
    }

    /// Undoes the last [#renewed].
    KeySlot withoutLastRenewal() {
        return renewals.isEmpty()
                ? this
                : with(receiver, wrapped, renewals.subList(0, renewals.size() - 1));
    }

    public boolean expiredAt(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    private KeySlot wrapping(String storeId, Secret credential, SlotKeys keys) {
        KeySlot receiving;
        try (UserKeys pair = receiving(storeId, credential)) {
            receiving = with(pair.publicKey(), wrapped, List.of());
        }
        try (Secret key = receiving.wrappingKey(storeId, credential);
                Secret plain = keys.joined()) {
            return receiving.with(
                    receiving.receiver,
                    AesGcm.seal(key, plain, receiving.associatedData(storeId)),
                    List.of());
        }
    }

    private KeySlot with(
            byte @Nullable [] newReceiver, byte[] newWrapped, List<byte[]> newRenewals) {
        return new KeySlot(
                id,
                kind,
                user,
                name,
                scopes,
                expiresAt,
                space,
                argon2,
                salt,
                newReceiver,
                newWrapped,
                newRenewals);
    }

    private UserKeys receiving(String storeId, Secret credential) {
        return new UserKeys(
                Hkdf.derive(
                        credential,
                        salt,
                        "cloudpilot/slot-receiver/v1/" + kind.word() + "/" + storeId));
    }

    private Secret wrappingKey(String storeId, Secret credential) {
        return Hkdf.derive(credential, salt, version() + "/" + kind.word() + "/" + storeId);
    }

    private String version() {
        return receiver == null ? FIRST_VERSION : VERSION;
    }

    private byte[] associatedData(String storeId) {
        var data =
                new AssociatedData(version())
                        .and(storeId)
                        .and(user.value())
                        .and(id)
                        .and(kind.word())
                        .and(name)
                        .and(
                                scopes.stream()
                                        .map(Scope::word)
                                        .sorted()
                                        .collect(Collectors.joining(" ")))
                        .and(expiresAt == null ? "" : expiresAt.toString());
        SpaceId only = space;
        byte[] to = receiver;
        if (to != null) {
            data.and(HexFormat.of().formatHex(to)).and(only == null ? "" : only.toString());
        }
        return data.toBytes();
    }

    /// As `keyslots.json` has it, alone.
    public String text() {
        return SlotFileFormat.print(this);
    }

    /// Empty for what [#text] never wrote.
    public static Optional<KeySlot> parse(String text) {
        return SlotFileFormat.parseSlot(text);
    }

    private static String newId() {
        return HexFormat.of().formatHex(RandomBytes.of(ID_LENGTH));
    }

    @Override
    public String toString() {
        return "KeySlot[" + id + ", " + kind.word() + ", " + name + "]";
    }
}
