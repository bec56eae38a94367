package org.cloudpilot.store;

import java.util.List;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.SentLine;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.UserId;
import org.cloudpilot.store.entity.ConsoleLineEntity;
import org.cloudpilot.store.maintenance.Sequence;

/// The console lines that each person sent, in one space, without their secrets.
public final class ConsoleLineRepository {
    private final Sessions sessions;

    ConsoleLineRepository(Sessions sessions) {
        this.sessions = sessions;
    }

    /// Adds a line and lets go of those before the last `most` of this person.
    ///
    /// @param sent its line has up to 4,000 characters
    public void add(SpaceId space, UserId user, SentLine sent, int most) {
        var row = new ConsoleLineEntity();
        row.spaceId = space.value();
        row.accountId = user.value();
        row.routerId = sent.router().value();
        row.line = sent.line();
        row.at = sent.at();
        sessions.inSpace(
                space,
                session -> {
                    row.id = AccountRepository.next(session, Sequence.CONSOLE_LINE);
                    session.insert(row);
                    List<Long> surplus =
                            session.createSelectionQuery(
                                            "select id from ConsoleLineEntity"
                                                    + " where accountId = :user order by id desc",
                                            Long.class)
                                    .setParameter("user", user.value())
                                    .setFirstResult(most)
                                    .setMaxResults(1)
                                    .getResultList();
                    if (!surplus.isEmpty()) {
                        session.createMutationQuery(
                                        "delete ConsoleLineEntity"
                                                + " where accountId = :user and id <= :last")
                                .setParameter("user", user.value())
                                .setParameter("last", surplus.getFirst())
                                .executeUpdate();
                    }
                    return true;
                });
    }

    /// The person's last lines, oldest first.
    public List<SentLine> last(SpaceId space, UserId user, int most) {
        return sessions.inSpace(
                space,
                session ->
                        session
                                .createSelectionQuery(
                                        "from ConsoleLineEntity where accountId = :user"
                                                + " order by id desc",
                                        ConsoleLineEntity.class)
                                .setParameter("user", user.value())
                                .setMaxResults(most)
                                .getResultList()
                                .reversed()
                                .stream()
                                .map(
                                        row ->
                                                new SentLine(
                                                        new RouterId(row.routerId),
                                                        row.line,
                                                        row.at))
                                .toList());
    }

    /// Forgets all that the person sent in this space. Answers how many lines that were.
    public int forget(SpaceId space, UserId user) {
        return sessions.inSpace(
                space,
                session ->
                        session.createMutationQuery(
                                        "delete ConsoleLineEntity where accountId = :user")
                                .setParameter("user", user.value())
                                .executeUpdate());
    }
}
