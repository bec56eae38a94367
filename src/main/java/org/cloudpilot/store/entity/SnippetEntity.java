package org.cloudpilot.store.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.TenantId;

/// Console lines with gaps, which a space's members share.
@Entity
@Table(name = "snippet")
@SuppressWarnings("NullAway.Init")
public final class SnippetEntity {
    @Id public long id;

    @TenantId
    @Column(name = "space_id")
    public Long spaceId;

    public String name;
    public String text;

    @Column(name = "created_at")
    public Instant createdAt;
}
