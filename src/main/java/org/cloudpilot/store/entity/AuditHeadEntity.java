package org.cloudpilot.store.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// The newest end of the audit chain, and the key of its MACs.
@Entity
@Table(name = "audit_head")
@SuppressWarnings("NullAway.Init")
public final class AuditHeadEntity {
    @Id public int id;

    public long sequence;
    public byte[] mac;

    @Column(name = "audit_key")
    public byte[] auditKey;
}
