package org.cloudpilot.store.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/// An invitation that was not used yet.
@Entity
@Table(name = "invitation")
@SuppressWarnings("NullAway.Init")
public final class InvitationEntity {
    @Id public long id;

    @Column(name = "secret_hash")
    public byte[] secretHash;

    @Column(name = "made_by")
    public long madeBy;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "expires_at")
    public Instant expiresAt;
}
