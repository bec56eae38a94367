package org.cloudpilot.ui.fleet;

import java.util.List;
import javafx.scene.Node;
import org.cloudpilot.ui.control.Sheet;

/// What the table asks of the window around it.
public interface FleetActions {
    /// Lays a sheet over the window.
    void show(Sheet sheet, Node firstFocus);

    /// Takes the sheet away.
    void hideSheet();

    /// Shows the current router's device pane.
    void openInspector();

    /// Points the terminal at this router and goes there.
    void openTerminal(RouterRow row);

    /// Opens this router's own console, and goes there.
    void openFullTerminal(RouterRow row);

    /// What waits for a decision, and the authorities.
    static void review(FleetActions window, FleetViewModel model) {
        new ReviewView(model.review(), window).open();
    }

    /// The sheets that the table leads to.
    static void remove(FleetActions window, FleetViewModel model, List<RouterRow> captured) {
        if (!captured.isEmpty()) {
            new RemovalView(model.removalOf(captured), window).open();
        }
    }

    static void test(FleetActions window, FleetViewModel model, List<RouterRow> captured) {
        if (!captured.isEmpty()) {
            new TestRunView(model.testOf(captured), window).open();
        }
    }
}
