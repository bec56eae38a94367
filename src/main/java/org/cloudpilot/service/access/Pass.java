package org.cloudpilot.service.access;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import org.cloudpilot.model.ApiKeyId;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Secret;
import org.jspecify.annotations.Nullable;

/// What a request is answered from without a database trip: who a credential stands for, and the
/// lease that its use keeps alive.
final class Pass {
    private final Caller caller;
    private final Lease lease;
    private final @Nullable ApiKeyId key;
    private final byte @Nullable [] secretHash;
    private volatile @Nullable Instant lastUsedAt;

    private Pass(Caller caller, Lease lease, @Nullable ApiKeyId key, byte @Nullable [] secretHash) {
        this.caller = caller;
        this.lease = lease;
        this.key = key;
        this.secretHash = secretHash;
    }

    static Pass ofKey(Caller caller, Lease lease, ApiKeyId key, Secret privateKey) {
        return new Pass(caller, lease, key, hash(privateKey));
    }

    /// For a window or a token family.
    static Pass ofSession(Caller caller, Lease lease) {
        return new Pass(caller, lease, null, null);
    }

    /// Constant in time for a wrong key.
    boolean isOf(Secret privateKey) {
        return MessageDigest.isEqual(secretHash, hash(privateKey));
    }

    /// The caller, when neither the credential nor its lease is over.
    Optional<Caller> use(Moment now) {
        if (!lease.use(now)) {
            return Optional.empty();
        }
        lastUsedAt = now.instant();
        return Optional.of(caller);
    }

    Caller caller() {
        return caller;
    }

    Lease lease() {
        return lease;
    }

    /// Empty for a window or a token family.
    Optional<ApiKeyId> key() {
        return Optional.ofNullable(key);
    }

    /// When the credential itself ends; empty when it does not.
    Optional<Instant> expiresAt() {
        return lease.expiresAt();
    }

    /// When it was last used, told once.
    Optional<Instant> takeLastUse() {
        Instant used = lastUsedAt;
        lastUsedAt = null;
        return Optional.ofNullable(used);
    }

    static byte[] hash(Secret secret) {
        return secret.use(Pass::hash);
    }

    static byte[] hash(byte[] secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
