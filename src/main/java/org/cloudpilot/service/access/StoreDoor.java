package org.cloudpilot.service.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cloudpilot.model.AuditHead;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.service.access.AccessService.StoreState;
import org.cloudpilot.store.LiveSlots;
import org.cloudpilot.store.Store;
import org.cloudpilot.store.StoreOpening;
import org.cloudpilot.vault.DataFolder;
import org.cloudpilot.vault.KeySlot;
import org.cloudpilot.vault.KeySlotFile;
import org.cloudpilot.vault.KeySlots;
import org.cloudpilot.vault.SlotFileReading;
import org.cloudpilot.vault.StoreKey;
import org.jspecify.annotations.Nullable;

/// The way into the store: the slot file and the database file, kept in step. All that changes is
/// called under the lock of [AccessService].
final class StoreDoor {
    /// Stands in the folder while a store is being made. A store without slots beside it was never
    /// acknowledged and can be opened by nobody.
    private static final String MAKING = "cloudpilot.making";

    private static final Logger LOG = System.getLogger(StoreDoor.class.getName());

    private final DataFolder folder;
    private final Store store;
    private final KeySlotFile file;
    private final List<Message> notices = new CopyOnWriteArrayList<>();
    private volatile @Nullable KeySlots slots;
    private volatile Set<String> live = Set.of();
    private @Nullable StoreKey key;

    StoreDoor(DataFolder folder, Store store) {
        this.folder = folder;
        this.store = store;
        this.file = new KeySlotFile(folder);
    }

