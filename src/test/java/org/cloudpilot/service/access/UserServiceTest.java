package org.cloudpilot.service.access;

import static org.cloudpilot.service.access.Premises.PASSWORD;
import static org.cloudpilot.service.access.Premises.refusal;
import static org.cloudpilot.service.access.Premises.secret;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudpilot.model.Account;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Invitation;
import org.cloudpilot.model.Member;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Role;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Space;
import org.cloudpilot.store.Departure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserServiceTest {
    @TempDir Path temp;

    private Premises premises;
    private Caller ann;

    @BeforeEach
    void signIn() {
        premises = new Premises(temp);
        premises.register("ann");
        ann = premises.signIn("ann");
    }

    @AfterEach
    void close() {
        premises.close();
    }

    private String code() {
        try (Secret code = premises.users().invite(ann).orThrow()) {
            return code.use(bytes -> new String(bytes, StandardCharsets.US_ASCII));
        }
    }

    private Outcome<Registered> register(String name, String code) {
        return premises.access.register(name, null, secret(PASSWORD), code);
    }

    @Test
    void anInvitationLetsOnePersonInOnce() {
        String code = code();

        register("ben", code).orThrow();

        refusal(Refusal.RegistrationClosed.class, register("cid", code));
        refusal(Refusal.RegistrationClosed.class, register("cid", "cp_inv_made_up"));
        assertEquals(
                List.of("ann", "ben"),
                premises.users().users(ann).orThrow().stream().map(Account::username).toList());
    }

    @Test
    void anInvitationRunsOutAfterADay() {
        String code = code();
        premises.clock.pass(Duration.ofHours(24));
        refusal(Refusal.RegistrationClosed.class, register("ben", code));
    }

    @Test
    void whoIsNoOwnerDecidesNothing() {
        premises.invite(ann, "ben");
        Caller ben = premises.signIn("ben");

        refusal(Refusal.NotOwner.class, premises.users().invite(ben));
        refusal(Refusal.NotOwner.class, premises.users().users(ben));
        refusal(Refusal.NotOwner.class, premises.users().remove(ben, ann.user(), "ann"));
        refusal(Refusal.NotOwner.class, premises.users().setOwner(ben, ben.user(), true));
        refusal(Refusal.NotOwner.class, premises.users().rekey(ben, secret(PASSWORD)));
        assertFalse(premises.users().isOwner(ben));
        assertEquals("owner_only", premises.told("user.remove").getFirst().outcome());
    }

    @Test
    void aRemovedUserIsGoneWithAllThatIsTheirs() {
        Registered made = premises.invite(ann, "ben");
        Caller ben = premises.signIn("ben");
        Tokens tokens = premises.logIn("ben");

        var typed = refusal(Refusal.Invalid.class, premises.users().remove(ann, ben.user(), "bem"));
        assertFalse(typed.fields().of("confirmation").isEmpty());
        premises.users().remove(ann, ben.user(), "ben").orThrow();

        refusal(Refusal.BadCredentials.class, premises.access.signIn("ben", secret(PASSWORD)));
        refusal(Refusal.BadCredentials.class, premises.withKey(made));
        refusal(Refusal.BadCredentials.class, premises.access.callerOfToken(tokens.accessToken()));
        assertFalse(premises.access.isLive(ben.lease()));
        assertEquals(List.of(ann.space()), List.copyOf(premises.unlocked.keySet()));
        assertEquals(1, premises.users().users(ann).orThrow().size());
        premises.restart();
        premises.signIn("ann");
        premises.invite(premises.signIn("ann"), "ben");
    }

    @Test
    void theLastOwnerCannotBeRemoved() {
        premises.invite(ann, "ben");
        Caller ben = premises.signIn("ben");

        refusal(Refusal.Conflict.class, premises.users().remove(ann, ann.user(), "ann"));
        refusal(Refusal.Conflict.class, premises.users().setOwner(ann, ann.user(), false));
        premises.users().setOwner(ann, ben.user(), true).orThrow();
        premises.users().remove(ann, ann.user(), "ann").orThrow();
        assertTrue(premises.users().isOwner(ben));
    }

    @Test
    void aSharedSpaceOutlivesItsOnlyOwner() {
        premises.invite(ann, "ben");
        premises.invite(ann, "cid");
        Caller ben = premises.signIn("ben");
        Caller cid = premises.signIn("cid");
        Space team = premises.spaces().create(ben, "Team").orThrow();
        premises.spaces().add(ben, team.id(), "cid", Role.OPERATOR).orThrow();

        premises.users().remove(ann, ben.user(), "ben").orThrow();

        Caller inTeam = premises.access.inSpace(cid, team.id()).orThrow();
        assertTrue(inTeam.may(Scope.MANAGE));
        assertEquals(
                Role.OWNER, premises.spaces().members(cid, team.id()).orThrow().getFirst().role());
        assertEquals(List.of(), premises.store.spaces().rotationsDue());
    }

    @Test
    void removalIsOneStep() {
        premises.invite(ann, "ben");
        premises.invite(ann, "cid");
        Caller ben = premises.signIn("ben");
        Caller cid = premises.signIn("cid");
        Space team = premises.spaces().create(ben, "Team").orThrow();
        premises.spaces().add(ben, team.id(), "cid", Role.OPERATOR).orThrow();
        int slots = premises.store.slots().live().ids().size();

        // the personal space is in the way of the last row
        var broken =
                new Departure(
                        ben.user(), "ben", Map.of(team.id(), Optional.of(cid.user())), List.of());
        assertThrows(
                RuntimeException.class,
                () -> premises.store.accounts().remove(broken, premises.clock.instant()));

        assertEquals(
                List.of(Role.OWNER, Role.OPERATOR),
                premises.store.spaces().members(team.id()).stream().map(Member::role).toList());
        assertEquals(List.of(), premises.store.spaces().rotationsDue());
        assertEquals(slots, premises.store.slots().live().ids().size());
        premises.restart();
        premises.signIn("ben");
    }

    @Test
    void anInvitationIsUsedInTheStepThatMakesTheUser() {
        String code = code();
        String other = code();
        Gate gate = premises.access.gate();
        try (var stretched = gate.passwords().stretch(secret(PASSWORD)).orThrow();
                Registration made =
                        Registration.make(
                                premises.store,
                                gate.door(),
                                new Registration.Request("ben", null, Invitations.hash(code)),
                                false,
                                stretched,
                                premises.clock.instant())) {
            premises.store.accounts().insert(made.account(), Invitations.hash(code));
            assertThrows(
                    RuntimeException.class,
                    () ->
                            premises.store
                                    .accounts()
                                    .insert(made.account(), Invitations.hash(other)));
        }

        refusal(Refusal.RegistrationClosed.class, register("cid", code));
        register("cid", other).orThrow();
    }

    @Test
    void anInvitationIsTakenBack() {
        String code = code();
        Invitation open = premises.users().invitations(ann).orThrow().getFirst();
        assertEquals("ann", open.madeBy());
        assertEquals(open.createdAt().plus(Duration.ofHours(24)), open.expiresAt());

        premises.users().withdraw(ann, open.id()).orThrow();

        refusal(Refusal.RegistrationClosed.class, register("ben", code));
        refusal(Refusal.NotFound.class, premises.users().withdraw(ann, open.id()));
        assertEquals(List.of(), premises.users().invitations(ann).orThrow());
        code();
        premises.clock.pass(Duration.ofHours(24));
        assertEquals(List.of(), premises.users().invitations(ann).orThrow());
    }

    @Test
    void invitationsGoWithTheirOwner() {
        premises.invite(ann, "ben");
        Caller ben = premises.signIn("ben");
        refusal(Refusal.NotOwner.class, premises.users().invitations(ben));
        premises.users().setOwner(ann, ben.user(), true).orThrow();
        premises.users().invite(ben).orThrow().close();
        String anns = code();

        premises.users().setOwner(ann, ben.user(), false).orThrow();
        assertEquals(1, premises.users().invitations(ann).orThrow().size());
        premises.users().setOwner(ann, ben.user(), true).orThrow();
        premises.users().invite(ben).orThrow().close();
        premises.users().remove(ann, ben.user(), "ben").orThrow();

        assertEquals(1, premises.users().invitations(ann).orThrow().size());
        register("dan", anns).orThrow();
    }
}
