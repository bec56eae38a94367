package org.cloudpilot.store.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// A setting of the store as a whole.
@Entity
@Table(name = "setting")
@SuppressWarnings("NullAway.Init")
public final class SettingEntity {
    @Id public String name;

    public String text;
}
