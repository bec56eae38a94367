package org.cloudpilot.store;

import org.cloudpilot.store.entity.SettingEntity;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Settings of the store as a whole, each a text under a name of two parts: `lock.idle_minutes`.
public final class SettingRepository {
    private final Sessions sessions;

    SettingRepository(Sessions sessions) {
        this.sessions = sessions;
    }

    public Optional<String> find(String name) {
        return sessions.inStore(
                session -> {
                    @Nullable SettingEntity row = session.get(SettingEntity.class, name);
                    return Optional.ofNullable(row).map(found -> found.text);
                });
    }

    /// Those whose name begins so, by name.
    public Map<String, String> all(String prefix) {
        return sessions.inStore(
                session -> {
                    Map<String, String> all = new LinkedHashMap<>();
                    session.createSelectionQuery(
                                    "from SettingEntity where name like :prefix order by name",
                                    SettingEntity.class)
                            .setParameter("prefix", prefix + "%")
                            .getResultList()
                            .forEach(row -> all.put(row.name, row.text));
                    return all;
                });
    }

    /// Takes the place of what was there.
    public void put(Map<String, String> texts) {
        sessions.inStore(
                session -> {
                    texts.forEach(
                            (name, text) -> {
                                var row = new SettingEntity();
                                row.name = name;
                                row.text = text;
                                session.upsert(row);
                            });
                    return true;
                });
    }
}
