package org.cloudpilot.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeySlotTest {
    private static final Secret PRIVATE = RandomBytes.secret(32);
    private static final UserKeys USER_KEYS = UserKeys.random();
    private static final SlotKeys KEYS = new SlotKeys(StoreKey.random(), USER_KEYS);
    private static final KeySlot SLOT =
            KeySlot.ofApiKey(
                    "store",
                    new UserId(3),
                    "cp_pub_x",
                    new KeyLimits(
                            Set.of(Scope.READ, Scope.OPERATE),
                            Instant.parse("2030-01-01T00:00:00Z"),
                            new SpaceId(5)),
                    PRIVATE,
                    KEYS);

    private static final byte[] RECEIVER = Objects.requireNonNull(SLOT.receiver());

    @Test
    void givesBothKeysToItsCredential() {
        try (SlotKeys opened = SLOT.open("store", PRIVATE).orElseThrow()) {
            assertTrue(opened.storeKey().checks("store", KEYS.storeKey().check("store")));
            assertArrayEquals(USER_KEYS.publicKey(), opened.userKeys().orElseThrow().publicKey());
        }
    }

    @Test
    void staysShutToAnotherCredentialAndInAnotherStore() {
        assertTrue(SLOT.open("store", RandomBytes.secret(32)).isEmpty());
        assertTrue(SLOT.open("other", PRIVATE).isEmpty());
    }

    @Test
    void ofAReadingKeyHoldsTheStoreKeyAlone() {
        KeySlot reading =
                KeySlot.ofApiKey(
                        "store",
                        new UserId(3),
                        "cp_pub_r",
                        KeyLimits.of(Set.of(Scope.READ)),
                        PRIVATE,
                        new SlotKeys(KEYS.storeKey().copy(), null));

        assertTrue(reading.open("store", PRIVATE).orElseThrow().userKeys().isEmpty());
    }

    static Stream<KeySlot> changedByHand() {
        KeySlot s = SLOT;
        byte[] salt = s.salt().clone();
        salt[0] ^= 1;
        byte[] wrapped = s.wrapped().clone();
        wrapped[20] ^= 1;
        return Stream.of(
                slot("00", s.kind(), s.user(), s.name(), s.scopes(), s.salt(), s.wrapped()),
                slot(
                        s.id(),
                        SlotKind.PASSWORD,
                        s.user(),
                        s.name(),
                        s.scopes(),
                        s.salt(),
                        s.wrapped()),
                slot(s.id(), s.kind(), new UserId(1), s.name(), s.scopes(), s.salt(), s.wrapped()),
                slot(s.id(), s.kind(), s.user(), "cp_pub_y", s.scopes(), s.salt(), s.wrapped()),
                slot(
                        s.id(),
                        s.kind(),
                        s.user(),
                        s.name(),
                        Set.of(Scope.values()),
                        s.salt(),
                        s.wrapped()),
                slot(s.id(), s.kind(), s.user(), s.name(), s.scopes(), salt, s.wrapped()),
                slot(s.id(), s.kind(), s.user(), s.name(), s.scopes(), s.salt(), wrapped),
                new KeySlot(
                        s.id(),
                        s.kind(),
                        s.user(),
                        s.name(),
                        s.scopes(),
                        null,
                        s.space(),
                        null,
                        s.salt(),
                        RECEIVER,
                        s.wrapped(),
                        List.of()),
                new KeySlot(
                        s.id(),
                        s.kind(),
                        s.user(),
                        s.name(),
                        s.scopes(),
                        s.expiresAt(),
                        new SpaceId(6),
                        null,
                        s.salt(),
                        RECEIVER,
                        s.wrapped(),
                        List.of()),
                new KeySlot(
                        s.id(),
                        s.kind(),
                        s.user(),
                        s.name(),
                        s.scopes(),
                        s.expiresAt(),
                        s.space(),
                        null,
                        s.salt(),
                        UserKeys.random().publicKey(),
                        s.wrapped(),
                        List.of()),
                KeySlot.parse(s.text().replaceFirst("\"receiver\":\"[^\"]*\",", "")).orElseThrow());
    }

    private static KeySlot slot(
            String id,
            SlotKind kind,
            UserId user,
            String name,
            Set<Scope> scopes,
            byte[] salt,
            byte[] wrapped) {
        return new KeySlot(
                id,
                kind,
                user,
                name,
                scopes,
                SLOT.expiresAt(),
                SLOT.space(),
                null,
                salt,
                RECEIVER,
                wrapped,
                List.of());
    }

    @ParameterizedTest
    @MethodSource("changedByHand")
    void staysShutWhenChangedByHand(KeySlot changed) {
        assertTrue(changed.open("store", PRIVATE).isEmpty());
    }
}
