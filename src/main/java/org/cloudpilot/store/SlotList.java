package org.cloudpilot.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cloudpilot.store.entity.LiveSlotEntity;
import org.cloudpilot.store.entity.StoreMetaEntity;
import org.cloudpilot.vault.KeySlot;
import org.hibernate.StatelessSession;

/// The authoritative list of live key slots, with a copy of each.
public final class SlotList {
    private final Sessions sessions;

    SlotList(Sessions sessions) {
        this.sessions = sessions;
    }

    public LiveSlots live() {
        return sessions.inStore(SlotList::live);
    }

    /// Slots come and go in one step.
    public LiveSlots change(List<KeySlot> added, Collection<KeySlot> removed) {
        return sessions.inStore(
                session -> {
                    change(session, added, removed);
                    return live(session);
                });
    }

    static void change(StatelessSession session, List<KeySlot> added, Collection<KeySlot> removed) {
        removed.forEach(slot -> remove(session, slot.id()));
        added.forEach(slot -> add(session, slot));
        nextGeneration(session);
    }

    /// Takes over the slots as they stand in the file, without any that is new.
    public void keep(Collection<KeySlot> slots) {
        sessions.inStore(
                session -> {
                    for (KeySlot slot : slots) {
                        session.createMutationQuery(
                                        "update LiveSlotEntity set content = :content"
                                                + " where id = :id")
                                .setParameter("content", slot.text())
                                .setParameter("id", slot.id())
                                .executeUpdate();
                    }
                    return true;
                });
    }

    static void add(StatelessSession session, KeySlot slot) {
        var row = new LiveSlotEntity();
        row.id = slot.id();
        row.accountId = slot.user().value();
        row.content = slot.text();
        session.insert(row);
    }

    static void remove(StatelessSession session, String id) {
        session.createMutationQuery("delete LiveSlotEntity where id = :id")
                .setParameter("id", id)
                .executeUpdate();
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
        Map<String, String> texts = new HashMap<>();
        for (LiveSlotEntity row :
                session.createSelectionQuery("from LiveSlotEntity", LiveSlotEntity.class)
                        .getResultList()) {
            texts.put(row.id, row.content == null ? "" : row.content);
        }
        return new LiveSlots(meta.storeId, meta.slotGeneration, texts);
    }
}
