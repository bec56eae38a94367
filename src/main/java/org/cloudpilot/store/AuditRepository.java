package org.cloudpilot.store;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.cloudpilot.model.AuditCheckpoint;
import org.cloudpilot.model.AuditEntry;
import org.cloudpilot.model.AuditEvent;
import org.cloudpilot.model.AuditHead;
import org.cloudpilot.model.AuditPage;
import org.cloudpilot.model.AuditQuery;
import org.cloudpilot.model.AuditVerdict;
import org.cloudpilot.model.Secret;
import org.cloudpilot.store.entity.AuditEntryEntity;
import org.cloudpilot.store.entity.AuditHeadEntity;
import org.cloudpilot.vault.AuditChain;
import org.hibernate.LockMode;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/// The audit log: one chain of entries a store, which grows at its newest end only. Whoever appends
/// or removes holds the lock of the one row that is the chain's head.
public final class AuditRepository {
    private static final int THE_ONE = 1;

    private final Sessions sessions;

    AuditRepository(Sessions sessions) {
        this.sessions = sessions;
    }

    /// Writes entries for the events, in their order, all or none. Texts that are too long are cut.
    ///
    /// @return the chain's head afterwards
    public AuditHead append(List<AuditEvent> events, Instant at) {
        return atHead(
                (session, row) -> {
                    append(session, row, events, at);
                    return AuditRows.head(row);
                });
    }

    private static void append(
            StatelessSession session, AuditHeadEntity row, List<AuditEvent> events, Instant at) {
        AuditHead head = free(session, AuditRows.head(row));
        try (AuditChain chain = chain(row)) {
            for (AuditEvent event : events) {
                AuditEntry entry = chain.append(head, AuditRows.fitting(event), at);
                AuditEntryEntity written = AuditRows.row(entry);
                session.insert(written);
                head = entry.head();
                row.sequence = written.sequence;
                row.mac = written.mac;
            }
        }
        session.update(row);
    }

    /// Rows that somebody put behind the head hold up nobody: it goes on behind them, and they
    /// show.
    private static AuditHead free(StatelessSession session, AuditHead head) {
        long newest = newest(session);
        return newest > head.sequence() ? new AuditHead(newest, head.mac()) : head;
    }

    private static long newest(StatelessSession session) {
        @Nullable Long newest =
                session.createSelectionQuery(
                                "select max(sequence) from AuditEntryEntity", Long.class)
                        .getSingleResultOrNull();
        return newest == null ? 0 : newest;
    }

    static AuditChain chain(AuditHeadEntity row) {
        return new AuditChain(Secret.owning(row.auditKey.clone()));
    }

    /// The chain's newest end; the beginning while nothing was written.
    public AuditHead head() {
        return sessions.inStore(
                session -> {
                    @Nullable AuditHeadEntity row = session.get(AuditHeadEntity.class, THE_ONE);
                    return row == null ? AuditHead.NONE : AuditRows.head(row);
                });
    }

    /// A page of `query.limit()` entries at most.
    public AuditPage search(AuditSight sight, AuditQuery query) {
        int limit = query.limit();
        List<AuditEntry> found =
                sessions.inStore(
                        session -> new AuditSearch(sight, query).newestFirst(session, limit + 1));
        return found.size() <= limit
                ? new AuditPage(found, null)
                : new AuditPage(found.subList(0, limit), found.get(limit - 1).sequence());
    }

    /// Oldest first: the next `limit` entries behind `after` and up to `until`. The query's paging
    /// is passed over.
    public List<AuditEntry> inOrder(
            AuditSight sight, AuditQuery query, long after, long until, int limit) {
        return sessions.inStore(
                session ->
                        new AuditSearch(sight, query.page(null, AuditQuery.MOST))
                                .oldestFirst(session, after, until, limit));
    }

    /// Walks along the whole chain, link by link.
    ///
    /// @param kept a head that was kept elsewhere; null for none
    public AuditVerdict verify(@Nullable AuditHead kept) {
        return new AuditWalk(sessions).verify(kept);
    }

    /// Compares the chain with a head that was kept elsewhere, without walking along it.
    public AuditVerdict check(AuditHead kept) {
        return new AuditWalk(sessions).check(kept);
    }

    /// Removes the oldest entries up to the first that is not older than `cutoff`, and appends the
    /// checkpoint that stands for them, in one step.
    ///
    /// @return how many were removed; without any there is no checkpoint either
    public long removeOlder(Instant cutoff, Instant at) {
        return atHead((session, row) -> removeOlder(session, row, cutoff, at));
    }

    private static long removeOlder(
            StatelessSession session, AuditHeadEntity row, Instant cutoff, Instant at) {
        @Nullable Long first =
                session.createSelectionQuery(
                                "select min(sequence) from AuditEntryEntity", Long.class)
                        .getSingleResultOrNull();
        @Nullable Long stays =
                session.createSelectionQuery(
                                "select min(sequence) from AuditEntryEntity where at >= :cutoff",
                                Long.class)
                        .setParameter("cutoff", cutoff)
                        .getSingleResultOrNull();
        long last = stays == null ? row.sequence : stays - 1;
        if (first == null || last < first) {
            return 0;
        }
        @Nullable AuditEntryEntity removed = session.get(AuditEntryEntity.class, last);
        if (removed == null) {
            return 0; // a broken chain is left as it is
        }
        var checkpoint = new AuditCheckpoint(AuditRows.entry(removed).head());
        append(session, row, List.of(checkpoint.event(first)), at);
        return session.createMutationQuery("delete AuditEntryEntity where sequence <= :last")
                .setParameter("last", last)
                .executeUpdate();
    }

    private <T> T atHead(BiFunction<StatelessSession, AuditHeadEntity, T> work) {
        Optional<T> done = tryAtHead(work);
        if (done.isEmpty()) {
            makeHead();
            done = tryAtHead(work);
        }
        return done.orElseThrow();
    }

    private <T> Optional<T> tryAtHead(BiFunction<StatelessSession, AuditHeadEntity, T> work) {
        return sessions.inStore(
                session -> {
                    @Nullable AuditHeadEntity row =
                            session.get(AuditHeadEntity.class, THE_ONE, LockMode.PESSIMISTIC_WRITE);
                    return row == null ? Optional.empty() : Optional.of(work.apply(session, row));
                });
    }

    /// Where entries are left without a head, it goes on behind them: the chain is broken for good
    /// and shows it.
    private synchronized void makeHead() {
        sessions.inStore(
                session -> {
                    @Nullable AuditHeadEntity found = session.get(AuditHeadEntity.class, THE_ONE);
                    if (found == null) {
                        session.insert(newHead(session));
                    }
                    return true;
                });
    }

    private static AuditHeadEntity newHead(StatelessSession session) {
        var row = new AuditHeadEntity();
        row.id = THE_ONE;
        row.sequence = newest(session);
        row.mac = HexFormat.of().parseHex(AuditHead.NONE.mac());
        row.auditKey = AuditChain.newKey();
        return row;
    }
}
