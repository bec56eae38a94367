package org.cloudpilot.store.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/// A router's password or a payment credential that somebody knew who left the space since.
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

    public String leaver;
    public Instant since;
}
