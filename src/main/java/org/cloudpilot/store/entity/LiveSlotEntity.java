package org.cloudpilot.store.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/// A key slot that may be used.
@Entity
@Table(name = "live_slot")
@SuppressWarnings("NullAway.Init")
public final class LiveSlotEntity {
    @Id public String id;

    @Column(name = "account_id")
    public long accountId;

    /// As `keyslots.json` has it; null until the slot file of an older version was read.
    public @Nullable String content;
}
