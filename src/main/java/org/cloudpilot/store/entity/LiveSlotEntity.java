package org.cloudpilot.store.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// A key slot that may be used.
@Entity
@Table(name = "live_slot")
@SuppressWarnings("NullAway.Init")
public final class LiveSlotEntity {
    @Id public String id;

    @Column(name = "account_id")
    public long accountId;
}
