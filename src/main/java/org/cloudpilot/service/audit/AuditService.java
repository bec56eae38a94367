package org.cloudpilot.service.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.cloudpilot.exchange.AuditFile;
import org.cloudpilot.model.Account;
import org.cloudpilot.model.AuditEntry;
import org.cloudpilot.model.AuditEvent;
import org.cloudpilot.model.AuditFormat;
import org.cloudpilot.model.AuditHead;
import org.cloudpilot.model.AuditPage;
import org.cloudpilot.model.AuditQuery;
import org.cloudpilot.model.AuditVerdict;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Role;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.UserId;
import org.cloudpilot.store.AccountRepository;
import org.cloudpilot.store.AuditRepository;
import org.cloudpilot.store.AuditSight;
import org.cloudpilot.store.Membership;
import org.cloudpilot.store.Store;
import org.cloudpilot.store.StoreClosedException;
import org.jspecify.annotations.Nullable;

/// The audit log of the open store: written by every service, read by those who may. The store's
/// owner reads all of it; others what they did themselves and what happened in spaces that they
/// own. A credential made for one space reads of that space alone.
public final class AuditService implements AuditTrail, AutoCloseable {
    private static final int PAGE = 1_000;

    private final AuditRepository repository;
    private final AccountRepository accounts;
    private final InstantSource clock;
    private final GroupCommit writer;
    private final Retention retention;
    private final Upkeep upkeep;

    /// Removing old entries and walking along all of them exclude each other.
    private final ReentrantLock whole = new ReentrantLock();

    public AuditService(Store store, InstantSource clock) {
        this.repository = store.audit();
        this.accounts = store.accounts();
        this.clock = clock;
        this.retention = new Retention(store.settings(), repository, clock);
        this.upkeep = new Upkeep(this::applyRetention, clock);
        this.writer = new GroupCommit(repository, clock, upkeep::grown);
    }

    /// Never to be called inside a transaction of the store: another thread may be the one that
    /// writes.
    @Override
    public boolean record(AuditEvent event) {
        return writer.write(event);
    }

    /// Who keeps the chain's head outside the store from now on: told every 100 entries.
    public void keepHeads(HeadKeeper keeper) {
        upkeep.keepHeads(keeper);
    }

    /// The store was opened: entries that are too old by now are removed, in the background.
    ///
    /// @param kept the head that was kept when the store was open last, null for none
    /// @return how the chain stands to it, without walking along the chain
    public AuditVerdict opened(@Nullable AuditHead kept) {
        AuditVerdict verdict = repository.check(kept == null ? AuditHead.NONE : kept);
        upkeep.opened();
        return verdict;
    }

    /// The chain's head, to be kept before the store is closed; empty when it is closed already.
    public Optional<AuditHead> head() {
        try {
            return Optional.of(repository.head());
        } catch (StoreClosedException closed) {
            return Optional.empty();
        }
    }

    /// Newest first.
    public Outcome<AuditPage> search(Caller caller, AuditQuery query) {
        return refusedTold(
                caller,
                "audit.read",
                reading(caller, () -> Outcome.done(repository.search(sight(caller), query))));
    }

    /// Writes what the caller may see and the query asks for, oldest first, with the chain's head.
    /// The stream stays open. That it was exported is recorded, before anything is written.
    ///
    /// @param query its paging is passed over
    /// @return the head that the file carries
    /// @throws IOException what the stream threw; the file is incomplete then
    public Outcome<AuditHead> export(
            Caller caller, AuditQuery query, AuditFormat format, OutputStream out)
            throws IOException {
        var deed = new Deed("audit.export", "audit log");
        deed.detail(format.name().toLowerCase(java.util.Locale.ROOT));
        Outcome<AuditSight> allowed =
                deed.done(this, caller, () -> reading(caller, () -> Outcome.done(sight(caller))));
        if (!(allowed instanceof Outcome.Done<AuditSight>(AuditSight sight))) {
            return allowed.map(_ -> AuditHead.NONE);
        }
        whole.lock();
        try {
            return Outcome.done(write(sight, query, format, out));
        } catch (StoreClosedException lockedMeanwhile) {
            return Outcome.refused(new Refusal.Locked());
        } finally {
            whole.unlock();
        }
    }

