package org.cloudpilot.store;

import java.util.List;
import java.util.Optional;
import org.cloudpilot.model.AuditCheckpoint;
import org.cloudpilot.model.AuditEntry;
import org.cloudpilot.model.AuditHead;
import org.cloudpilot.model.AuditQuery;
import org.cloudpilot.model.AuditVerdict;
import org.cloudpilot.store.entity.AuditEntryEntity;
import org.cloudpilot.store.entity.AuditHeadEntity;
import org.cloudpilot.vault.AuditChain;
import org.hibernate.LockMode;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/// Looks along the audit chain: from its beginning, or from the newest checkpoint's word on what
/// was removed before the oldest entry, to its head. Entries that are appended meanwhile are left
/// out.
final class AuditWalk {
    private static final int AT_ONCE = 1_000;

    private final Sessions sessions;

    AuditWalk(Sessions sessions) {
        this.sessions = sessions;
    }

    /// Where the walk begins and ends.
    private record Span(AuditHeadEntity head, AuditHead start) {}

    private Span span() {
        return sessions.inStore(
                session -> {
                    @Nullable AuditHeadEntity row = session.get(AuditHeadEntity.class, 1);
                    AuditHead start =
                            newestCheckpoint(session)
                                    .map(AuditCheckpoint::through)
                                    .orElse(AuditHead.NONE);
                    return new Span(row == null ? none() : row, start);
                });
    }

    /// A store without a head: entries it may have are bound by a key that nobody knows.
    private static AuditHeadEntity none() {
        var row = new AuditHeadEntity();
        row.sequence = 0;
        row.mac = java.util.HexFormat.of().parseHex(AuditHead.NONE.mac());
        row.auditKey = AuditChain.newKey();
        return row;
    }

    private static Optional<AuditCheckpoint> newestCheckpoint(StatelessSession session) {
        return session
                .createSelectionQuery(
                        "from AuditEntryEntity where action = :action and accountId is null"
                                + " order by sequence desc",
                        AuditEntryEntity.class)
                .setParameter("action", AuditCheckpoint.ACTION)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .map(AuditRows::entry)
                .map(AuditCheckpoint::of)
                .flatMap(Optional::stream)
                .findFirst();
    }

    AuditVerdict verify(@Nullable AuditHead kept) {
        Span span = span();
        AuditHead head = AuditRows.head(span.head());
        AuditHead at = span.start();
        AuditHead first = at;
        boolean isPartOfIt = true;
        try (AuditChain chain = AuditRepository.chain(span.head())) {
            if (kept != null && kept.sequence() == at.sequence()) {
                isPartOfIt = kept.equals(at);
            }
            for (List<AuditEntry> next = next(AuditHead.NONE, head);
                    !next.isEmpty();
                    next = next(at, head)) {
                for (AuditEntry entry : next) {
                    if (!chain.holds(at, entry)) {
                        return new AuditVerdict.Broken(
                                Math.min(entry.sequence(), at.sequence() + 1));
                    }
                    at = entry.head();
                    if (kept != null && kept.sequence() == at.sequence()) {
                        isPartOfIt = kept.equals(at);
                    }
                }
            }
        }
        if (!at.equals(head) || isAnyBehind(head)) {
            return new AuditVerdict.Broken(Math.min(at.sequence(), head.sequence()) + 1);
        }
        if (kept != null && kept.sequence() > head.sequence()) {
            return new AuditVerdict.ShorterThanKept(head, kept);
        }
        return kept != null && !isPartOfIt
                ? new AuditVerdict.OtherThanKept(head, kept)
                : new AuditVerdict.Whole(head, at.sequence() - first.sequence());
    }

    private List<AuditEntry> next(AuditHead after, AuditHead until) {
        return sessions.inStore(
                session ->
                        new AuditSearch(new AuditSight.All(), AuditQuery.all())
                                .oldestFirst(session, after.sequence(), until.sequence(), AT_ONCE));
    }

    /// Entries behind the head, of which it does not know.
    private boolean isAnyBehind(AuditHead head) {
        return sessions.inStore(
                session -> {
                    @Nullable AuditHeadEntity now =
                            session.get(AuditHeadEntity.class, 1, LockMode.PESSIMISTIC_WRITE);
                    long newest = now == null ? head.sequence() : now.sequence;
                    return session.createSelectionQuery(
                                            "select count(*) from AuditEntryEntity"
                                                    + " where sequence > :newest",
                                            Long.class)
                                    .setParameter("newest", newest)
                                    .getSingleResult()
                            > 0;
                });
    }

    AuditVerdict check(AuditHead kept) {
        return sessions.inStore(
                session -> {
                    @Nullable AuditHeadEntity row = session.get(AuditHeadEntity.class, 1);
                    AuditHead head = row == null ? AuditHead.NONE : AuditRows.head(row);
                    if (kept.sequence() > head.sequence()) {
                        return new AuditVerdict.ShorterThanKept(head, kept);
                    }
                    Optional<AuditHead> found = there(session, kept.sequence());
                    return found.isPresent() && !found.get().equals(kept)
                            ? new AuditVerdict.OtherThanKept(head, kept)
                            : new AuditVerdict.Whole(head, 0);
                });
    }

    /// What is known of the chain at that place: nothing where it was removed for its age.
    private static Optional<AuditHead> there(StatelessSession session, long sequence) {
        if (sequence == 0) {
            return Optional.of(AuditHead.NONE);
        }
        @Nullable AuditEntryEntity row = session.get(AuditEntryEntity.class, sequence);
        return row != null
                ? Optional.of(AuditRows.entry(row).head())
                : newestCheckpoint(session)
                        .map(AuditCheckpoint::through)
                        .filter(through -> through.sequence() == sequence);
    }
}
