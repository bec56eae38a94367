package org.cloudpilot.ui.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.Secret;
import org.cloudpilot.program.TemporaryProgram;
import org.cloudpilot.ui.fx.DrainedUi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysViewModelTest {
    private static final String PASSWORD = "mango ferry copper";

    @TempDir Path folder;
    private TemporaryProgram program;
    private KeysViewModel model;

    @BeforeEach
    void open() {
        program = TemporaryProgram.in(folder);
        program.access().register("amina", null, Secret.ofText(PASSWORD)).orThrow();
        Caller caller = program.access().signIn("amina", Secret.ofText(PASSWORD)).orThrow();
        model =
                new KeysViewModel(
                        program.keys(),
                        program.sharing(),
                        caller,
                        new DrainedUi(),
                        Clock.systemUTC(),
                        () -> "127.0.0.1:8000");
        model.load();
    }

    @AfterEach
    void close() {
        program.close();
    }

    private boolean opens(String publicKey, String privateKey) {
        return program.access().callerOfKey(publicKey, Secret.ofText(privateKey), "127.0.0.1")
                instanceof Outcome.Done;
    }

    @Test
    void makesAPairThatWorksAndWipesItWhenClosed() {
        KeyFormViewModel form = model.newForm();
        form.nameProperty().set("nightly");
        form.lifetimeProperty().set(Lifetime.MONTH);
        List<KeyPairViewModel> shown = new ArrayList<>();
        form.make(shown::add);
        KeyPairViewModel pair = shown.getFirst();
        assertTrue(opens(pair.publicKey(), pair.privateKey()));
        assertTrue(pair.example().contains("http://127.0.0.1:8000/routers/"));
        assertEquals(2, model.lines().size());
        pair.close();
        assertEquals("", pair.privateKey());
    }

    @Test
    void wantsAtLeastOneScope() {
        KeyFormViewModel form = model.newForm();
        for (Scope scope : Scope.values()) {
            form.scopeProperty(scope).set(false);
        }
        form.make(pair -> {});
        assertFalse(form.submission().errorsProperty().get().of("scopes").isEmpty());
        assertFalse(form.submission().finishedProperty().get());
        assertEquals(1, model.lines().size());
    }

    @Test
    void putsANewPairInTheOldOnesPlace() {
        KeyLine old = model.lines().getFirst();
        List<KeyPairViewModel> shown = new ArrayList<>();
        model.rotate(old, model.newSubmission(), shown::add);
        KeyPairViewModel fresh = shown.getFirst();
        assertEquals(1, model.lines().size());
        assertEquals(fresh.publicKey(), model.lines().getFirst().key().publicKey());
        assertTrue(opens(fresh.publicKey(), fresh.privateKey()));
    }

    @Test
    void takesAPairAway() {
        model.revoke(model.lines().getFirst(), model.newSubmission());
        assertTrue(model.lines().isEmpty());
        assertTrue(model.loadedProperty().get());
    }
}
