package org.cloudpilot.store.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/// An account with a payment provider.
@Entity
@Table(name = "payment_credential")
@SuppressWarnings("NullAway.Init")
public final class PaymentCredentialEntity {
    @Id public long id;

    @TenantId
    @Column(name = "space_id")
    public Long spaceId;

    public String provider;
    public String environment;

    @Column(name = "base_url")
    public String baseUrl;

    public boolean active;

    @Column(name = "sealed_api_key")
    public byte[] sealedApiKey;

    @Column(name = "sealed_private_key")
    public byte[] sealedPrivateKey;

    @Column(name = "sealed_webhook_key")
    public byte @Nullable [] sealedWebhookKey;

    @Column(name = "verified_at")
    public @Nullable Instant verifiedAt;

    public @Nullable String verdict;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;
}
