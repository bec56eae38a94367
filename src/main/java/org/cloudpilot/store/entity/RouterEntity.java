package org.cloudpilot.store.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/// A registered router; lists and maps are JSON.
@Entity
@Table(name = "router")
@SuppressWarnings("NullAway.Init")
public final class RouterEntity {
    @Id public long id;

    @TenantId
    @Column(name = "space_id")
    public Long spaceId;

    public String name;
    public String host;
    public int port;
    public String transport;
    public String username;

    @Column(name = "sealed_password")
    public byte[] sealedPassword;

    public String addresses;
    public String reach;

    @Column(name = "sealed_via_password")
    public byte @Nullable [] sealedViaPassword;

    public String site;
    public String tags;
    public String note;
    public String custom;

    @Column(name = "credential_id")
    public @Nullable Long credentialId;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;
}
