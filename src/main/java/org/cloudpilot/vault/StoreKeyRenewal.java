package org.cloudpilot.vault;

import java.util.Arrays;
import java.util.Optional;
import org.cloudpilot.model.Secret;

/// A new store key for a slot whose credential is not at hand: wrapped to the slot's receiver, so
/// that the credential alone opens it, with a proof made from the old store key, so that nobody
/// without that one can put a key of their own in its place.
final class StoreKeyRenewal {
    private static final String LABEL = "cloudpilot/store-key-renewal/v1";
    private static final int PROOF_LENGTH = 32;

    private StoreKeyRenewal() {}

    static byte[] seal(
            String storeId, String slotId, byte[] receiver, StoreKey old, StoreKey fresh) {
        byte[] proof = old.proofOf(fresh, slotId);
        byte[] joined = new byte[StoreKey.LENGTH + PROOF_LENGTH];
        fresh.secret()
                .use(
                        key -> {
                            System.arraycopy(key, 0, joined, 0, StoreKey.LENGTH);
                            return true;
                        });
        System.arraycopy(proof, 0, joined, StoreKey.LENGTH, PROOF_LENGTH);
        try (Secret plain = Secret.owning(joined)) {
            return UserKeys.wrap(plain, receiver, context(storeId, slotId));
        }
    }

    static Optional<StoreKey> open(
            String storeId, String slotId, UserKeys receiver, byte[] sealed, StoreKey old) {
        return receiver.unwrap(sealed, context(storeId, slotId))
                .flatMap(
                        plain -> {
                            try (plain) {
                                return plain.use(joined -> parted(joined, slotId, old));
                            }
                        });
    }

    private static Optional<StoreKey> parted(byte[] joined, String slotId, StoreKey old) {
        if (joined.length != StoreKey.LENGTH + PROOF_LENGTH) {
            return Optional.empty();
        }
        var fresh = new StoreKey(Secret.owning(Arrays.copyOf(joined, StoreKey.LENGTH)));
        byte[] proof = Arrays.copyOfRange(joined, StoreKey.LENGTH, joined.length);
        if (java.security.MessageDigest.isEqual(proof, old.proofOf(fresh, slotId))) {
            return Optional.of(fresh);
        }
        fresh.close();
        return Optional.empty();
    }

    private static byte[] context(String storeId, String slotId) {
        return new AssociatedData(LABEL).and(storeId).and(slotId).toBytes();
    }
}
