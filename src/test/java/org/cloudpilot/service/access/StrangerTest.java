package org.cloudpilot.service.access;

import static org.cloudpilot.service.access.Premises.HERE;
import static org.cloudpilot.service.access.Premises.secret;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Space;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.UserId;
import org.cloudpilot.store.Membership;
import org.cloudpilot.store.Store;
import org.cloudpilot.store.StoreOpening;
import org.cloudpilot.vault.DataFolder;
import org.cloudpilot.vault.KeySlot;
import org.cloudpilot.vault.KeySlotFile;
import org.cloudpilot.vault.KeySlots;
import org.cloudpilot.vault.SealTarget;
import org.cloudpilot.vault.Sealed;
import org.cloudpilot.vault.SlotFileReading;
import org.cloudpilot.vault.SlotKeys;
import org.cloudpilot.vault.SlotKind;
import org.cloudpilot.vault.SpaceKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody has a credential of their own, the whole data folder and our own classes at hand, and
/// tries every key they can get at on what is sealed for others.
class StrangerTest {
    private static final String ROUTER = "router";
    private static final String PAYMENT = "payment_credential";

    @TempDir Path temp;

    private Premises premises;
    private Caller ann;
    private Registered ben;
    private Space team;
    private MadeKey reader;
    private Sealed inTeam;
    private Sealed inPersonal;
    private Sealed ofPayment;

    @BeforeEach
    void sealSomething() {
        premises = new Premises(temp);
        premises.register("ann");
        ann = premises.signIn("ann");
        ben = premises.invite(ann, "ben");
        team = premises.spaces().create(ann, "Team").orThrow();
        reader =
                premises.keys()
                        .make(ann, new KeyForm("reader", Set.of(Scope.READ), null, null))
                        .orThrow();
        inTeam = seal(team.id(), ROUTER);
        ofPayment = seal(team.id(), PAYMENT);
        inPersonal = seal(ann.space(), ROUTER);
        premises.access.close();
    }

    @AfterEach
    void close() {
        premises.close();
    }

    private Sealed seal(SpaceId space, String table) {
        try (Secret plain = secret("wolf")) {
            return premises.keyOf(space).orElseThrow().seal(plain, target(space, table));
        }
    }

    private static SealTarget target(SpaceId space, String table) {
        return new SealTarget(
                table, table.equals(ROUTER) ? "password" : "private_key", 1, space, List.of());
    }

    private SlotKeys held(String publicKey, Secret privateText) {
        KeySlots slots =
                ((SlotFileReading.Found) new KeySlotFile(DataFolder.prepare(temp).orThrow()).read())
                        .slots();
        KeySlot slot = slots.named(SlotKind.API_KEY, publicKey).getFirst();
        try (Secret key = KeyPair.decode(privateText).orElseThrow()) {
            return slot.open(slots.storeId(), key).orElseThrow();
        }
    }

    /// Every space's key that these keys open, by whatever membership.
    private List<SpaceKey> reachable(SlotKeys held) {
        List<SpaceKey> keys = new ArrayList<>();
        try (var store = new Store(DataFolder.prepare(temp).orThrow())) {
            assertEquals(new StoreOpening.Opened(), store.open(held.storeKey()));
            String storeId = store.slots().live().storeId();
            for (long user = 1; user <= 3; user++) {
                for (Membership wrapped : store.accounts().memberships(new UserId(user))) {
                    for (long as = 1; as <= 3; as++) {
                        for (long space = 1; space <= 4; space++) {
                            var member = new UserId(as);
                            var into = new SpaceId(space);
                            held.userKeys()
                                    .flatMap(
                                            own ->
                                                    SpaceKey.unwrap(
                                                            storeId,
                                                            into,
                                                            member,
                                                            own,
                                                            wrapped.wrappedKey()))
                                    .ifPresent(keys::add);
                        }
                    }
                }
            }
        }
        return keys;
    }

    @Test
    void anotherUsersCredentialOpensNothingSealedForOthers() {
        List<SpaceKey> keys = reachable(held(ben.publicKey(), ben.privateKey()));

        assertEquals(1, keys.size(), "ben's own personal space");
        SpaceId own = keys.getFirst().space();
        assertTrue(!own.equals(team.id()) && !own.equals(ann.space()));
        for (SpaceId pretended : List.of(own)) {
            assertTrue(keys.getFirst().open(inTeam, target(pretended, ROUTER)).isEmpty());
            assertTrue(keys.getFirst().open(ofPayment, target(pretended, PAYMENT)).isEmpty());
            assertTrue(keys.getFirst().open(inPersonal, target(pretended, ROUTER)).isEmpty());
        }
    }

    @Test
    void aPairThatMayOnlyReadHoldsNoSpacesKey() {
        SlotKeys held = held(reader.key().publicKey(), reader.privateKey());

        assertTrue(held.userKeys().isEmpty());
        assertEquals(List.of(), reachable(held));
        premises.restart();
        Caller caller =
                premises.access
                        .callerOfKey(reader.key().publicKey(), reader.privateKey(), HERE)
                        .orThrow();
        assertTrue(premises.unlocked.isEmpty());
        assertEquals(Set.of(Scope.READ), caller.scopes());
    }
}
