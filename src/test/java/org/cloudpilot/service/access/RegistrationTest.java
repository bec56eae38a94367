package org.cloudpilot.service.access;

import static org.cloudpilot.service.access.Premises.PASSWORD;
import static org.cloudpilot.service.access.Premises.refusal;
import static org.cloudpilot.service.access.Premises.secret;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.cloudpilot.model.Actor;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.service.access.AccessService.StoreState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationTest {
    @TempDir Path temp;

    @Test
    void makesTheStoreWithItsFirstUser() {
        try (var premises = new Premises(temp)) {
            assertEquals(StoreState.ABSENT, premises.access.state());

            Registered ann = premises.register("Ann");

            assertEquals(StoreState.OPEN, premises.access.state());
            assertTrue(premises.store.accounts().find(ann.user()).orElseThrow().storeOwner());
            Caller caller = premises.withKey(ann).orThrow();
            assertEquals(EnumSet.complementOf(EnumSet.of(Scope.SECRETS)), caller.scopes());
            assertEquals("Ann", caller.username());
            assertTrue(premises.keyOf(caller.space()).isPresent());
        }
    }

    @Test
    void isClosedAfterTheFirstUser() {
        try (var premises = new Premises(temp)) {
            premises.register("ann");

            refusal(
                    Refusal.RegistrationClosed.class,
                    premises.access.register("bob", null, secret(PASSWORD)));
            premises.access.lockAll(Actor.program("test"));
            refusal(Refusal.Locked.class, premises.access.register("bob", null, secret(PASSWORD)));
        }
    }

    @Test
    void takesOthersWhereItIsOpen() {
        try (var premises = new Premises(temp, false, true)) {
            premises.register("ann");
            Registered bob = premises.register("bob");

            Caller caller = premises.withKey(bob).orThrow();
            assertNotEquals(premises.signIn("ann").space(), caller.space());
            assertFalse(premises.store.accounts().find(bob.user()).orElseThrow().storeOwner());
            refusal(
                    Refusal.Duplicate.class,
                    premises.access.register("BOB", null, secret(PASSWORD)));

            premises.restart();
            assertEquals(bob.user(), premises.withKey(bob).orThrow().user());
            assertEquals(bob.user(), premises.signIn("Bob").user());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'',access.username_missing",
        "'  ',access.username_missing",
        "a b,access.username_shape",
        "<script>,access.username_shape",
        "a/../b,access.username_shape"
    })
    void saysWhatIsWrongWithAName(String name, String key) {
        assertEquals(List.of(key), problems(name, null, PASSWORD, "username"));
    }

    @ParameterizedTest
    @CsvSource({
        "1,access.password_short",
        "elevenchars,access.password_short",
        "ääääääbbbbb,access.password_short",
        "Password1234,access.password_common",
        "MikroTikMikroTik,access.password_common",
        "abcabcabcabcabc,access.password_common",
        "1111111111111,access.password_common",
        "Annabella-Smith,access.password_is_name"
    })
    void saysWhatIsWrongWithAPassword(String password, String key) {
        assertEquals(List.of(key), problems("annabella-smith", null, password, "password"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "ann@", "a b@c.de", "@example.net"})
    void saysWhatIsWrongWithAnAddress(String email) {
        assertEquals(List.of("access.email_shape"), problems("ann", email, PASSWORD, "email"));
    }

    private static List<String> problems(
            String name,
            @org.jspecify.annotations.Nullable String email,
            String password,
            String field) {
        FieldErrors errors = RegistrationRules.check(name, email, secret(password));
        List<Message> found = errors.of(field);
        found.forEach(Sentences::of);
        assertEquals(1, errors.byField().size());
        return found.stream().map(Message::key).toList();
    }

    @Test
    void acceptsTwelveCharactersOfAnyAlphabet() {
        assertTrue(RegistrationRules.check("ann", null, secret("пароль-дляWi")).isEmpty());
        assertTrue(RegistrationRules.check("Žofie.2+x@y", "a@b", secret(PASSWORD)).isEmpty());
    }

    @Test
    void leavesNothingBehindWhenRefused() throws IOException {
        try (var premises = new Premises(temp)) {
            refusal(Refusal.Invalid.class, premises.access.register("ann", null, secret("short")));

            assertEquals(StoreState.ABSENT, premises.access.state());
            try (Stream<Path> files = Files.list(temp)) {
                assertEquals(0, files.count());
            }
        }
    }

    /// Killed between the database and the slots: nobody was told of the store, and nobody could
    /// open it.
    @Test
    void clearsAwayAStoreWhoseMakingWasCutShort() throws IOException {
        try (var premises = new Premises(temp)) {
            premises.register("ann");
            premises.access.lockAll(Actor.program("test"));
            Files.delete(temp.resolve("keyslots.json"));
            Files.delete(temp.resolve("keyslots.json.previous"));
            Files.createFile(temp.resolve("cloudpilot.making"));

            premises.restart();

            assertEquals(StoreState.ABSENT, premises.access.state());
            premises.register("ann");
        }
    }

    @Test
    void keepsAStoreThatWasMadeAsFarAsItsSlots() throws IOException {
        try (var premises = new Premises(temp)) {
            Registered ann = premises.register("ann");
            premises.access.lockAll(Actor.program("test"));
            Files.createFile(temp.resolve("cloudpilot.making"));

            premises.restart();

            assertEquals(StoreState.LOCKED, premises.access.state());
            assertEquals(ann.user(), premises.withKey(ann).orThrow().user());
        }
    }
}