    /// The same into a file that only its owner may read: JSON where its name ends so, else CSV.
    /// Refused with `StoreBroken` when it cannot be written.
    public Outcome<AuditHead> export(Caller caller, AuditQuery query, Path file) {
        AuditFormat format = file.toString().endsWith(".json") ? AuditFormat.JSON : AuditFormat.CSV;
        try {
            Files.deleteIfExists(file);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                return export(caller, query, format, out);
            }
        } catch (IOException failed) {
            return Outcome.refused(new Refusal.StoreBroken(Message.of("audit.not_written", file)));
        }
    }

    private AuditHead write(
            AuditSight sight, AuditQuery query, AuditFormat format, OutputStream out)
            throws IOException {
        AuditHead head = repository.head();
        try (AuditFile file = AuditFile.begin(format, out, head, clock.instant())) {
            long after = 0;
            List<AuditEntry> page;
            do {
                page = repository.inOrder(sight, query, after, head.sequence(), PAGE);
                for (AuditEntry entry : page) {
                    file.add(entry);
                    after = entry.sequence();
                }
            } while (page.size() == PAGE);
        }
        return head;
    }

    /// Walks along the whole chain. It tells no more than whether it holds, so every reader may.
    ///
    /// @param kept a head from an export or elsewhere; null for none
    public Outcome<AuditVerdict> verify(Caller caller, @Nullable AuditHead kept) {
        return refusedTold(
                caller, "audit.verify", reading(caller, () -> Outcome.done(verify(kept))));
    }

    /// Reading the log is recorded where it was refused.
    private <T> Outcome<T> refusedTold(Caller caller, String action, Outcome<T> outcome) {
        if (outcome instanceof Outcome.Refused<T>(Refusal refusal)) {
            record(AuditEvent.of(caller, action, "audit log", refusal.code()));
        }
        return outcome;
    }

    private AuditVerdict verify(@Nullable AuditHead kept) {
        whole.lock();
        try {
            return repository.verify(kept);
        } finally {
            whole.unlock();
        }
    }

    /// For how many days entries are kept; 0 for ever.
    public Outcome<Integer> retentionDays(Caller caller) {
        return reading(caller, () -> Outcome.done(retention.days()));
    }

    /// Decided by the store's owner. Applied at once, and then once a day.
    ///
    /// @param days from 0, which keeps everything, to [Retention#LONGEST]
    public Outcome<Integer> keepForDays(Caller caller, int days) {
        var deed = new Deed("audit.retention", "audit log");
        deed.detail("days " + days);
        Outcome<Integer> set =
                deed.done(
                        this,
                        caller,
                        () ->
                                permitted(
                                        caller,
                                        Scope.MANAGE,
                                        () ->
                                                sight(caller) instanceof AuditSight.All
                                                        ? retention.keepFor(days)
                                                        : Outcome.refused(
                                                                new Refusal.NotOwner(
                                                                        Message.of(
                                                                                "access.store_owner_only")))));
        if (set instanceof Outcome.Done<Integer>) {
            applyRetention();
        }
        return set;
    }

    /// Removes what is too old. A chain that is broken is left as it is, so that what shows it is
    /// not removed.
    ///
    /// @return how many entries were removed
    public long applyRetention() {
        whole.lock();
        try {
            return retention.apply();
        } finally {
            whole.unlock();
        }
    }

    private AuditSight sight(Caller caller) {
        SpaceId only = caller.only();
        if (only != null) {
            return new AuditSight.OwnIn(caller.user(), only, owns(caller.user()).contains(only));
        }
        if (accounts.find(caller.user()).filter(Account::storeOwner).isPresent()) {
            return new AuditSight.All();
        }
        return new AuditSight.Own(caller.user(), owns(caller.user()));
    }

    private Set<SpaceId> owns(UserId user) {
        return accounts.memberships(user).stream()
                .filter(membership -> membership.role() == Role.OWNER)
                .map(Membership::space)
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }

    private static <T> Outcome<T> reading(Caller caller, Supplier<Outcome<T>> work) {
        return permitted(caller, Scope.READ, work);
    }

    private static <T> Outcome<T> permitted(Caller caller, Scope scope, Supplier<Outcome<T>> work) {
        if (!caller.may(scope)) {
            return Outcome.refused(new Refusal.NotPermitted(scope));
        }
        try {
            return work.get();
        } catch (StoreClosedException locked) {
            return Outcome.refused(new Refusal.Locked());
        }
    }

    @Override
    public void close() {
        upkeep.close();
    }
}
