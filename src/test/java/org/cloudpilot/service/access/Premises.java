package org.cloudpilot.service.access;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.cloudpilot.model.AuditEvent;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.store.SpaceRotation;
import org.cloudpilot.store.Store;
import org.cloudpilot.vault.Argon2Parameters;
import org.cloudpilot.vault.DataFolder;
import org.cloudpilot.vault.KeySlotFile;
import org.cloudpilot.vault.SlotFileReading;
import org.cloudpilot.vault.SlotKind;
import org.cloudpilot.vault.SpaceKey;
import org.cloudpilot.vault.StoreKey;

/// A real store with its access service, in a folder of a test's own, with passwords that cost next
/// to nothing and time that a test moves.
final class Premises implements AutoCloseable {
    static final Argon2Parameters CHEAP = new Argon2Parameters(64, 1, 1);
    static final String PASSWORD = "plum tree in the yard";
    static final String HERE = "127.0.0.1";

    final TestClock clock = new TestClock();
    final Path path;
    final Map<SpaceId, SpaceKey> unlocked =
            new TreeMap<>((a, b) -> Long.compare(a.value(), b.value()));
    final List<String> spacesTold = new ArrayList<>();
    final List<AuditEvent> told = new CopyOnWriteArrayList<>();
    final StandInKeyring keyring = new StandInKeyring();
    DataFolder folder;
    Store store;
    AccessService access;
    boolean sealsAnew = true;
    private boolean withoutDisplay;
    private boolean registrationOpen;
    private Argon2Parameters price = CHEAP;

    Premises(Path path) {
        this(path, false, false);
    }

    Premises(Path path, boolean withoutDisplay, boolean registrationOpen) {
        this.path = path;
        this.withoutDisplay = withoutDisplay;
        this.registrationOpen = registrationOpen;
        folder = DataFolder.prepare(path).orThrow();
        store = new Store(folder);
        access = service();
    }

    private AccessService service() {
        var made =
                new AccessService(
                        folder,
                        store,
                        new AccessOptions(
                                withoutDisplay,
                                registrationOpen,
                                clock,
                                clock::nanoTime,
                                price,
                                CHEAP,
                                false,
                                keyring),
                        told::add);
        made.watchSpaces(
                new SpaceListener() {
                    @Override
                    public void unlocked(SpaceId space, SpaceKey key) {
                        unlocked.put(space, key);
                        spacesTold.add("unlocked " + space);
                    }

                    @Override
                    public boolean rotated(
                            SpaceId space,
                            SpaceKey fresh,
                            Consumer<SpaceRotation.Resealed> commit) {
                        if (!sealsAnew) {
                            return false;
                        }
                        commit.accept(SpaceRotation.Resealed.nothing());
                        unlocked.put(space, fresh);
                        return true;
                    }

                    @Override
                    public void locked(SpaceId space) {
                        unlocked.remove(space);
                        spacesTold.add("locked " + space);
                    }
                });
        return made;
    }

    /// Ends the program and starts it again.
    void restart() {
        access.close();
        folder = DataFolder.prepare(path).orThrow();
        store = new Store(folder);
        access = service();
    }

    void restartWith(Argon2Parameters newPrice) {
        price = newPrice;
        restart();
    }

    AccountService accounts() {
        return new AccountService(access);
    }

    UserService users() {
        return new UserService(access, accounts());
    }

    KeyService keys() {
        return new KeyService(access);
    }

    SpaceService spaces() {
        return new SpaceService(access);
    }

    /// What the audit log was told under this action, oldest first.
    List<AuditEvent> told(String action) {
        return told.stream().filter(event -> event.action().equals(action)).toList();
    }

    /// Registers with an invitation of `owner`.
    Registered invite(Caller owner, String name) {
        try (Secret code = users().invite(owner).orThrow()) {
            return access.register(
                            name,
                            null,
                            secret(PASSWORD),
                            code.use(bytes -> new String(bytes, StandardCharsets.US_ASCII)))
                    .orThrow();
        }
    }

    Registered register(String name) {
        return access.register(name, null, secret(PASSWORD)).orThrow();
    }

    Caller signIn(String name) {
        return access.signIn(name, secret(PASSWORD)).orThrow();
    }

    Tokens logIn(String name) {
        return access.logIn(name, secret(PASSWORD), HERE).orThrow();
    }

    Outcome<Caller> withKey(Registered registered) {
        return access.callerOfKey(registered.publicKey(), registered.privateKey(), HERE);
    }

    void pass(Duration time) {
        clock.pass(time);
        access.sweep();
    }

    static Secret secret(String text) {
        return Secret.ofText(text);
    }

    static <R extends Refusal> R refusal(Class<R> type, Outcome<?> outcome) {
        return assertInstanceOf(type, assertInstanceOf(Outcome.Refused.class, outcome).refusal());
    }

    /// The store's key, out of the slot of the one user.
    StoreKey storeKey(Registered registered) {
        var slots = ((SlotFileReading.Found) new KeySlotFile(folder).read()).slots();
        try (Secret key = KeyPair.decode(registered.privateKey()).orElseThrow()) {
            return slots.named(SlotKind.API_KEY, registered.publicKey())
                    .getFirst()
                    .open(slots.storeId(), key)
                    .orElseThrow()
                    .storeKey();
        }
    }

    Optional<SpaceKey> keyOf(SpaceId space) {
        return Optional.ofNullable(unlocked.get(space));
    }

    @Override
    public void close() {
        access.close();
    }
}
