package org.cloudpilot.service.backup;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.cloudpilot.exchange.BackupManifest;
import org.cloudpilot.model.Account;
import org.cloudpilot.model.Actor;
import org.cloudpilot.model.AuditEvent;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.StoreWriteException;
import org.cloudpilot.service.audit.AuditTrail;
import org.cloudpilot.store.Store;
import org.cloudpilot.store.StoreClosedException;
import org.cloudpilot.vault.DataFolder;

/// Makes backups of the store, and puts one back.
///
/// A backup holds the whole store, every space in it, still encrypted: it tells nothing to whoever
/// has no credential that was valid when it was made, and exactly that makes it the owner's affair.
/// So making one in an open store takes the store's owner, with the scope `manage`; a locked store
/// is copied, or replaced, by whoever sits at the computer and may change its files anyway.
///
/// All methods block.
public final class BackupService {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /// Left by a restore for the audit log of the store that was put back.
    private static final String NOTE = "restore.note";

    private static final Logger LOG = System.getLogger(BackupService.class.getName());

    private final DataFolder folder;
    private final Store store;
    private final AuditTrail trail;
    private final Clock clock;
    private final Packing packing;
    private final Replacement replacement;
    private final ReentrantLock lock = new ReentrantLock();

    /// Whether files are being replaced: what has come in is needed until that is settled.
    private boolean underWay;

    /// @param program this program's version
    public BackupService(
            DataFolder folder, Store store, AuditTrail trail, Clock clock, String program) {
        this(folder, store, trail, clock, program, step -> {});
    }

    BackupService(
            DataFolder folder,
            Store store,
            AuditTrail trail,
            Clock clock,
            String program,
            Replacement.Steps steps) {
        this.folder = folder;
        this.store = store;
        this.trail = trail;
        this.clock = clock;
        this.packing = new Packing(folder, store, program);
        this.replacement = new Replacement(folder, steps);
    }

    /// To be called before anything opens the store: carries a restore through that a crash cut
    /// short, and takes away what a backup left. Refused with `StoreBroken`.
    public static Outcome<Boolean> settle(DataFolder folder) {
        try {
            new Replacement(folder, step -> {}).settle();
            Packing.clear(folder);
            return Outcome.done(true);
        } catch (IOException failed) {
            LOG.log(
                    Level.WARNING,
                    "a restore could not be carried through: {0}",
                    failed.toString());
            return broken("backup.not_settled");
        }
    }

    /// Makes a backup of the open store. Refused with `NotPermitted`, `NotOwner`, `Locked`,
    /// `Invalid` (field `file`), `Duplicate` (when the file is there and not to be replaced) or
    /// `StoreBroken`.
    public Outcome<BackupMade> make(Caller caller, Path file, boolean replace) {
        return byOwner(
                caller,
                () -> {
                    Outcome<BackupMade> made = makeOpen(file, replace);
                    record(Actor.of(caller), "backup.make", file, made);
                    return made;
                });
    }

    /// On the program's own account.
    Outcome<BackupMade> makeScheduled(Path file) {
        try {
            Outcome<BackupMade> made = makeOpen(file, false);
            record(Actor.program("backup"), "backup.make", file, made);
            return made;
        } catch (StoreClosedException lockedMeanwhile) {
            return Outcome.refused(new Refusal.Locked());
        } catch (StoreWriteException failed) {
            return Outcome.refused(failed.refusal());
        }
    }

    private Outcome<BackupMade> makeOpen(Path file, boolean replace) {
        return oneAtATime(() -> packing.ofOpen(file.toAbsolutePath().normalize(), replace, now()));
    }

    /// Makes a backup of the locked store, by copying. Refused as [#make] is; with `StoreBroken`
    /// when the store is open.
    public Outcome<BackupMade> makeLocked(Path file, boolean replace) {
        return whileLocked(
                () -> packing.ofLocked(file.toAbsolutePath().normalize(), replace, now()));
    }

    /// What a backup says of itself, for a person to decide; its files are not looked into.
    public Outcome<BackupManifest> inspect(Path file) {
        return Unpacking.inspect(file);
    }

