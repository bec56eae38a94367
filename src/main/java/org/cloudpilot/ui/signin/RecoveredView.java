package org.cloudpilot.ui.signin;

import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.FormPane;
import org.cloudpilot.ui.control.Sheet;
import org.cloudpilot.ui.control.Spinner;
import org.cloudpilot.ui.fx.Later;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.cloudpilot.ui.recovery.RecoveryKeyView;
import org.cloudpilot.ui.recovery.RecoveryKeyViewModel;

/// The card that shows the next recovery key, then leads in.
final class RecoveredView extends View<VBox, SignInViewModel> {
    private final FormPane form = new FormPane();
    private final Spinner spinner = new Spinner();
    private final Button enter;

    RecoveredView(SignInViewModel model) {
        super(new VBox(), model);
        root.getStyleClass().add("card-content");
        form.getStyleClass().add("card-form");
        enter = Buttons.primary(Sentences.of("ui.keys.enter"), model.lostPassword()::enter);
        enter.setId("enter");
        enter.setDefaultButton(true);
        root.getChildren().add(CardHead.of(null, "ui.recovered.title", "ui.recovered.text"));
        RecoveryKeyViewModel key = model.recoveryKey();
        if (key != null) {
            var shown = new RecoveryKeyView(key);
            root.getChildren().add(shown.root());
            enter.disableProperty()
                    .bind(key.keptProperty().not().or(model.submission().busyProperty()));
            Later.run(shown.first()::requestFocus);
        }
        var foot = new HBox(8, spinner, Sheet.gap(), enter);
        root.getChildren().addAll(form, foot);
    }

    @Override
    protected void attach(Ties ties) {
        form.follow(ties, model.submission());
        ties.listen(model.submission().busyProperty(), spinner::spin);
    }
}
