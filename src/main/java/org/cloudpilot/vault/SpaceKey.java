package org.cloudpilot.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.UserId;

/// The random 256-bit key that seals a space's secrets. It is kept wrapped to each member's public
/// key, so that a member can be added without anybody's password.
///
/// After [#close] it is wiped, and using it is a defect.
public final class SpaceKey implements AutoCloseable {
    private static final int LENGTH = 32;

    private final String storeId;
    private final SpaceId space;
    private final Secret root;
    private final Secret sealing;
    private final byte[] id;

    /// Takes over `root`.
    private SpaceKey(String storeId, SpaceId space, Secret root) {
        this.storeId = storeId;
        this.space = space;
        this.root = root;
        byte[] salt = storeId.getBytes(StandardCharsets.UTF_8);
        this.sealing = Hkdf.derive(root, salt, "cloudpilot/space-seal/v1");
        try (Secret derived =
                Hkdf.derive(root, salt, "cloudpilot/space-key-id/v1", Sealed.KEY_ID_LENGTH)) {
            this.id = derived.use(byte[]::clone);
        }
    }

    public static SpaceKey random(String storeId, SpaceId space) {
        return new SpaceKey(storeId, space, RandomBytes.secret(LENGTH));
    }

    public SpaceId space() {
        return space;
    }

    public Sealed seal(Secret plain, SealTarget target) {
        byte[] header =
                ByteBuffer.allocate(Sealed.HEADER_LENGTH).put(Sealed.VERSION).put(id).array();
        byte[] ciphertext = AesGcm.seal(sealing, plain, associatedData(header, target));
        return new Sealed(
                ByteBuffer.allocate(header.length + ciphertext.length)
                        .put(header)
                        .put(ciphertext)
                        .array());
    }

    /// The plain value, which the caller closes. Empty when it was tampered with, was sealed for
    /// another target or under another key.
    public Optional<Secret> open(Sealed sealed, SealTarget target) {
        return sealed.isOfKey(id)
                ? AesGcm.open(sealing, sealed.ciphertext(), associatedData(sealed.header(), target))
                : Optional.empty();
    }

    /// This key for one member, by that member's public key.
    public byte[] wrapFor(UserId member, byte[] publicKey) {
        return UserKeys.wrap(root, publicKey, wrapping(storeId, space, member));
    }

    /// Empty when `wrapped` was not made for this member, space and store.
    public static Optional<SpaceKey> unwrap(
            String storeId, SpaceId space, UserId member, UserKeys keys, byte[] wrapped) {
        return keys.unwrap(wrapped, wrapping(storeId, space, member))
                .map(root -> new SpaceKey(storeId, space, root));
    }

    private static byte[] wrapping(String storeId, SpaceId space, UserId member) {
        return new AssociatedData("cloudpilot/space-key/v1")
                .and(storeId)
                .and(space.value())
                .and(member.value())
                .toBytes();
    }

    private byte[] associatedData(byte[] header, SealTarget target) {
        if (!target.space().equals(space)) {
            throw new IllegalArgumentException(
                    "the key of space " + space + " for a value of space " + target.space());
        }
        var data =
                new AssociatedData("cloudpilot/sealed/v1")
                        .and(java.util.HexFormat.of().formatHex(header))
                        .and(storeId)
                        .and(target.table())
                        .and(target.column())
                        .and(target.row())
                        .and(space.value());
        target.bound().forEach(data::and);
        return data.toBytes();
    }

    @Override
    public void close() {
        root.close();
        sealing.close();
    }

    @Override
    public String toString() {
        return "SpaceKey[" + space + "]";
    }
}