    /// Finishes or takes back what was cut short: the making of a store, or a change of its key.
    void settle() {
        try {
            settleRekey();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        if (!Files.exists(folder.resolve(MAKING))) {
            return;
        }
        try {
            if (!file.exists()) {
                store.discard();
            }
            folder.delete(MAKING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void settleRekey() throws IOException {
        if (file.read() instanceof SlotFileReading.Found(KeySlots found, boolean _)
                && found.nextCheck() != null) {
            boolean done = store.isRekeyDone(found.nextMark());
            file.writeBoth(done ? found.renewed() : found.notRenewed());
        }
        store.abandonRekey();
    }

    StoreState state() {
        if (isOpen()) {
            return StoreState.OPEN;
        }
        return store.exists() || file.exists() ? StoreState.LOCKED : StoreState.ABSENT;
    }

    boolean isOpen() {
        return slots != null;
    }

    /// What a person should know about the files, once signed in.
    List<Message> notices() {
        return List.copyOf(notices);
    }

    /// The slots in force: those of the open store, otherwise what the file says.
    Outcome<KeySlots> slots() {
        KeySlots open = slots;
        return open != null ? Outcome.done(open) : reading().map(SlotFileReading.Found::slots);
    }

    private Outcome<SlotFileReading.Found> reading() {
        return switch (file.read()) {
            case SlotFileReading.Found found -> Outcome.done(found);
            case SlotFileReading.Absent() -> broken("store.slots_absent");
            case SlotFileReading.Damaged() -> broken("store.slots_damaged");
            case SlotFileReading.Newer(int format, int known) ->
                    broken("store.slots_newer", format, known);
        };
    }

    private static <T> Outcome<T> broken(String key, Object... arguments) {
        return Outcome.refused(new Refusal.StoreBroken(Message.of(key, arguments)));
    }

    /// Opens the locked store. The key stays the caller's.
    Outcome<Boolean> open(StoreKey opening) {
        return reading().then(found -> open(opening, found));
    }

    private Outcome<Boolean> open(StoreKey opening, SlotFileReading.Found found) {
        KeySlots read = found.slots();
        if (!opening.checks(read.storeId(), read.check())) {
            return broken("store.slots_foreign");
        }
        boolean opened = false;
        try {
            Optional<Message> problem = problem(store.open(opening));
            if (problem.isPresent()) {
                return Outcome.refused(new Refusal.StoreBroken(problem.get()));
            }
            LiveSlots list = store.slots().live();
            if (!list.storeId().equals(read.storeId())) {
                return broken("store.slots_foreign");
            }
            key = opening.copy();
            live = list.ids();
            slots = inStep(found, list);
            opened = true;
            return Outcome.done(true);
        } catch (RuntimeException damaged) {
            LOG.log(Level.WARNING, "The store does not open with the right key.", damaged);
            return broken("store.damaged");
        } finally {
            if (!opened) {
                close();
            }
        }
    }

    private static Optional<Message> problem(StoreOpening opening) {
        return switch (opening) {
            case StoreOpening.Opened() -> Optional.empty();
            case StoreOpening.Missing() -> Optional.of(Message.of("store.missing"));
            case StoreOpening.Unreadable() -> Optional.of(Message.of("store.damaged"));
            case StoreOpening.InUse() -> Optional.of(Message.of("store.in_use"));
            case StoreOpening.Newer(int found, int known) ->
                    Optional.of(Message.of("store.newer", found, known));
            case StoreOpening.Failed(int code) -> Optional.of(Message.of("store.failed", code));
        };
    }

    /// Drops slots that the store does not list, gives back those that the file lost, and mends a
    /// damaged file, now that it is known which is right.
    private KeySlots inStep(SlotFileReading.Found found, LiveSlots list) {
        KeySlots read = found.slots();
        List<KeySlot> live = new ArrayList<>();
        List<KeySlot> withoutCopy = new ArrayList<>();
        for (String id : inOrder(read, list)) {
            Optional<KeySlot> inFile = read.slot(id);
            Optional<KeySlot> kept = list.slot(id);
            kept.or(() -> inFile).ifPresent(live::add);
            if (kept.isEmpty()) {
                inFile.ifPresent(withoutCopy::add);
            }
        }
        KeySlots right = read.holding(live, list.generation());
        if (found.fromPrevious()) {
            notice(Message.of("store.slots_previous"));
        }
        long lost = list.ids().stream().filter(id -> read.slot(id).isEmpty()).count();
        if (lost > 0) {
            notice(Message.of("store.slots_older", lost));
        }
        if (!withoutCopy.isEmpty()) {
            store.slots().keep(withoutCopy);
        }
        try {
            if (read.slots().stream().anyMatch(slot -> !list.ids().contains(slot.id()))) {
                file.writeBoth(right);
            } else if (found.fromPrevious()
                    || lost > 0
                    || right.generation() != read.generation()) {
                file.write(right);
            }
        } catch (IOException failed) {
            LOG.log(Level.WARNING, "The key slots could not be brought up to date.", failed);
        }
        return right;
    }

    /// The live slots: as the file has them, then those that it lost.
    private static List<String> inOrder(KeySlots read, LiveSlots list) {
        List<String> ids = new ArrayList<>();
        read.slots().stream().map(KeySlot::id).filter(list.ids()::contains).forEach(ids::add);
        list.ids().stream().filter(id -> !ids.contains(id)).sorted().forEach(ids::add);
        return ids;
    }

    void notice(Message message) {
        if (!notices.contains(message)) {
            notices.add(message);
            LOG.log(Level.WARNING, "key slots: {0}", message.key());
        }
    }

    boolean isLive(KeySlot slot) {
        return live.contains(slot.id());
    }

    StoreKey key() {
        StoreKey open = key;
        if (open == null) {
            throw new IllegalStateException("the store is locked");
        }
        return open;
    }

    /// The slots of the open store.
    KeySlots openSlots() {
        KeySlots open = slots;
        if (open == null) {
            throw new IllegalStateException("the store is locked");
        }
        return open;
    }

    /// Begins to make a store: it is open and empty. Followed by [#finish] or [#abandon].
    Outcome<Boolean> begin(StoreKey made, String storeId, Instant at) throws IOException {
        folder.write(MAKING, new byte[0]);
        Optional<Message> problem = problem(store.create(made, storeId, at));
        if (problem.isPresent()) {
            return Outcome.refused(new Refusal.StoreBroken(problem.get()));
        }
        key = made.copy();
        slots = KeySlots.of(storeId, 0, made.check(storeId), List.of());
        return Outcome.done(true);
    }

    /// Makes the new store last, with the slots whose rows are written.
    void finish(List<KeySlot> first) throws IOException {
        store.checkpoint();
        LiveSlots list = store.slots().live();
        KeySlots all = openSlots();
        for (KeySlot slot : first) {
            all = all.with(slot);
        }
        all = all.only(list.ids(), list.generation());
        file.writeBoth(all);
        folder.delete(MAKING);
        live = list.ids();
        slots = all;
    }

    /// Undoes [#begin].
    void abandon() {
        close();
        settle();
    }

    /// Slots come and go. The file first, so that no acknowledged credential is ever without its
    /// slot; until `commit` has put them on the store's list, new ones are dead. On return all is
    /// on the disk, and neither copy of the file has what is gone.
    void change(List<KeySlot> added, Collection<KeySlot> removed, Runnable commit)
            throws IOException {
        KeySlots more = openSlots();
        for (KeySlot slot : added) {
            more = more.with(slot);
        }
        if (!added.isEmpty()) {
            file.write(more);
        }
        commit.run();
        store.checkpoint();
        LiveSlots list = store.slots().live();
        live = list.ids();
        slots = more.only(list.ids(), list.generation());
        if (!removed.isEmpty()) {
            forget();
        }
    }

    /// Takes what is gone out of both copies of the file. Where that fails, it is dead all the
    /// same: the store's list decides, and the file is brought in step at the next opening.
    private void forget() {
        try {
            file.writeBoth(openSlots());
        } catch (IOException failed) {
            notice(Message.of("store.slots_not_forgotten"));
            LOG.log(Level.WARNING, "Removed key slots are still in the file.", failed);
        }
    }

    /// One slot takes another's place. Where it cannot be written, the old one stays.
    void replace(KeySlot old, KeySlot renewed) {
        List<KeySlot> added = List.of(renewed);
        List<KeySlot> removed = List.of(old);
        try {
            change(added, removed, () -> store.slots().change(added, removed));
        } catch (IOException | RuntimeException failed) {
            LOG.log(Level.WARNING, "A key slot could not be renewed.", failed);
        }
    }

    /// The same slot in its newest form, see [KeySlot#settled].
    void settle(KeySlot settled) {
        try {
            store.slots().keep(List.of(settled));
        } catch (RuntimeException failed) {
            // it opens as it is, and is settled the next time
            LOG.log(Level.WARNING, "A key slot could not be renewed.", failed);
            return;
        }
        KeySlots before = openSlots();
        slots =
                before.holding(
                        before.slots().stream()
                                .map(slot -> slot.id().equals(settled.id()) ? settled : slot)
                                .toList(),
                        before.generation());
        try {
            file.write(openSlots());
        } catch (IOException failed) {
            LOG.log(Level.WARNING, "A key slot could not be renewed.", failed);
        }
    }

    /// Keeps the newest end of the audit chain beside the store.
    void keep(AuditHead head) {
        KeySlots open = slots;
        if (open == null || head.equals(open.auditHead())) {
            return;
        }
        slots = open.withAuditHead(head);
        try {
            file.write(openSlots());
        } catch (IOException failed) {
            LOG.log(Level.WARNING, "The audit log's end could not be kept.", failed);
        }
    }

    /// Gives the closed store a new key. Slots of the first version, whose credential was not used
    /// since, cannot be given it and die; the others open with the new key from here on.
    ///
    /// @param old the present key
    /// @param held the slots in force
    void rekey(StoreKey old, StoreKey fresh, KeySlots held) throws IOException {
        List<KeySlot> renewed =
                held.slots().stream()
                        .flatMap(slot -> slot.renewed(held.storeId(), old, fresh).stream())
                        .toList();
        String mark = store.prepareRekey(old, fresh, renewed);
        boolean committed = false;
        try {
            KeySlots both = held.renewing(fresh.check(held.storeId()), mark, renewed);
            file.writeBoth(both);
            store.commitRekey();
            committed = true;
            file.writeBoth(both.renewed());
        } finally {
            if (!committed) {
                settleRekey();
            }
        }
    }

    /// Wipes the key and closes the file; the store is locked afterwards.
    void close() {
        slots = null;
        live = Set.of();
        if (key != null) {
            key.close();
            key = null;
        }
        store.lock();
    }
}
