package org.cloudpilot.store.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.TenantId;

/// What a request was answered, for the same request sent again.
@Entity
@Table(name = "kept_answer")
@SuppressWarnings("NullAway.Init")
public final class KeptAnswerEntity {
    @Id public String id;

    @TenantId
    @Column(name = "space_id")
    public Long spaceId;

    @Column(name = "sealed_answer")
    public byte[] sealedAnswer;

    @Column(name = "created_at")
    public Instant createdAt;
}
