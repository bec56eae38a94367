package org.cloudpilot.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpaceKeyTest {
    private static final SpaceId SPACE = new SpaceId(7);
    private static final SealTarget TARGET =
            new SealTarget(
                    "router",
                    "password",
                    42,
                    SPACE,
                    List.of("10.0.0.1", "8728", "api", "admin", ""));

    private final SpaceKey key = SpaceKey.random("store", SPACE);

    @Test
    void opensWhatItSealed() {
        Sealed sealed = key.seal(Secret.ofText("pässword"), TARGET);

        try (Secret plain = key.open(sealed, TARGET).orElseThrow()) {
            plain.use(
                    bytes -> {
                        assertArrayEquals("pässword".getBytes(StandardCharsets.UTF_8), bytes);
                        return true;
                    });
        }
    }

    @Test
    void sealsTheSameValueDifferentlyEachTime() {
        assertNotEquals(
                key.seal(Secret.ofText("same"), TARGET), key.seal(Secret.ofText("same"), TARGET));
    }

    @Test
    void sealsAnEmptyPassword() {
        Sealed sealed = key.seal(Secret.ofText(""), TARGET);

        assertTrue(key.open(sealed, TARGET).orElseThrow().isEmpty());
    }

    static Stream<SealTarget> otherTargets() {
        List<String> bound = TARGET.bound();
        return Stream.of(
                new SealTarget("shared", "password", 42, SPACE, bound),
                new SealTarget("router", "note", 42, SPACE, bound),
                new SealTarget("router", "password", 43, SPACE, bound),
                new SealTarget(
                        "router",
                        "password",
                        42,
                        SPACE,
                        List.of("10.0.0.2", "8728", "api", "admin", "")),
                new SealTarget(
                        "router",
                        "password",
                        42,
                        SPACE,
                        List.of("10.0.0.1", "8729", "api", "admin", "")),
                new SealTarget("router", "password", 42, SPACE, List.of()),
                new SealTarget(
                        "router",
                        "password",
                        42,
                        SPACE,
                        List.of("10.0.0.18728", "", "api", "admin", "")));
    }

    @ParameterizedTest
    @MethodSource("otherTargets")
    void doesNotOpenElsewhere(SealTarget other) {
        Sealed sealed = key.seal(Secret.ofText("password"), TARGET);

        assertTrue(key.open(sealed, other).isEmpty());
    }

    @Test
    void doesNotOpenInAnotherStoreOrUnderAnotherKey() {
        UserKeys member = UserKeys.random();
        UserId user = new UserId(1);
        Sealed sealed = key.seal(Secret.ofText("password"), TARGET);
        byte[] wrapped = key.wrapFor(user, member.publicKey());

        assertTrue(SpaceKey.unwrap("other store", SPACE, user, member, wrapped).isEmpty());
        assertTrue(SpaceKey.random("store", SPACE).open(sealed, TARGET).isEmpty());
    }

    @Test
    void refusesAValueOfAnotherSpaceAsADefect() {
        var foreign = new SealTarget("router", "password", 42, new SpaceId(8), TARGET.bound());

        assertThrows(IllegalArgumentException.class, () -> key.seal(Secret.ofText("x"), foreign));
    }

    @Test
    void noticesEveryFlippedByteAndEveryCut() {
        byte[] sealed = key.seal(Secret.ofText("password"), TARGET).bytes();

        for (int i = 0; i < sealed.length; i++) {
            byte[] flipped = sealed.clone();
            flipped[i] ^= 1;
            assertTrue(key.open(new Sealed(flipped), TARGET).isEmpty(), "byte " + i);
            byte[] cut = java.util.Arrays.copyOf(sealed, i);
            assertTrue(key.open(new Sealed(cut), TARGET).isEmpty(), "cut to " + i);
        }
    }

    @Test
    void comesToAMemberThroughTheMembersKeysAlone() {
        UserKeys member = UserKeys.random();
        UserId user = new UserId(1);
        byte[] wrapped = key.wrapFor(user, member.publicKey());
        Sealed sealed = key.seal(Secret.ofText("password"), TARGET);

        try (SpaceKey unwrapped =
                SpaceKey.unwrap("store", SPACE, user, member, wrapped).orElseThrow()) {
            assertTrue(unwrapped.open(sealed, TARGET).isPresent());
        }
        assertTrue(SpaceKey.unwrap("store", SPACE, user, UserKeys.random(), wrapped).isEmpty());
        assertTrue(SpaceKey.unwrap("store", SPACE, new UserId(2), member, wrapped).isEmpty());
        assertTrue(SpaceKey.unwrap("store", new SpaceId(8), user, member, wrapped).isEmpty());
    }

    @Test
    void isUselessOnceClosed() {
        Sealed sealed = key.seal(Secret.ofText("password"), TARGET);
        key.close();

        assertThrows(IllegalStateException.class, () -> key.open(sealed, TARGET));
    }

    @Test
    void tellsNothingWhenPrinted() {
        assertEquals("SpaceKey[7]", key.toString());
    }
}
