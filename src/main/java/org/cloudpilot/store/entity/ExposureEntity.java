package org.cloudpilot.store.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/// A router's password, a payment credential or a shared credential that somebody knew who left the
/// space since.
@Entity
@Table(name = "exposure")
@SuppressWarnings("NullAway.Init")
public final class ExposureEntity {
    @Id public long id;

    @TenantId
    @Column(name = "space_id")
    public Long spaceId;

    @Column(name = "router_id")
    public @Nullable Long routerId;

    @Column(name = "payment_id")
    public @Nullable Long paymentId;

    @Column(name = "credential_id")
    public @Nullable Long credentialId;

    public String leaver;
    public Instant since;
}
