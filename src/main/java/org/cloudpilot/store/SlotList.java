package org.cloudpilot.store;

import java.util.HashSet;
import org.cloudpilot.model.UserId;
import org.cloudpilot.store.entity.LiveSlotEntity;
import org.cloudpilot.store.entity.StoreMetaEntity;
import org.hibernate.StatelessSession;

/// The authoritative list of live key slots.
public final class SlotList {
    private final Sessions sessions;

    SlotList(Sessions sessions) {
        this.sessions = sessions;
    }

    public LiveSlots live() {
        return sessions.inStore(SlotList::live);
    }

    /// One slot takes another's place, in one step.
    public LiveSlots replace(UserId user, String oldId, String newId) {
        return sessions.inStore(
                session -> {
                    session.createMutationQuery("delete LiveSlotEntity where id = :id")
                            .setParameter("id", oldId)
                            .executeUpdate();
                    add(session, user.value(), newId);
                    nextGeneration(session);
                    return live(session);
                });
    }

    static void add(StatelessSession session, long account, String slotId) {
        var slot = new LiveSlotEntity();
        slot.id = slotId;
        slot.accountId = account;
        session.insert(slot);
    }

    static void nextGeneration(StatelessSession session) {
        session.createMutationQuery(
                        "update StoreMetaEntity set slotGeneration = slotGeneration + 1")
                .executeUpdate();
    }

    private static LiveSlots live(StatelessSession session) {
        StoreMetaEntity meta =
                session.createSelectionQuery("from StoreMetaEntity", StoreMetaEntity.class)
                        .getSingleResult();
        var ids =
                new HashSet<>(
                        session.createSelectionQuery("select id from LiveSlotEntity", String.class)
                                .getResultList());
        return new LiveSlots(meta.storeId, meta.slotGeneration, ids);
    }
}
