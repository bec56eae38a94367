package org.cloudpilot.service.access;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.cloudpilot.model.Account;
import org.cloudpilot.model.Actor;
import org.cloudpilot.model.AuditEvent;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.StoreWriteException;
import org.cloudpilot.model.UserId;
import org.cloudpilot.service.audit.AuditTrail;
import org.cloudpilot.store.Store;
import org.cloudpilot.store.StoreClosedException;

/// What the services of this room share, and the one lock under which keys, leases and slots
/// change.
final class Gate {
    private static final Logger LOG = System.getLogger(Gate.class.getName());

    private final ReentrantLock lock = new ReentrantLock();
    private final Store store;
    private final StoreDoor door;
    private final Admission admission;
    private final PasswordGate passwords;
    private final Attempts attempts;
    private final AccessOptions options;
    private final AuditTrail trail;
    private volatile boolean closedToKeys;

    Gate(
            Store store,
            StoreDoor door,
            Admission admission,
            PasswordGate passwords,
            Attempts attempts,
            AccessOptions options,
            AuditTrail trail) {
        this.store = store;
        this.door = door;
        this.admission = admission;
        this.passwords = passwords;
        this.attempts = attempts;
        this.options = options;
        this.trail = trail;
    }

    Store store() {
        return store;
    }

    StoreDoor door() {
        return door;
    }

    Admission admission() {
        return admission;
    }

    PasswordGate passwords() {
        return passwords;
    }

    Attempts attempts() {
        return attempts;
    }

    AccessOptions options() {
        return options;
    }

    /// After "lock all" only a person's credential opens the store, unless the rules let key pairs.
    boolean isClosedToKeys() {
        return closedToKeys;
    }

    void openToKeys() {
        closedToKeys = false;
    }

    void closeToKeys() {
        closedToKeys = !admission.rules().keysMayOpen();
    }

    /// What a user is called, for the audit log; an unknown one by the id.
    String nameOf(UserId user) {
        return within(
                () ->
                        door.isOpen()
                                ? store.accounts()
                                        .find(user)
                                        .map(Account::username)
                                        .orElse(user.toString())
                                : user.toString());
    }

    /// A user of the open store by name.
    Actor known(String foldedName, String via) {
        return store.accounts()
                .named(foldedName)
                .map(account -> new Actor(account.id(), account.username(), via))
                .orElseGet(() -> Actor.stranger("", via));
    }

    Instant now() {
        return options.clock().instant();
    }

    <T> T within(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /// Lets somebody in: a disk that takes nothing is a refusal, not a defect.
    <T> Outcome<T> admitting(Supplier<Outcome<T>> work) {
        try {
            return within(work);
        } catch (StoreWriteException failed) {
            return Outcome.refused(failed.refusal());
        }
    }

    /// What may fail at the disk.
    interface Writing<T> {
        Outcome<T> write() throws IOException;
    }

    /// A change by a caller who was let in: refused when the caller's keys have left memory
    /// meanwhile, or the scope is too small; told to the audit log however it ends.
    <T> Outcome<T> change(Caller caller, Scope scope, Undertaking deed, Writing<T> work) {
        return within(
                () -> {
                    boolean known = admission.lives(caller.lease());
                    Outcome<T> outcome = permitted(caller, scope, work);
                    if (known) {
                        record(
                                new AuditEvent(
                                        Actor.of(caller),
                                        deed.space(),
                                        deed.action(),
                                        deed.target(),
                                        word(outcome),
                                        deed.detail()));
                    }
                    return outcome;
                });
    }

    /// The same without a word to the audit log, for what only looks.
    <T> Outcome<T> look(Caller caller, Scope scope, Writing<T> work) {
        return within(() -> permitted(caller, scope, work));
    }

    private <T> Outcome<T> permitted(Caller caller, Scope scope, Writing<T> work) {
        if (!caller.scopes().contains(scope)) {
            return Outcome.refused(new Refusal.NotPermitted(scope));
        }
        if (!door.isOpen() || !admission.lives(caller.lease())) {
            return Outcome.refused(new Refusal.Locked());
        }
        try {
            return work.write();
        } catch (StoreClosedException lockedMeanwhile) {
            return Outcome.refused(new Refusal.Locked());
        } catch (StoreWriteException failed) {
            return Outcome.refused(failed.refusal());
        } catch (IOException failed) {
            LOG.log(Level.WARNING, "A change of the key slots could not be written.", failed);
            return Outcome.refused(new Refusal.StoreBroken(Message.of("store.write_failed")));
        }
    }

    void record(AuditEvent event) {
        if (door.isOpen()) {
            trail.record(event);
        }
    }

    static String word(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Done<?> _ -> AuditEvent.OK;
            case Outcome.Refused<?>(Refusal refusal) -> refusal.code();
        };
    }
}
