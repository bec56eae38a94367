package org.cloudpilot.store.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is shown of an API key pair.
@Entity
@Table(name = "api_key")
@SuppressWarnings("NullAway.Init")
public final class ApiKeyEntity {
    @Id public long id;

    @Column(name = "account_id")
    public long accountId;

    @Column(name = "slot_id")
    public String slotId;

    public String name;

    @Column(name = "public_key")
    public String publicKey;

    public String scopes;

    @Column(name = "space_id")
    public @Nullable Long spaceId;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "last_used_at")
    public @Nullable Instant lastUsedAt;

    @Column(name = "expires_at")
    public @Nullable Instant expiresAt;

    @Column(name = "ends_at")
    public @Nullable Instant endsAt;
}
