package org.cloudpilot.vault;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HpkePrivateKey;
import com.google.crypto.tink.hybrid.HpkePublicKey;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.subtle.X25519;
import com.google.crypto.tink.util.Bytes;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.cloudpilot.model.Secret;

/// A user's HPKE key pair (RFC 9180: X25519, HKDF-SHA256, AES-256-GCM). What is wrapped to the
/// public key opens with the private one only.
public final class UserKeys implements AutoCloseable {
    static final int PRIVATE_LENGTH = 32;

    private static final HpkeParameters PARAMETERS = parameters();

    private final Secret privateKey;
    private final byte[] publicKey;

    /// Takes over `privateKey`.
    UserKeys(Secret privateKey) {
        this.privateKey = privateKey;
        this.publicKey = privateKey.use(UserKeys::publicOf);
    }

    public static UserKeys random() {
        return new UserKeys(Secret.owning(X25519.generatePrivateKey()));
    }

    public byte[] publicKey() {
        return publicKey.clone();
    }

    public UserKeys copy() {
        return new UserKeys(privateKey.copy());
    }

    Secret privateKey() {
        return privateKey;
    }

    @AccessesPartialKey
    static byte[] wrap(Secret plain, byte[] publicKey, byte[] context) {
        try {
            HybridEncrypt hpke =
                    keyset(HpkePublicKey.create(PARAMETERS, Bytes.copyFrom(publicKey), null))
                            .getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class);
            return plain.use(
                    bytes -> {
                        try {
                            return hpke.encrypt(bytes, context);
                        } catch (GeneralSecurityException defect) {
                            throw new IllegalStateException("wrapping failed", defect);
                        }
                    });
        } catch (GeneralSecurityException defect) {
            throw new IllegalStateException("not a public key", defect);
        }
    }

    /// Empty when it was not wrapped to this key in this context.
    @AccessesPartialKey
    Optional<Secret> unwrap(byte[] wrapped, byte[] context) {
        try {
            var own =
                    HpkePrivateKey.create(
                            HpkePublicKey.create(PARAMETERS, Bytes.copyFrom(publicKey), null),
                            privateKey.use(
                                    bytes ->
                                            SecretBytes.copyFrom(
                                                    bytes, InsecureSecretKeyAccess.get())));
            HybridDecrypt hpke =
                    keyset(own).getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class);
            return Optional.of(Secret.owning(hpke.decrypt(wrapped, context)));
        } catch (GeneralSecurityException notOurs) {
            return Optional.empty();
        }
    }

    private static KeysetHandle keyset(Key key) throws GeneralSecurityException {
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
                .build();
    }

    private static byte[] publicOf(byte[] privateKey) {
        try {
            return X25519.publicFromPrivate(privateKey);
        } catch (GeneralSecurityException defect) {
            throw new IllegalArgumentException("not a private key", defect);
        }
    }

    private static HpkeParameters parameters() {
        try {
            HybridConfig.register();
            return HpkeParameters.builder()
                    .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                    .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                    .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
                    .setVariant(HpkeParameters.Variant.NO_PREFIX)
                    .build();
        } catch (GeneralSecurityException defect) {
            throw new IllegalStateException(defect);
        }
    }

    @Override
    public void close() {
        privateKey.close();
    }

    @Override
    public String toString() {
        return "UserKeys[…]";
    }
}
