package org.cloudpilot.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cloudpilot.model.Host;
import org.cloudpilot.model.Reach;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.Transport;
import org.cloudpilot.model.UserId;
import org.cloudpilot.vault.DataFolder;
import org.cloudpilot.vault.KeyLimits;
import org.cloudpilot.vault.KeySlot;
import org.cloudpilot.vault.RandomBytes;
import org.cloudpilot.vault.Sealed;
import org.cloudpilot.vault.SlotKeys;
import org.cloudpilot.vault.StoreKey;

/// A real store in a folder of a test's own.
final class StoreFixture implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-23T10:15:30.123456789Z");

    final StoreKey key = StoreKey.random();
    final DataFolder folder;
    final Store store;

    StoreFixture(Path path) {
        this(path, StoreOptions.standard());
    }

    StoreFixture(Path path, StoreOptions options) {
        folder = DataFolder.prepare(path).orThrow();
        store = new Store(folder, options);
    }

    static StoreFixture created(Path path) {
        return created(path, StoreOptions.standard());
    }

    static StoreFixture created(Path path, StoreOptions options) {
        var fixture = new StoreFixture(path, options);
        fixture.store.create(fixture.key, "store", NOW);
        return fixture;
    }

    /// A new user's personal space.
    SpaceId newSpace(String name) {
        UserId user = store.accounts().nextUserId();
        SpaceId space = store.accounts().nextSpaceId();
        store.accounts()
                .insert(
                        new NewAccount(
                                user,
                                name,
                                name,
                                null,
                                user.value() == 1,
                                new byte[32],
                                space,
                                new byte[64],
                                slot(user, "password of " + name),
                                "first key",
                                slot(user, "public of " + name),
                                NOW),
                        null);
        return space;
    }

    /// A slot that nobody opens.
    static KeySlot slot(UserId user, String name) {
        try (var keys = new SlotKeys(StoreKey.random(), null);
                Secret credential = RandomBytes.secret(32)) {
            return KeySlot.ofApiKey(
                    "store",
                    user,
                    name,
                    KeyLimits.of(java.util.Set.of(Scope.READ)),
                    credential,
                    keys);
        }
    }

    Router router(SpaceId space, String name) {
        return new Router(
                store.routers().nextId(),
                space,
                name,
                Host.parse("10.0.0.1").orElseThrow(),
                8728,
                Transport.API,
                "admin",
                List.of(),
                Reach.usual(),
                "",
                List.of(),
                "",
                Map.of(),
                NOW,
                NOW);
    }

    RouterId insert(SpaceId space, String name) {
        Router router = router(space, name);
        store.routers().insert(router, new RouterSecrets(new Sealed(new byte[] {1, 2, 3}), null));
        return router.id();
    }

    @Override
    public void close() {
        store.close();
        key.close();
    }
}
