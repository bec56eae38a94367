package org.cloudpilot.ui.signin;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.FormField;
import org.cloudpilot.ui.control.FormPane;
import org.cloudpilot.ui.control.Spinner;
import org.cloudpilot.ui.fx.Later;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.jspecify.annotations.Nullable;

/// The card for those who have their recovery key and not their password.
final class LostPasswordView extends View<VBox, LostPasswordViewModel> {
    private final FormPane form = new FormPane();
    private final TextField username = new TextField();
    private final TextField key = new TextField();
    private final PasswordField password = new PasswordField();
    private final PasswordField repeated = new PasswordField();
    private final Spinner spinner = new Spinner();
    private final Label working = new Label(Sentences.of("ui.signin.working"));
    private final Button go = Buttons.primary(Sentences.of("ui.lost.go"), this::go);

    LostPasswordView(LostPasswordViewModel model, @Nullable Image logo, Runnable onBack) {
        super(new VBox(), model);
        root.getStyleClass().add("card-content");
        form.getStyleClass().add("card-form");
        username.setId("username");
        key.setId("typed-recovery-key");
        key.getStyleClass().add("code");
        password.setId("password");
        repeated.setId("repeated");
        form.field("username", Sentences.of("ui.signin.username"), username)
                .field(
                        "recovery_key",
                        new FormField(
                                Sentences.of("ui.lost.key"), key, Sentences.of("ui.lost.key_hint")))
                .field(
                        "new_password",
                        new FormField(
                                Sentences.of("ui.lost.password"),
                                password,
                                Sentences.of("ui.signin.rule", SignInViewModel.LEAST_LENGTH)))
                .field("repeated", Sentences.of("ui.signin.repeat"), repeated);
        go.setId("recover-go");
        go.setDefaultButton(true);
        go.setMaxWidth(Double.MAX_VALUE);
        Button back = Buttons.link(Sentences.of("ui.signin.back"), onBack);
        back.setId("back");
        var links = new HBox(back);
        links.getStyleClass().add("card-links");
        root.getChildren()
                .setAll(
                        CardHead.of(logo, "ui.lost.title", "ui.lost.text"),
                        form,
                        go,
                        CardHead.progress(spinner, working),
                        links);
    }

    @Override
    protected void attach(Ties ties) {
        ties.bindBothWays(username.textProperty(), model.usernameProperty());
        form.follow(ties, model.submission());
        ties.listen(
                model.submission().busyProperty(),
                busy -> {
                    spinner.spin(busy);
                    working.setVisible(busy);
                    go.setDisable(busy);
                    form.setDisable(busy);
                });
        Later.run((username.getText().isEmpty() ? username : key)::requestFocus);
    }

    @Override
    protected void detach() {
        key.clear();
        password.clear();
        repeated.clear();
    }

    private void go() {
        model.recover(
                Secret.ofText(key.getCharacters()),
                Secret.ofText(password.getCharacters()),
                Secret.ofText(repeated.getCharacters()));
    }
}
