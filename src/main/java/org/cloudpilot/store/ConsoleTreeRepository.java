package org.cloudpilot.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cloudpilot.store.entity.ConsoleTreeEntity;
import org.jspecify.annotations.Nullable;

/// The console's commands by version, as routers told them; everybody's, because nothing of any
/// router is in them.
public final class ConsoleTreeRepository {
    private final Sessions sessions;

    ConsoleTreeRepository(Sessions sessions) {
        this.sessions = sessions;
    }

    /// The versions that are known, `7.22.1`, in the order of their texts.
    public List<String> versions() {
        return sessions.inStore(
                session ->
                        session.createSelectionQuery(
                                        "select version from ConsoleTreeEntity order by version",
                                        String.class)
                                .getResultList());
    }

    /// The tree as it was put.
    public Optional<byte[]> find(String version) {
        return sessions.inStore(
                session -> {
                    @Nullable ConsoleTreeEntity row = session.get(ConsoleTreeEntity.class, version);
                    return Optional.ofNullable(row).map(found -> found.tree);
                });
    }

    /// Forgets what was known of that version, if anything was.
    public void remove(String version) {
        sessions.inStore(
                session ->
                        session.createMutationQuery(
                                        "delete from ConsoleTreeEntity where version = :version")
                                .setParameter("version", version)
                                .executeUpdate());
    }

    /// Takes the place of what was known of that version.
    ///
    /// @param version up to 40 characters
    /// @param tree up to 1,000,000 bytes
    public void put(String version, byte[] tree, Instant at) {
        var row = new ConsoleTreeEntity();
        row.version = version;
        row.tree = tree;
        row.learnedAt = at;
        sessions.inStore(
                session -> {
                    session.upsert(row);
                    return true;
                });
    }
}
