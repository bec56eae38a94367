package org.cloudpilot.store.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A space, the owner of rows.
@Entity
@Table(name = "space")
@SuppressWarnings("NullAway.Init")
public final class SpaceEntity {
    @Id public long id;

    public String name;

    @Column(name = "personal_of")
    public @Nullable Long personalOf;

    @Column(name = "rotation_due")
    public boolean rotationDue;

    @Column(name = "created_at")
    public Instant createdAt;
}
