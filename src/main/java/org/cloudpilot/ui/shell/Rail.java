package org.cloudpilot.ui.shell;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Buttons;
import org.kordamp.ikonli.feather.Feather;

/// The narrow strip at the left that leads to the features there are.
final class Rail extends VBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final Button fleet;

    /// @param onFleet shows the table, or folds and unfolds its scope pane
    Rail(Runnable onFleet, Runnable onHelp) {
        getStyleClass().add("rail");
        fleet = Buttons.icon(Feather.SERVER, Sentences.of("ui.rail.fleet"), onFleet);
        fleet.getStyleClass().add("rail-button");
        fleet.pseudoClassStateChanged(CHOSEN, true);
        var gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        Button help = Buttons.icon(Feather.HELP_CIRCLE, Sentences.of("ui.rail.help"), onHelp);
        help.getStyleClass().add("rail-button");
        getChildren().setAll(fleet, gap, help);
    }
}
