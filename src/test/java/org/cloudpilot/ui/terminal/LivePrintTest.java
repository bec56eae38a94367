package org.cloudpilot.ui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.ConsoleReply;
import org.cloudpilot.model.Row;
import org.cloudpilot.ui.fx.DrainedUi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a log gets of a command that goes on.
class LivePrintTest {
    private static final CommandOutcome DONE =
            new CommandOutcome.Done(List.of(), null, false, Duration.ZERO);

    private final DrainedUi ui = new DrainedUi();
    private final TerminalOutput output = new TerminalOutput();
    private final List<String> logged = new ArrayList<>();
    private final LivePrint live = new LivePrint(output, table -> {}, last -> {}, ui, ui);

    @BeforeEach
    void log() {
        output.log(lines -> logged.addAll(lines.get()));
    }

    private LiveRun begun(String path, boolean inPlace) {
        LiveRun run = live.prepared();
        live.begun(run, new ConsoleReply.Going(Command.of(path), List.of(), inPlace, () -> {}));
        return run;
    }

    private static Row entry(int number) {
        return Row.of("message", "entry" + number + ".", "password", "k7Qz");
    }

    private void assertEveryEntryIsLogged(int count) {
        String all = String.join("\n", logged);
        for (int i = 0; i < count; i++) {
            String entry = "entry" + i + ".";
            assertEquals(1, logged.stream().filter(line -> line.contains(entry)).count(), entry);
        }
        assertTrue(all.contains("<hidden>") && !all.contains("k7Qz"));
        assertEquals(1, logged.stream().filter(line -> line.contains("message")).count());
    }

    @Test
    void everyRowIsLoggedHoweverManyAreShown() {
        LiveRun run = begun("/log/print", false);
        for (int i = 0; i < 2 * LiveRun.MOST_ROWS; i++) {
            run.row(entry(i));
            if (i % 700 == 0) {
                ui.drain();
            }
        }
        run.ended(DONE);
        ui.drain();
        assertEveryEntryIsLogged(2 * LiveRun.MOST_ROWS);
    }

    @Test
    void whatIsGivenUpIsLoggedToItsLastRow() {
        LiveRun run = begun("/log/print", false);
        run.row(entry(0));
        ui.drain();
        run.row(entry(1));
        live.drop();
        ui.drain();
        assertEveryEntryIsLogged(2);
        assertEquals(1, output.blocks().size());
    }

    @Test
    void ofRoundsThatAreGivenUpTheLastIsLogged() {
        LiveRun run = begun("/tool/torch", true);
        run.row(Row.of("src", "first", ".section", "0"));
        ui.drain();
        run.row(Row.of("src", "second", ".section", "1"));
        ui.drain();
        assertEquals(List.of(), logged);
        live.drop();
        assertEquals(List.of("src: second"), logged);
    }

    @Test
    void theCommunitiesOfAFollowedPrintAreMasked() {
        LiveRun run = begun("/snmp/community/print", false);
        run.row(Row.of("name", "k7Qz"));
        run.ended(DONE);
        ui.drain();
        assertTrue(String.join("\n", logged).contains("<hidden>"), logged.toString());
        assertTrue(output.blocks().stream().noneMatch(block -> block.text().contains("k7Qz")));
    }
}
