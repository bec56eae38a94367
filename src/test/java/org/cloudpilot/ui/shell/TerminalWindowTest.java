package org.cloudpilot.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.cloudpilot.service.settings.TerminalLook;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.SimulatedRouter;
import org.cloudpilot.ui.control.Clip;
import org.cloudpilot.ui.terminal.TerminalBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The terminal in a real window, by keyboard alone.
class TerminalWindowTest {
    @TempDir Path folder;

    private static SimulatedRouter edge() {
        return SimulatedRouter.builder(Hardware.RB5009).identity("edge").start();
    }

    /// @return the line that is typed in
    private static TextField openTerminal(OpenWindow window) {
        window.awaitText("online");
        window.press(KeyCode.CONTROL, KeyCode.BACK_QUOTE);
        window.await("the line has the focus", () -> window.isFocused("#terminal-input"));
        return (TextField) window.find("#terminal-input");
    }

    private static void line(OpenWindow window, String text) {
        window.type("#terminal-input", text);
        window.press(KeyCode.END);
    }

    private static void awaitTable(OpenWindow window) {
        List<TerminalBlock> output = window.console().terminal().output();
        window.await(
                "the answer is printed",
                () -> !output.isEmpty() && output.getLast().kind() == TerminalBlock.Kind.TABLE);
    }

    @Test
    void completesSendsAndShowsTheAnswerAsTextAndAsATable() {
        try (SimulatedRouter device = edge();
                OpenWindow window = OpenWindow.signedIn(folder, device)) {
            TextField typed = openTerminal(window);
            window.awaitText("help of 7.18.2");
            line(window, "/ip addr");
            window.press(KeyCode.TAB);
            window.await("it is completed", () -> typed.getText().equals("/ip address "));
            line(window, "/ip ");
            window.press(KeyCode.F1);
            window.await("completions are offered", () -> window.isShown("#completions"));
            window.press(KeyCode.ESCAPE);
            window.await("they are gone", () -> !window.isShown("#completions"));
            line(window, "/ip address print");
            window.press(KeyCode.ENTER);
            awaitTable(window);
            window.click("#terminal-as-table");
            window.await("the table is there", () -> window.isShown("#result-table"));
            window.awaitText("/ip/address/print");
        }
    }

    @Test
    void offersConditionsAndWhatTheRouterAloneKnows() {
        try (SimulatedRouter device = edge();
                OpenWindow window = OpenWindow.signedIn(folder, device)) {
            TextField typed = openTerminal(window);
            window.awaitText("help of 7.18.2");
            line(window, "/ip address print where inter");
            window.press(KeyCode.TAB);
            window.await("the property is whole", () -> typed.getText().endsWith("interface"));
            window.press(KeyCode.TAB);
            window.await("operators are offered", () -> window.isShown("#completions"));
            window.press(KeyCode.ENTER);
            window.await("one is put in", () -> typed.getText().endsWith("interface="));
            window.press(KeyCode.TAB);
            window.awaitText("ether1");
            window.press(KeyCode.ENTER);
            window.await(
                    "one of its interfaces is put in",
                    () -> typed.getText().matches(".* where interface=[a-z0-9+-]+ "));
        }
    }

    @Test
    void asksBeforeARebootAndTakesNoForAnAnswer() {
        try (SimulatedRouter device = edge();
                OpenWindow window = OpenWindow.signedIn(folder, device)) {
            TextField typed = openTerminal(window);
            line(window, "/system reboot");
            window.press(KeyCode.ENTER);
            window.await("the way out has the focus", () -> window.isFocused("#ask-no"));
            window.press(KeyCode.N);
            window.await("the line has the focus", () -> window.isFocused("#terminal-input"));
            assertEquals("/system reboot", typed.getText());
            assertEquals(0, device.commands("/system/reboot"));
        }
    }

    @Test
    void findsInTheOutputAndSearchesTheHistory() {
        try (SimulatedRouter device = edge();
                OpenWindow window = OpenWindow.signedIn(folder, device)) {
            TextField typed = openTerminal(window);
            line(window, "/ip address print");
            window.press(KeyCode.ENTER);
            awaitTable(window);
            window.press(KeyCode.CONTROL, KeyCode.F);
            window.await("find has the focus", () -> window.isFocused("#find-query"));
            window.type("#find-query", "actual-interface");
            window.awaitText("1 of 1");
            window.press(KeyCode.ESCAPE);
            window.await("the line has the focus", () -> window.isFocused("#terminal-input"));
            window.press(KeyCode.CONTROL, KeyCode.R);
            window.await("history has the focus", () -> window.isFocused("#history-query"));
            window.type("#history-query", "address");
            window.click(".history-pane .completion-list");
            window.await("below the lines is no choice", () -> window.isShown("#history-query"));
            assertEquals("", typed.getText());
            window.type("#history-query", "address");
            window.press(KeyCode.ENTER);
            window.await("it is in the line", () -> typed.getText().equals("/ip address print"));
        }
    }

    @Test
    void findsNothingMoreOnceTheOutputIsCleared() {
        try (SimulatedRouter device = edge();
                OpenWindow window = OpenWindow.signedIn(folder, device)) {
            openTerminal(window);
            line(window, "/ip address print");
            window.press(KeyCode.ENTER);
            awaitTable(window);
            window.press(KeyCode.CONTROL, KeyCode.F);
            window.await("find has the focus", () -> window.isFocused("#find-query"));
            window.type("#find-query", "interface");
            window.awaitText("2 of 2");
            window.onFx(
                    () -> {
                        window.consoleNow().terminal().clear();
                        return true;
                    });
            window.press(KeyCode.ENTER);
            window.awaitText("Not found");
        }
    }

