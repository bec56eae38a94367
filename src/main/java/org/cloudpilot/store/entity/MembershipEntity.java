package org.cloudpilot.store.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/// One user in one space, with the space's key wrapped to that user.
@Entity
@Table(name = "membership")
@SuppressWarnings("NullAway.Init")
public final class MembershipEntity {
    @Id public long id;

    @Column(name = "space_id")
    public long spaceId;

    @Column(name = "account_id")
    public long accountId;

    public String role;

    @Column(name = "wrapped_key")
    public byte[] wrappedKey;

    @Column(name = "created_at")
    public Instant createdAt;
}
