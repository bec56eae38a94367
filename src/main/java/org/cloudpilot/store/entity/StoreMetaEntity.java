package org.cloudpilot.store.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/// The one row about the store itself.
@Entity
@Table(name = "store_meta")
@SuppressWarnings("NullAway.Init")
public final class StoreMetaEntity {
    @Id public int id;

    @Column(name = "store_id")
    public String storeId;

    @Column(name = "slot_generation")
    public long slotGeneration;

    @Column(name = "created_at")
    public Instant createdAt;
}