    @Test
    void sortsAndFiltersTheAnswer() {
        try (SimulatedRouter device = edge();
                OpenWindow window = OpenWindow.signedIn(folder, device)) {
            openTerminal(window);
            line(window, "/interface print proplist=name");
            window.press(KeyCode.ENTER);
            awaitTable(window);
            window.click("#terminal-as-table");
            window.await("the table is there", () -> window.isShown("#result-table"));
            var table = (TableView<?>) window.find("#result-table");
            window.onFx(() -> sortDown(table));
            window.await("it is sorted", () -> named(table, "ether").getFirst().equals("ether8"));
            assertEquals("ether1", named(table, "ether").getLast());
            window.type("#result-filter", "ether");
            window.await("the rest is gone", () -> table.getItems().size() == 8);
            assertEquals("ether8", named(table, "").getFirst());
            assertEquals(1, table.getSortOrder().size());
            window.type("#result-filter", "ETHER3");
            window.await("it is filtered", () -> table.getItems().size() == 1);
            window.awaitText("1 of ");
            assertEquals(List.of("ether3"), named(table, ""));
        }
    }

    private static <T> boolean sortDown(TableView<T> table) {
        TableColumn<T, ?> column = table.getColumns().getFirst();
        column.setSortType(TableColumn.SortType.DESCENDING);
        return table.getSortOrder().add(column);
    }

    /// The values of the first column that begin so, in order.
    private static List<String> named(TableView<?> table, String start) {
        TableColumn<?, ?> column = table.getColumns().getFirst();
        return IntStream.range(0, table.getItems().size())
                .mapToObj(row -> String.valueOf(column.getCellData(row)))
                .filter(name -> name.startsWith(start))
                .toList();
    }

    @Test
    void whatIsSetOnTheSettingsPageHoldsInAnOpenTerminal() {
        try (SimulatedRouter device = edge();
                OpenWindow window = OpenWindow.signedIn(folder, device)) {
            TextField typed = openTerminal(window);
            double before = typed.getFont().getSize();
            window.click("#rail-settings");
            window.await("the settings are shown", () -> window.isShown("#section-terminal"));
            window.click("#section-terminal");
            window.await("the section is shown", () -> window.isShown("#larger"));
            window.click("#larger");
            window.click("#mouse-copies");
            window.await("its letters are larger", () -> typed.getFont().getSize() > before);
            window.awaitText("13 px");
            assertEquals(new TerminalLook(13, true), window.settings().layout().terminal());
        }
    }

    @Test
    void sendsOnceThereWasTimeToLook() {
        try (SimulatedRouter device = edge();
                OpenWindow window = OpenWindow.signedIn(folder, device)) {
            openTerminal(window);
            line(window, "/system reboot");
            window.press(KeyCode.ENTER);
            window.await("the way out has the focus", () -> window.isFocused("#ask-no"));
            Node yes = window.find("#ask-yes");
            window.await("it can be sent", () -> !yes.isDisabled());
            window.press(KeyCode.Y);
            window.await("it was sent", () -> device.commands("/system/reboot") == 1);
        }
    }

    @Test
    void doesNotRunPastedLinesTogether() {
        try (SimulatedRouter device = edge();
                OpenWindow window = OpenWindow.signedIn(folder, device)) {
            TextField typed = openTerminal(window);
            line(window, "set 0");
            onClipboard(window, " disabled=yes\n");
            window.press(KeyCode.SHIFT, KeyCode.INSERT);
            window.await("it is typed", () -> typed.getText().equals("set 0 disabled=yes"));
            onClipboard(window, ":put a\n:put b");
            window.press(KeyCode.SHIFT, KeyCode.INSERT);
            window.await("the way out has the focus", () -> window.isFocused("#ask-no"));
            assertEquals("set 0 disabled=yes", typed.getText());
        }
    }

    private static void onClipboard(OpenWindow window, String text) {
        window.onFx(
                () -> {
                    Clip.copy(text);
                    return text;
                });
    }

    @Test
    void whatClosesWindowsDoesNotTouchSafeMode() {
        try (SimulatedRouter device = edge();
                OpenWindow window = OpenWindow.signedIn(folder, device)) {
            TextField typed = openTerminal(window);
            window.press(KeyCode.ALT, KeyCode.F4);
            line(window, "typed");
            window.await("it is typed", () -> typed.getText().equals("typed"));
            assertEquals(0, device.commands("/safe-mode/take"));
            window.press(KeyCode.F4);
            window.await("it is taken", () -> device.commands("/safe-mode/take") == 1);
        }
    }

    @Test
    void goesByTheNameThatItsRouterHasNow() {
        try (SimulatedRouter device = edge();
                OpenWindow window = OpenWindow.signedIn(folder, device)) {
            openTerminal(window);
            var prompt = window.console().terminal().promptProperty();
            line(window, "/system identity set name=renamed");
            window.press(KeyCode.ENTER);
            window.await(
                    "the prompt has its new name", () -> prompt.get().equals("[admin@renamed]>"));
        }
    }
}
