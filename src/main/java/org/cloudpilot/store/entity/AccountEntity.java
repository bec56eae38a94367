package org.cloudpilot.store.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A user of the store.
@Entity
@Table(name = "account")
@SuppressWarnings("NullAway.Init")
public final class AccountEntity {
    @Id public long id;

    public String username;

    @Column(name = "folded_name")
    public String foldedName;

    public @Nullable String email;
    public String bio = "";
    public String website = "";

    @Column(name = "store_owner")
    public boolean storeOwner;

    @Column(name = "public_key")
    public byte[] publicKey;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "recovery_asked_at")
    public @Nullable Instant recoveryAskedAt;

    @Column(name = "updated_at")
    public Instant updatedAt;
}
