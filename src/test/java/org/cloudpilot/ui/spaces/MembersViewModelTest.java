package org.cloudpilot.ui.spaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Role;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Space;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.program.TemporaryProgram;
import org.cloudpilot.ui.fx.DrainedUi;
import org.cloudpilot.ui.fx.Submission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MembersViewModelTest {
    private static final String PASSWORD = "mango ferry copper";

    @TempDir Path folder;
    private final DrainedUi ui = new DrainedUi();
    private final List<SpaceId> entered = new ArrayList<>();
    private TemporaryProgram program;
    private Caller amina;
    private Caller bea;
    private Space space;

    @BeforeEach
    void open() {
        program = TemporaryProgram.in(folder);
        program.access().register("amina", null, Secret.ofText(PASSWORD)).orThrow();
        amina = program.access().signIn("amina", Secret.ofText(PASSWORD)).orThrow();
        String code =
                program.users()
                        .invite(amina)
                        .orThrow()
                        .use(bytes -> new String(bytes, StandardCharsets.UTF_8));
        program.access().register("bea", null, Secret.ofText(PASSWORD), code).orThrow();
        bea = program.access().signIn("bea", Secret.ofText(PASSWORD)).orThrow();
        space = program.sharing().create(amina, "Lake").orThrow();
    }

    @AfterEach
    void close() {
        program.close();
    }

    private SpacesViewModel spaces(Caller caller) {
        Caller there = program.access().inSpace(caller, space.id()).orThrow();
        var model =
                new SpacesViewModel(program.sharing(), there, ui, Clock.systemUTC(), entered::add);
        model.load();
        return model;
    }

    private MembersViewModel members(Caller caller) {
        SpacesViewModel spaces = spaces(caller);
        Space current = spaces.currentProperty().get();
        assertNotNull(current);
        MembersViewModel model = spaces.membersOf(current);
        model.load();
        return model;
    }

    @Test
    void letsInUsersOfTheStoreAndNobodyElse() {
        MembersViewModel model = members(amina);
        model.newcomerProperty().set("nobody");
        model.add();
        assertFalse(model.adding().errorsProperty().get().of("username").isEmpty());
        model.newcomerProperty().set("bea");
        model.newcomersRoleProperty().set(Role.VIEWER);
        model.add();
        assertEquals("", model.newcomerProperty().get());
        assertEquals(2, model.members().size());
        assertFalse(members(bea).isOwner());
    }

    @Test
    void keepsTheLastOwner() {
        MembersViewModel model = members(amina);
        model.setRole(model.members().getFirst(), Role.VIEWER);
        assertNotNull(model.refusalProperty().get());
        assertEquals(Role.OWNER, model.members().getFirst().role());
    }

    @Test
    void leadsToThePersonalSpaceWhenTheShownOneIsLeft() {
        program.sharing().add(amina, space.id(), "bea", Role.OPERATOR).orThrow();
        MembersViewModel model = members(bea);
        Submission leaving = model.newSubmission();
        model.leave(leaving);
        assertTrue(leaving.finishedProperty().get());
        assertEquals(List.of(bea.space()), entered);
    }

    @Test
    void deletesOnlyWhenTheNameIsTyped() {
        MembersViewModel model = members(amina);
        Submission deleting = model.newSubmission();
        model.delete("lake", deleting);
        assertFalse(deleting.errorsProperty().get().of("confirmation").isEmpty());
        model.delete("Lake", deleting);
        assertEquals(List.of(amina.space()), entered);
    }
}
