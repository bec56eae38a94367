package org.cloudpilot.service.access;

import static org.cloudpilot.service.access.Premises.refusal;
import static org.cloudpilot.service.access.Premises.secret;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.cloudpilot.model.Actor;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Member;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Role;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Space;
import org.cloudpilot.vault.SealTarget;
import org.cloudpilot.vault.Sealed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpaceServiceTest {
    @TempDir Path temp;

    private Premises premises;
    private Caller ann;
    private Caller ben;
    private Space team;

    @BeforeEach
    void makeATeam() {
        premises = new Premises(temp);
        premises.register("ann");
        ann = premises.signIn("ann");
        premises.invite(ann, "ben");
        ben = premises.signIn("ben");
        team = premises.spaces().create(ann, "Team").orThrow();
    }

    @AfterEach
    void close() {
        premises.close();
    }

    private Member add(String name, Role role) {
        return premises.spaces().add(ann, team.id(), name, role).orThrow();
    }

    private SealTarget target() {
        return new SealTarget("router", "password", 1, team.id(), List.of());
    }

    @Test
    void aSpaceIsUnlockedForItsMakerAtOnce() {
        assertTrue(premises.keyOf(team.id()).isPresent());
        Caller inTeam = premises.access.inSpace(ann, team.id()).orThrow();
        assertEquals(team.id(), inTeam.space());
        assertTrue(inTeam.may(Scope.MANAGE));
        assertEquals(
                List.of("ann", "Team"),
                premises.spaces().spaces(ann).orThrow().stream().map(Space::name).toList());
    }

    @Test
    void aStrangerFindsNoSuchSpace() {
        refusal(Refusal.NotFound.class, premises.access.inSpace(ben, team.id()));
        refusal(Refusal.NotFound.class, premises.spaces().members(ben, team.id()));
        refusal(Refusal.NotFound.class, premises.spaces().add(ben, team.id(), "ben", Role.OWNER));
        refusal(Refusal.NotFound.class, premises.spaces().exposures(ben, team.id()));
        refusal(Refusal.NotFound.class, premises.spaces().rename(ben, team.id(), "Mine"));
        refusal(Refusal.NotFound.class, premises.spaces().delete(ben, team.id(), "Team"));
    }

    @Test
    void aMemberIsLetInWithoutAPasswordAndOpensWhatIsSealed() {
        Sealed sealed;
        try (Secret plain = secret("wolf")) {
            sealed = premises.keyOf(team.id()).orElseThrow().seal(plain, target());
        }
        add("ben", Role.OPERATOR);
        premises.access.lock(ann);
        assertTrue(premises.keyOf(team.id()).isPresent());
        premises.restart();

        Caller back = premises.signIn("ben");

        assertTrue(
                premises.keyOf(team.id())
                        .orElseThrow()
                        .open(sealed, target())
                        .orElseThrow()
                        .matches(secret("wolf")));
        assertTrue(premises.access.inSpace(back, team.id()).orThrow().may(Scope.OPERATE));
    }

    @Test
    void aRoleThatChangesCountsForCallersMadeBefore() {
        Member member = add("ben", Role.MANAGER);
        Caller inTeam = premises.access.inSpace(ben, team.id()).orThrow();
        assertTrue(inTeam.may(Scope.MANAGE));

        premises.spaces().setRole(ann, team.id(), member.user(), Role.VIEWER).orThrow();
        assertFalse(inTeam.may(Scope.OPERATE));
        assertTrue(inTeam.may(Scope.READ));

        premises.spaces().remove(ann, team.id(), member.user()).orThrow();
        assertFalse(inTeam.may(Scope.READ));
        refusal(Refusal.NotFound.class, premises.access.inSpace(ben, team.id()));
    }

    @Test
    void onlyOwnersDecideWhoIsIn() {
        add("ben", Role.MANAGER);

        refusal(Refusal.NotOwner.class, premises.spaces().add(ben, team.id(), "ann", Role.OWNER));
        refusal(
                Refusal.NotOwner.class,
                premises.spaces().setRole(ben, team.id(), ben.user(), Role.OWNER));
        refusal(Refusal.NotOwner.class, premises.spaces().remove(ben, team.id(), ann.user()));
        refusal(Refusal.NotOwner.class, premises.spaces().delete(ben, team.id(), "Team"));
        assertEquals(2, premises.spaces().members(ben, team.id()).orThrow().size());
    }

    @Test
    void aLeaversKeyOpensNothingThatIsSealedAfterwards() {
        add("ben", Role.OPERATOR);
        var before = premises.keyOf(team.id()).orElseThrow();
        Sealed old;
        try (Secret plain = secret("wolf")) {
            old = before.seal(plain, target());
        }

        premises.spaces().remove(ann, team.id(), ben.user()).orThrow();

        var after = premises.keyOf(team.id()).orElseThrow();
        assertTrue(after.open(old, target()).isEmpty());
        premises.restart();
        premises.signIn("ben");
        assertTrue(premises.keyOf(team.id()).isEmpty());
        premises.signIn("ann");
        assertTrue(premises.keyOf(team.id()).isPresent());
    }

    @Test
    void whoLeavesWhileNobodyHasTheKeyIsLockedOutAtTheNextUnlocking() {
        add("ben", Role.OPERATOR);
        premises.store
                .spaces()
                .removeMember(team.id(), ben.user(), "ben", premises.clock.instant());
        assertEquals(List.of(team.id()), premises.store.spaces().rotationsDue());
        premises.restart();

        premises.signIn("ann");

        assertEquals(List.of(), premises.store.spaces().rotationsDue());
    }

    @Test
    void aKeyIsNotReplacedWhereNobodyCanSealAnew() {
        add("ben", Role.OPERATOR);
        Sealed sealed;
        try (Secret plain = secret("wolf")) {
            sealed = premises.keyOf(team.id()).orElseThrow().seal(plain, target());
        }
        premises.sealsAnew = false;

        premises.spaces().remove(ann, team.id(), ben.user()).orThrow();
        premises.restart();
        premises.signIn("ann");

        assertEquals(List.of(team.id()), premises.store.spaces().rotationsDue());
        assertTrue(premises.keyOf(team.id()).orElseThrow().open(sealed, target()).isPresent());
        premises.sealsAnew = true;
        premises.restart();
        premises.signIn("ann");
        assertEquals(List.of(), premises.store.spaces().rotationsDue());
    }

    @Test
    void theLastOwnerStays() {
        add("ben", Role.OPERATOR);

        refusal(Refusal.Conflict.class, premises.spaces().remove(ann, team.id(), ann.user()));
        refusal(
                Refusal.Conflict.class,
                premises.spaces().setRole(ann, team.id(), ann.user(), Role.VIEWER));
        premises.spaces().setRole(ann, team.id(), ben.user(), Role.OWNER).orThrow();
        premises.spaces().remove(ann, team.id(), ann.user()).orThrow();
        assertEquals(1, premises.spaces().members(ben, team.id()).orThrow().size());
    }

    @Test
    void aPersonalSpaceTakesNobodyIn() {
        refusal(
                Refusal.Conflict.class,
                premises.spaces().add(ann, ann.space(), "ben", Role.VIEWER));
        refusal(Refusal.Conflict.class, premises.spaces().remove(ann, ann.space(), ann.user()));
        refusal(Refusal.Conflict.class, premises.spaces().delete(ann, ann.space(), "ann"));
    }

    @Test
    void badInputIsToldBesideItsField() {
        var unknown =
                refusal(
                        Refusal.Invalid.class,
                        premises.spaces().add(ann, team.id(), "nobody", Role.VIEWER));
        assertFalse(unknown.fields().of("username").isEmpty());
        add("ben", Role.VIEWER);
        refusal(Refusal.Duplicate.class, premises.spaces().add(ann, team.id(), "BEN", Role.OWNER));
        for (String name : List.of("", "  ", "a\nb", "x".repeat(201))) {
            Outcome<Space> outcome = premises.spaces().create(ann, name);
            assertFalse(refusal(Refusal.Invalid.class, outcome).fields().of("name").isEmpty());
        }
        var typed =
                refusal(Refusal.Invalid.class, premises.spaces().delete(ann, team.id(), "Teem"));
        assertFalse(typed.fields().of("confirmation").isEmpty());
    }

    @Test
    void aDeletedSpaceIsGoneForEveryMember() {
        add("ben", Role.OPERATOR);
        Caller inTeam = premises.access.inSpace(ben, team.id()).orThrow();

        premises.spaces().delete(ann, team.id(), "Team").orThrow();

        assertFalse(inTeam.may(Scope.READ));
        assertEquals(Set.of(ann.space(), ben.space()), premises.unlocked.keySet());
        refusal(Refusal.NotFound.class, premises.access.inSpace(ann, team.id()));
    }

    @Test
    void everyChangeIsTold() {
        add("ben", Role.OPERATOR);
        premises.spaces().remove(ben, team.id(), ben.user());
        premises.access.lockAll(Actor.of(ann));

        assertEquals(
                List.of(
                        "account.register",
                        "account.sign_in",
                        "user.invite",
                        "account.register",
                        "account.sign_in",
                        "space.create",
                        "space.add_member",
                        "space.remove_member",
                        "store.lock_all"),
                premises.told.stream().map(event -> event.action()).toList());
    }
}
