package org.cloudpilot.ui.fleet;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.Sheet;
import org.cloudpilot.ui.control.Spinner;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;

/// Asks before routers are deleted, and names them.
final class RemovalView extends View<VBox, RemovalViewModel> {
    private static final int MOST_NAMED = 12;

    private final FleetActions window;
    private final Sheet sheet;
    private final Label refusal = new Label();
    private final Spinner spinner = new Spinner();
    private final Button cancel;
    private final Button delete;

    RemovalView(RemovalViewModel model, FleetActions window) {
        super(new VBox(), model);
        this.window = window;
        root.getStyleClass().add("form");
        int count = model.captured().size();
        var words =
                new Label(Sentences.of(count == 1 ? "ui.removal.one" : "ui.removal.many", count));
        words.setWrapText(true);
        var names = new VBox();
        names.getStyleClass().add("removal-names");
        model.captured().stream()
                .limit(MOST_NAMED)
                .forEach(router -> names.getChildren().add(name(router)));
        if (count > MOST_NAMED) {
            names.getChildren().add(new Label(Sentences.of("ui.removal.more", count - MOST_NAMED)));
        }
        refusal.getStyleClass().add("form-refusal");
        refusal.setWrapText(true);
        root.getChildren().setAll(words, names, refusal);
        String title =
                count == 1
                        ? Sentences.of("ui.removal.title_one", model.captured().getFirst().name())
                        : Sentences.of("ui.removal.title_many", count);
        sheet = new Sheet(title, 460, root, window::hideSheet);
        cancel = Buttons.plain(Sentences.of("ui.cancel"), window::hideSheet);
        delete = Buttons.danger(Sentences.of("ui.removal.delete"), model::remove);
        delete.setId("confirm-delete");
        sheet.setActions(spinner, Sheet.gap(), cancel, delete);
    }

    private static Label name(Router router) {
        return new Label(router.name() + "  ·  " + router.endpoint());
    }

    void open() {
        window.show(sheet, cancel);
    }

    @Override
    protected void attach(Ties ties) {
        ties.listen(
                model.removingProperty(),
                underWay -> {
                    spinner.spin(underWay);
                    delete.setDisable(underWay);
                });
        ties.listen(
                model.refusalProperty(),
                message -> {
                    refusal.setText(message == null ? "" : Sentences.of(message));
                    refusal.setVisible(message != null);
                    refusal.setManaged(message != null);
                });
        ties.listen(
                model.finishedProperty(),
                finished -> {
                    if (finished) {
                        window.hideSheet();
                    }
                });
    }
}
