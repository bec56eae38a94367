package org.cloudpilot.simulator;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.spec.ECGenParameterSpec;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.cloudpilot.model.Fingerprint;

/// SSH host keys. Elliptic curves, because they cost nothing to make.
final class HostKeys {
    private HostKeys() {}

    static KeyPair make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has elliptic curves", e);
        }
    }

    static Fingerprint fingerprint(KeyPair key) {
        ByteArrayBuffer blob = new ByteArrayBuffer();
        blob.putRawPublicKey(key.getPublic());
        try {
            return Fingerprint.of(
                    MessageDigest.getInstance("SHA-256").digest(blob.getCompactData()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
