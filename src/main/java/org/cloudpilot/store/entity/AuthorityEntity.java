package org.cloudpilot.store.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.TenantId;

/// A certificate authority that a space trusts.
@Entity
@Table(name = "authority")
@SuppressWarnings("NullAway.Init")
public final class AuthorityEntity {
    @Id public long id;

    @TenantId
    @Column(name = "space_id")
    public Long spaceId;

    @Column(name = "sealed_certificate")
    public byte[] sealedCertificate;

    @Column(name = "created_at")
    public Instant createdAt;
}