    /// Replaces the locked store by the one in `file`, after that has been looked through; the old
    /// one is kept in a folder beside. Refused with `StoreBroken`: nothing has changed then, unless
    /// the sentence says that the restore ends at the next start.
    public Outcome<Restored> restore(Path file) {
        return whileLocked(
                () -> {
                    try {
                        return replacement
                                .incoming()
                                .then(into -> Unpacking.unpack(file.toAbsolutePath(), into))
                                .then(this::putIn);
                    } catch (IOException failed) {
                        return broken("backup.not_unpacked");
                    } finally {
                        clearUnlessUnderWay();
                    }
                });
    }

    private Outcome<Restored> putIn(BackupManifest manifest) {
        try {
            underWay = true;
            String aside = "before-restore-" + STAMP.format(now());
            for (int more = 2; Files.exists(folder.resolve(aside)); more++) {
                aside = "before-restore-" + STAMP.format(now()) + "-" + more;
            }
            List<String> names = manifest.files().stream().map(BackupManifest.Part::name).toList();
            boolean replaced = replacement.replace(names, aside);
            underWay = false;
            note(manifest);
            return Outcome.done(
                    new Restored(manifest.madeAt(), replaced ? folder.resolve(aside) : null));
        } catch (IOException failed) {
            LOG.log(Level.WARNING, "a restore was not finished: {0}", failed.toString());
            return broken("backup.not_settled");
        }
    }

    private void clearUnlessUnderWay() {
        if (underWay) {
            return;
        }
        try {
            replacement.clear();
        } catch (IOException failed) {
            LOG.log(Level.WARNING, "unpacked files are left: {0}", failed.toString());
        }
    }

    private void note(BackupManifest manifest) throws IOException {
        folder.write(
                NOTE, (now() + " " + manifest.madeAt() + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /// To be called when the store was opened: tells its audit log of a restore while it was
    /// locked.
    public void opened() {
        Path note = folder.resolve(NOTE);
        if (!Files.exists(note)) {
            return;
        }
        try {
            String told = Files.readString(note, StandardCharsets.US_ASCII).strip();
            var event =
                    new AuditEvent(
                            Actor.program("restore"),
                            null,
                            "backup.restore",
                            "store",
                            AuditEvent.OK,
                            "restored and made at " + told);
            if (trail.record(event)) {
                folder.delete(NOTE);
            }
        } catch (IOException | StoreClosedException failed) {
            LOG.log(Level.WARNING, "a restore is not in the audit log: {0}", failed.toString());
        }
    }

    /// Whether `caller` may decide about backups: a credential made for one space may not.
    <T> Outcome<T> byOwner(Caller caller, Supplier<Outcome<T>> work) {
        if (!caller.scopes().contains(Scope.MANAGE)) {
            return Outcome.refused(new Refusal.NotPermitted(Scope.MANAGE));
        }
        if (caller.only() != null) {
            return Outcome.refused(new Refusal.NotOwner(Message.of("backup.owner_only")));
        }
        try {
            return store.accounts().find(caller.user()).map(Account::storeOwner).orElse(false)
                    ? work.get()
                    : Outcome.refused(new Refusal.NotOwner(Message.of("backup.owner_only")));
        } catch (StoreClosedException lockedMeanwhile) {
            return Outcome.refused(new Refusal.Locked());
        } catch (StoreWriteException failed) {
            return Outcome.refused(failed.refusal());
        }
    }

    void record(Actor actor, String action, Object target, Outcome<?> outcome) {
        String word =
                outcome instanceof Outcome.Refused<?>(Refusal refusal)
                        ? refusal.code()
                        : AuditEvent.OK;
        if (!trail.record(new AuditEvent(actor, null, action, target.toString(), word, ""))) {
            LOG.log(Level.WARNING, "{0} is not in the audit log", action);
        }
    }

    private <T> Outcome<T> whileLocked(Supplier<Outcome<T>> work) {
        return oneAtATime(() -> store.whileLocked(work).orElseGet(() -> broken("backup.open")));
    }

    private <T> T oneAtATime(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    static String stamp(Instant at) {
        return STAMP.format(at);
    }

    Optional<String> storeId() {
        try {
            return Optional.of(store.slots().live().storeId());
        } catch (StoreClosedException locked) {
            return Optional.empty();
        }
    }

    static <T> Outcome<T> broken(String key) {
        return Outcome.refused(new Refusal.StoreBroken(Message.of(key)));
    }
}
