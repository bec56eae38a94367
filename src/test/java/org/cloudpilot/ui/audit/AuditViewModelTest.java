package org.cloudpilot.ui.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.cloudpilot.model.AuditEvent;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Secret;
import org.cloudpilot.program.TemporaryProgram;
import org.cloudpilot.ui.fx.DrainedUi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditViewModelTest {
    private static final String PASSWORD = "mango ferry copper";
    private static final int MANY = 450;

    @TempDir Path folder;
    private TemporaryProgram program;
    private AuditViewModel model;

    @BeforeEach
    void open() {
        program = TemporaryProgram.in(folder.resolve("data"));
        program.access().register("amina", null, Secret.ofText(PASSWORD)).orThrow();
        Caller caller = program.access().signIn("amina", Secret.ofText(PASSWORD)).orThrow();
        for (int i = 0; i < MANY; i++) {
            program.audit().record(AuditEvent.of(caller, "test.deed", "n" + i, AuditEvent.OK));
        }
        model = new AuditViewModel(program.audit(), caller, new DrainedUi(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        program.close();
    }

    @Test
    void showsTheNewestFirstAndMoreOnDemand() {
        model.load();
        assertEquals("n" + (MANY - 1), model.entries().getFirst().target());
        int page = model.entries().size();
        assertTrue(page < MANY);
        model.loadMore();
        assertEquals(2 * page, model.entries().size());
        model.loadMore();
        model.loadMore();
        assertEquals("n0", last("test.deed"));
    }

    private String last(String action) {
        return model.entries().stream()
                .filter(entry -> entry.action().equals(action))
                .reduce((before, after) -> after)
                .orElseThrow()
                .target();
    }

    @Test
    void narrowsByTextAndAction() {
        model.textProperty().set("n44");
        assertEquals(11, model.entries().size());
        model.kindProperty().set("account.");
        assertTrue(model.entries().isEmpty());
    }

    @Test
    void tellsThatTheChainIsWholeAndWritesItDown() throws IOException {
        model.look();
        assertTrue(model.wholeProperty().get());
        assertEquals("0", model.daysProperty().get());
        Path file = folder.resolve("log.json");
        model.export(file);
        assertTrue(Files.readString(file).contains("test.deed"));
        model.daysProperty().set("many");
        model.keep();
        assertFalse(model.keeping().finishedProperty().get());
    }
}
