package org.cloudpilot.store.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.TenantId;

/// A user name and a password that routers share.
@Entity
@Table(name = "credential")
@SuppressWarnings("NullAway.Init")
public final class CredentialEntity {
    @Id public long id;

    @TenantId
    @Column(name = "space_id")
    public Long spaceId;

    public String name;
    public String username;

    @Column(name = "sealed_password")
    public byte[] sealedPassword;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;
}
