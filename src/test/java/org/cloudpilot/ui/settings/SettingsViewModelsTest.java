package org.cloudpilot.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Secret;
import org.cloudpilot.program.TemporaryProgram;
import org.cloudpilot.ui.fx.DrainedUi;
import org.cloudpilot.ui.recovery.RecoveryViewModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsViewModelsTest {
    private static final String PASSWORD = "mango ferry copper";

    @TempDir Path folder;
    private final DrainedUi ui = new DrainedUi();
    private TemporaryProgram program;
    private Caller caller;

    @BeforeEach
    void open() {
        program = TemporaryProgram.in(folder.resolve("data"));
        program.access().register("amina", null, Secret.ofText(PASSWORD)).orThrow();
        caller = program.access().signIn("amina", Secret.ofText(PASSWORD)).orThrow();
    }

    @AfterEach
    void close() {
        program.close();
    }

    @Test
    void savesLockingOnlyWhenItsNumbersAreNumbers() {
        var model = new LockingViewModel(program.settings(), program.access(), caller, ui);
        model.load();
        model.idleMinutesProperty().set("soon");
        model.save();
        assertFalse(model.saving().errorsProperty().get().of("idle_minutes").isEmpty());
        model.idleMinutesProperty().set("7");
        model.keepWatchingProperty().set(false);
        model.save();
        assertTrue(model.saving().finishedProperty().get());
        assertEquals(7, program.settings().lock().idleMinutes());
        assertFalse(program.settings().lock().keepWatching());
    }

    @Test
    void remembersAndForgetsOnThisComputer() {
        var recovery = new RecoveryViewModel(program.accounts(), caller, ui, true);
        var model = new YouViewModel(program.accounts(), caller, ui, recovery);
        var wrong = model.newSubmission();
        model.remember(Secret.ofText("not the password"), wrong);
        assertFalse(wrong.errorsProperty().get().of("password").isEmpty());
        model.remember(Secret.ofText(PASSWORD), model.newSubmission());
        assertTrue(model.rememberedProperty().get());
        model.forget(model.newSubmission());
        assertFalse(model.rememberedProperty().get());
    }

    @Test
    void offersARecoveryKeyUntilThereIsOneOrThePersonSaysLater() {
        var recovery = new RecoveryViewModel(program.accounts(), caller, ui, true);
        recovery.load();
        assertTrue(recovery.dueProperty().get());
        recovery.postpone();
        recovery.load();
        assertFalse(recovery.dueProperty().get());
        assertFalse(recovery.hasProperty().get());
        recovery.make(Secret.ofText(PASSWORD), recovery.newSubmission(), key -> key.close());
        assertTrue(recovery.hasProperty().get());
        var demo = new RecoveryViewModel(program.accounts(), caller, ui, false);
        demo.load();
        assertFalse(demo.dueProperty().get());
    }

    @Test
    void invitesAndKeepsTheLastOwner() {
        var model = new UsersViewModel(program.users(), caller, ui, Clock.systemUTC());
        model.lookWhoIsOwner();
        assertTrue(model.ownerProperty().get());
        model.load();
        var submission = model.newSubmission();
        model.setOwner(model.accounts().getFirst(), false, submission);
        assertNotNull(submission.refusalProperty().get());
        model.invite(code -> assertFalse(code.isBlank()));
    }

    @Test
    void makesABackupAndPlansMore() {
        var model =
                new BackupViewModel(
                        program.backups(), program.schedules(), caller, ui, Clock.systemUTC());
        model.load();
        Path file = folder.resolve("store.backup");
        model.make(file);
        assertNotNull(model.madeProperty().get());
        assertTrue(Files.exists(file));
        model.folderProperty().set("nowhere");
        model.schedule();
        assertFalse(model.scheduling().errorsProperty().get().of("folder").isEmpty());
        model.folderProperty().set(folder.toString());
        model.schedule();
        assertTrue(model.scheduledProperty().get());
        model.end();
        assertFalse(model.scheduledProperty().get());
    }
}
