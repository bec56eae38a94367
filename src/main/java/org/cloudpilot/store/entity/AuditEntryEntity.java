package org.cloudpilot.store.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One link of the audit chain.
@Entity
@Table(name = "audit_entry")
@SuppressWarnings("NullAway.Init")
public final class AuditEntryEntity {
    @Id public long sequence;

    public Instant at;

    @Column(name = "account_id")
    public @Nullable Long accountId;

    public String username;
    public String via;

    @Column(name = "space_id")
    public @Nullable Long spaceId;

    public String action;
    public String target;
    public String outcome;
    public String detail;
    public byte[] mac;
}
