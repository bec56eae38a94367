package org.cloudpilot.store.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The refresh tokens that came from one log-in; only a hash of the good one.
@Entity
@Table(name = "token_family")
@SuppressWarnings("NullAway.Init")
public final class TokenFamilyEntity {
    @Id public String id;

    @Column(name = "account_id")
    public long accountId;

    @Column(name = "api_key_id")
    public @Nullable Long apiKeyId;

    public String scopes;

    @Column(name = "secret_hash")
    public byte[] secretHash;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "expires_at")
    public Instant expiresAt;
}
