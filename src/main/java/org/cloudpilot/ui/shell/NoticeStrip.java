package org.cloudpilot.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.Icon;
import org.cloudpilot.ui.control.Sheets;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.cloudpilot.ui.recovery.RecoveryOffer;
import org.kordamp.ikonli.feather.Feather;

import java.util.stream.Collectors;

/// Beneath the top bar, while there is something to tell: what is to be known of the store's files,
/// and the offer of a recovery key.
final class NoticeStrip extends View<VBox, VisitViewModel> {
    private final Label words = new Label();
    private final HBox notices;
    private final HBox offer;

    NoticeStrip(VisitViewModel model, Sheets sheets) {
        super(new VBox(), model);
        Button dismiss = Buttons.icon(Feather.X, Sentences.of("ui.strip.dismiss"), model::dismiss);
        dismiss.setId("dismiss-notices");
        words.setId("notices");
        notices = line(Feather.ALERT_TRIANGLE, words, dismiss);
        notices.getStyleClass().add("risk");
        Button make =
                Buttons.link(
                        Sentences.of("ui.strip.make_key"),
                        () -> RecoveryOffer.open(model.recovery(), sheets));
        make.setId("offer-make");
        Button later = Buttons.link(Sentences.of("ui.strip.later"), model.recovery()::postpone);
        later.setId("offer-later");
        offer = line(Feather.LIFE_BUOY, new Label(Sentences.of("ui.strip.offer")), make, later);
        root.getChildren().setAll(notices, offer);
    }

    private static HBox line(Feather glyph, Label words, Button... actions) {
        words.setMinWidth(0);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        var line = new HBox(10, Icon.of(glyph), words);
        line.getChildren().addAll(actions);
        for (Button action : actions) {
            action.setMinWidth(Button.USE_PREF_SIZE);
        }
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("notice-strip");
        return line;
    }

    @Override
    protected void attach(Ties ties) {
        ties.listen(
                model.notices(),
                () -> {
                    words.setText(
                            model.notices().stream()
                                    .map(Sentences::of)
                                    .collect(Collectors.joining(" ")));
                    show(notices, !model.notices().isEmpty());
                });
        ties.listen(model.recovery().dueProperty(), due -> show(offer, due));
    }

    private static void show(HBox line, boolean visible) {
        line.setVisible(visible);
        line.setManaged(visible);
    }
}
