package org.cloudpilot.ui.shell;

import java.util.EnumMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.kordamp.ikonli.feather.Feather;

/// The narrow strip at the left that leads to the features there are; the one that is shown is
/// marked.
final class Rail extends View<VBox, ConsoleViewModel> {
    static final double WIDTH = 48;
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final Map<Page, Button> pages = new EnumMap<>(Page.class);

    /// @param onFleetAgain what a click on the fleet does while it is shown: folds its scope pane
    Rail(ConsoleViewModel model, Runnable onFleetAgain, Runnable onHelp) {
        super(new VBox(), model);
        root.getStyleClass().add("rail");
        Button fleet =
                button(
                        "fleet",
                        Feather.SERVER,
                        () -> {
                            if (model.pages().place() == Page.FLEET) {
                                onFleetAgain.run();
                            } else {
                                model.pages().goTo(Page.FLEET);
                            }
                        });
        Button payments =
                button("payments", Feather.CREDIT_CARD, () -> model.pages().goTo(Page.PAYMENTS));
        Button keys = button("keys", Feather.KEY, () -> model.pages().goTo(Page.KEYS));
        Button audit = button("audit", Feather.ALIGN_LEFT, () -> model.pages().goTo(Page.AUDIT));
        Button settings =
                button("settings", Feather.SETTINGS, () -> model.pages().goTo(Page.SETTINGS));
        Button help = button("help", Feather.HELP_CIRCLE, onHelp);
        pages.put(Page.FLEET, fleet);
        pages.put(Page.PAYMENTS, payments);
        pages.put(Page.KEYS, keys);
        pages.put(Page.AUDIT, audit);
        pages.put(Page.SETTINGS, settings);
        var gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        root.getChildren().setAll(fleet, payments, keys, audit, gap, help, settings);
    }

    private static Button button(String key, Feather glyph, Runnable action) {
        Button button = Buttons.icon(glyph, Sentences.of("ui.rail." + key), action);
        button.getStyleClass().add("rail-button");
        button.setId("rail-" + key);
        return button;
    }

    @Override
    protected void attach(Ties ties) {
        ties.listen(
                model.pages().placeProperty(),
                shown ->
                        pages.forEach(
                                (page, button) ->
                                        button.pseudoClassStateChanged(CHOSEN, page == shown)));
    }
}
