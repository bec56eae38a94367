package org.cloudpilot.store.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.TenantId;

/// A console line that somebody sent, without its secrets.
@Entity
@Table(name = "console_line")
@SuppressWarnings("NullAway.Init")
public final class ConsoleLineEntity {
    @Id public long id;

    @TenantId
    @Column(name = "space_id")
    public Long spaceId;

    @Column(name = "account_id")
    public long accountId;

    @Column(name = "router_id")
    public long routerId;

    public String line;
    public Instant at;
}
