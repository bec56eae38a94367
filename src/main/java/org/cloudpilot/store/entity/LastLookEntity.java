package org.cloudpilot.store.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.TenantId;

/// What a router last told of itself, as JSON.
@Entity
@Table(name = "last_look")
@SuppressWarnings("NullAway.Init")
public final class LastLookEntity {
    @Id
    @Column(name = "router_id")
    public long routerId;

    @TenantId
    @Column(name = "space_id")
    public Long spaceId;

    public String info;
    public Instant at;
}
