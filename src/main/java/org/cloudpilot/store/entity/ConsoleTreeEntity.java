package org.cloudpilot.store.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/// The console's commands, as routers of one version told them.
@Entity
@Table(name = "console_tree")
@SuppressWarnings("NullAway.Init")
public final class ConsoleTreeEntity {
    @Id public String version;

    public byte[] tree;

    @Column(name = "learned_at")
    public Instant learnedAt;
}
