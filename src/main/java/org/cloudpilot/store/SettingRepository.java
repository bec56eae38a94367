package org.cloudpilot.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cloudpilot.store.entity.SettingEntity;
import org.jspecify.annotations.Nullable;

/// Settings of the store as a whole: what holds for everybody and travels with the file. None of
/// them is a secret.
public final class SettingRepository {
    private final Sessions sessions;

    SettingRepository(Sessions sessions) {
        this.sessions = sessions;
    }

    public Optional<String> get(String name) {
        return sessions.inStore(
                session -> {
                    @Nullable SettingEntity row = session.get(SettingEntity.class, name);
                    return Optional.ofNullable(row).map(found -> found.text);
                });
    }

    /// Sets it, whether it was set before or not.
    ///
    /// @param name up to 100 characters
    /// @param text up to 10,000 characters
    public void put(String name, String text) {
        var row = new SettingEntity();
        row.name = name;
        row.text = text;
        sessions.inStore(
                session -> {
                    session.upsert(row);
                    return true;
                });
    }

    /// Afterwards it has its default again. False when it was not set.
    public boolean remove(String name) {
        return sessions.inStore(
                session ->
                        session.createMutationQuery("delete SettingEntity where name = :name")
                                        .setParameter("name", name)
                                        .executeUpdate()
                                > 0);
    }

    /// Those that are set, ordered by name.
    public Map<String, String> all() {
        return sessions.inStore(
                session -> {
                    Map<String, String> all = new LinkedHashMap<>();
                    session.createSelectionQuery(
                                    "from SettingEntity order by name", SettingEntity.class)
                            .getResultList()
                            .forEach(row -> all.put(row.name, row.text));
                    return all;
                });
    }
}
