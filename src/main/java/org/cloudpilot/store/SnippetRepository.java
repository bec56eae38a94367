package org.cloudpilot.store;

import java.time.Instant;
import java.util.List;
import org.cloudpilot.model.Snippet;
import org.cloudpilot.model.SnippetId;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.store.entity.SnippetEntity;
import org.cloudpilot.store.maintenance.Sequence;

/// The snippets that the members of each space share.
public final class SnippetRepository {
    private final Sessions sessions;

    SnippetRepository(Sessions sessions) {
        this.sessions = sessions;
    }

    /// All of a space, ordered by name.
    public List<Snippet> all(SpaceId space) {
        return sessions.inSpace(
                space,
                session ->
                        session
                                .createSelectionQuery(
                                        "from SnippetEntity order by name", SnippetEntity.class)
                                .getResultList()
                                .stream()
                                .map(row -> new Snippet(new SnippetId(row.id), row.name, row.text))
                                .toList());
    }

    /// Keeps `text` under `name`, in place of what had that name.
    ///
    /// @param name up to 100 characters
    /// @param text up to 10,000 characters
    public Snippet put(SpaceId space, String name, String text, Instant at) {
        return sessions.inSpace(
                space,
                session -> {
                    session.createMutationQuery("delete SnippetEntity where name = :name")
                            .setParameter("name", name)
                            .executeUpdate();
                    var row = new SnippetEntity();
                    row.id = AccountRepository.next(session, Sequence.SNIPPET);
                    row.spaceId = space.value();
                    row.name = name;
                    row.text = text;
                    row.createdAt = at;
                    session.insert(row);
                    return new Snippet(new SnippetId(row.id), name, text);
                });
    }

    /// False when there was none.
    public boolean delete(SpaceId space, SnippetId id) {
        return sessions.inSpace(
                space,
                session ->
                        session.createMutationQuery("delete SnippetEntity where id = :id")
                                        .setParameter("id", id.value())
                                        .executeUpdate()
                                > 0);
    }
}
