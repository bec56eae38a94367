package org.cloudpilot.service.access;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.service.access.AccessService.StoreState;
import org.cloudpilot.store.Store;
import org.cloudpilot.vault.RandomBytes;
import org.cloudpilot.vault.StoreKey;

/// Makes accounts; the first one makes the store. Used under the lock of [AccessService].
final class Registrar {
    private static final int STORE_ID_LENGTH = 16;
    private static final Logger LOG = System.getLogger(Registrar.class.getName());

    private final Store store;
    private final StoreDoor door;
    private final AccessOptions options;

    Registrar(Store store, StoreDoor door, AccessOptions options) {
        this.store = store;
        this.door = door;
        this.options = options;
    }

    /// Why nobody can register so now; empty when it may be tried.
    Optional<Refusal> refusal(Registration.Request request) {
        return switch (door.state()) {
            case ABSENT -> Optional.empty();
            case LOCKED -> Optional.of(new Refusal.Locked());
            case OPEN -> {
                if (!options.registrationOpen() && !isInvited(request)) {
                    yield Optional.of(new Refusal.RegistrationClosed());
                }
                yield store.accounts().has(UserNames.fold(request.username()))
                        ? Optional.of(taken())
                        : Optional.empty();
            }
        };
    }

    private boolean isInvited(Registration.Request request) {
        byte[] invitation = request.invitation();
        return invitation != null
                && store.invitations().find(invitation, options.clock().instant()).isPresent();
    }

    private static Refusal taken() {
        return new Refusal.Duplicate("username", Message.of("access.username_taken"));
    }

    /// The receiver closes what was made. On return it is on the disk.
    Outcome<Registration> register(Registration.Request request, PasswordGate.Stretched password) {
        Optional<Refusal> refusal = refusal(request);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        try {
            return door.state() == StoreState.ABSENT
                    ? first(request, password)
                    : Outcome.done(next(request, password));
        } catch (IOException failed) {
            LOG.log(Level.WARNING, "An account could not be written.", failed);
            return Outcome.refused(new Refusal.StoreBroken(Message.of("store.write_failed")));
        }
    }

    private Outcome<Registration> first(
            Registration.Request request, PasswordGate.Stretched password) throws IOException {
        String storeId = HexFormat.of().formatHex(RandomBytes.of(STORE_ID_LENGTH));
        Instant now = options.clock().instant();
        boolean finished = false;
        try (StoreKey key = StoreKey.random()) {
            if (door.begin(key, storeId, now) instanceof Outcome.Refused<Boolean>(var refusal)) {
                return Outcome.refused(refusal);
            }
            Registration made =
                    written(
                            Registration.make(store, door, request, true, password, now),
                            fresh -> {
                                store.accounts().insert(fresh.account(), null);
                                door.finish(fresh.slots());
                            });
            finished = true;
            return Outcome.done(made);
        } finally {
            if (!finished) {
                door.abandon();
            }
        }
    }

    private Registration next(Registration.Request request, PasswordGate.Stretched password)
            throws IOException {
        Instant now = options.clock().instant();
        return written(
                Registration.make(store, door, request, false, password, now),
                made ->
                        door.change(
                                made.slots(),
                                List.of(),
                                () ->
                                        store.accounts()
                                                .insert(made.account(), request.invitation())));
    }

    private interface Writing {
        void write(Registration made) throws IOException;
    }

    /// What could not be written is closed here.
    private static Registration written(Registration made, Writing writing) throws IOException {
        boolean written = false;
        try {
            writing.write(made);
            written = true;
            return made;
        } finally {
            if (!written) {
                made.close();
            }
        }
    }
}
