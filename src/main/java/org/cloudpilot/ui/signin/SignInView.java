package org.cloudpilot.ui.signin;

import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.FormField;
import org.cloudpilot.ui.control.Spinner;
import org.cloudpilot.ui.fx.Later;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.jspecify.annotations.Nullable;

/// One card in the middle of the window: first account, sign-in or locked. Nothing of the fleet is
/// to be seen behind it.
public final class SignInView extends View<StackPane, SignInViewModel> {
    private final @Nullable Image logo;
    private final String listener;
    private final VBox card = new VBox();
    private final TextField username = new TextField();
    private final PasswordField password = new PasswordField();
    private final PasswordField repeated = new PasswordField();
    private final Label refusal = new Label();
    private final Spinner spinner = new Spinner();
    private final Label working = new Label();
    private final Button go = Buttons.primary("", this::go);
    private Map<String, FormField> fields = Map.of();

    /// @param listener `host:port` of the listener, for the example with the new key pair
    public SignInView(SignInViewModel model, @Nullable Image logo, String listener) {
        super(new StackPane(), model);
        this.logo = logo;
        this.listener = listener;
        root.getStyleClass().add("sign-in");
        card.getStyleClass().add("sign-in-card");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        username.setId("username");
        password.setId("password");
        repeated.setId("repeated");
        go.setDefaultButton(true);
        go.setMaxWidth(Double.MAX_VALUE);
        go.setId("sign-in-go");
        refusal.getStyleClass().add("form-refusal");
        refusal.setWrapText(true);
        working.getStyleClass().add("form-hint");
        root.getChildren().setAll(card);
    }

    @Override
    protected void attach(Ties ties) {
        ties.bindBothWays(username.textProperty(), model.usernameProperty());
        ties.listen(model.modeProperty(), this::build);
        ties.listen(model.errorsProperty(), this::showErrors);
        ties.listen(
                model.refusalProperty(),
                message -> {
                    refusal.setText(message == null ? "" : Sentences.of(message));
                    refusal.setVisible(message != null);
                    refusal.setManaged(message != null);
                });
        ties.listen(
                model.busyProperty(),
                busy -> {
                    spinner.spin(busy);
                    working.setVisible(busy);
                    working.setManaged(busy);
                    go.setDisable(busy);
                    username.setDisable(busy);
                    password.setDisable(busy);
                    repeated.setDisable(busy);
                });
    }

    @Override
    protected void detach() {
        password.clear();
        repeated.clear();
    }

    private void build(SignInViewModel.Mode mode) {
        password.clear();
        repeated.clear();
        fields = Map.of();
        card.getStyleClass().setAll("sign-in-card");
        switch (mode) {
            case FIRST_ACCOUNT -> buildFirstAccount();
            case FIRST_KEYS -> {
                card.getStyleClass().add("wide");
                card.getChildren().setAll(new FirstKeysView(model, listener).root());
            }
            case SIGN_IN -> buildSignIn("ui.signin.title", "ui.signin.text");
            case LOCKED -> buildSignIn("ui.locked.title", "ui.locked.text");
            case PREPARING -> buildPreparing();
        }
    }

    private void buildFirstAccount() {
        FormField name = new FormField(Sentences.of("ui.signin.username"), username);
        FormField first =
                new FormField(
                        Sentences.of("ui.signin.password"),
                        password,
                        Sentences.of("ui.signin.rule", SignInViewModel.LEAST_LENGTH));
        FormField again = new FormField(Sentences.of("ui.signin.repeat"), repeated);
        fields = Map.of("username", name, "password", first, "repeated", again);
        go.setText(Sentences.of("ui.first.create"));
        working.setText(Sentences.of("ui.first.working"));
        card.getChildren()
                .setAll(
                        head("ui.first.title", "ui.first.text"),
                        name,
                        first,
                        again,
                        refusal,
                        go,
                        progress());
        focus(username);
    }

    private void buildSignIn(String title, String text) {
        FormField name = new FormField(Sentences.of("ui.signin.username"), username);
        String demo = model.demoPassword();
        FormField secret =
                demo == null
                        ? new FormField(Sentences.of("ui.signin.password"), password)
                        : new FormField(
                                Sentences.of("ui.signin.password"),
                                password,
                                Sentences.of("ui.signin.demo", demo));
        fields = Map.of("username", name, "password", secret);
        go.setText(Sentences.of("ui.signin.go"));
        working.setText(Sentences.of("ui.signin.working"));
        card.getChildren().setAll(head(title, text), name, secret, refusal, go, progress());
        focus(username.getText().isEmpty() ? username : password);
    }

    private void buildPreparing() {
        working.setText(Sentences.of("ui.preparing.working"));
        card.getChildren().setAll(head("ui.preparing.title", "ui.preparing.text"), progress());
    }

    private Node head(String titleKey, String textKey) {
        var title = new Label(Sentences.of(titleKey));
        title.getStyleClass().add("sign-in-title");
        var text = new Label(Sentences.of(textKey));
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.getStyleClass().add("sign-in-text");
        var head = new VBox(6, title, text);
        head.getStyleClass().add("sign-in-head");
        if (logo != null) {
            var picture = new ImageView(logo);
            picture.setFitHeight(44);
            picture.setPreserveRatio(true);
            picture.setSmooth(true);
            head.getChildren().addFirst(picture);
        }
        return head;
    }

    private Node progress() {
        var row = new HBox(8, spinner, working);
        row.setAlignment(Pos.CENTER);
        row.setMinHeight(18);
        return row;
    }

    /// Once the card stands in the window.
    private static void focus(Node field) {
        Later.run(field::requestFocus);
    }

    private void showErrors(FieldErrors errors) {
        fields.forEach((name, field) -> field.show(errors.of(name)));
        for (String name : List.of("username", "password", "repeated")) {
            FormField field = fields.get(name);
            if (field != null && !errors.of(name).isEmpty()) {
                Later.run(field.input()::requestFocus);
                if (field.input() instanceof PasswordField wrong) {
                    Later.run(wrong::selectAll);
                }
                return;
            }
        }
    }

    private void go() {
        if (model.busyProperty().get()) {
            return;
        }
        Secret typed = Secret.ofText(password.getCharacters());
        if (model.modeProperty().get() == SignInViewModel.Mode.FIRST_ACCOUNT) {
            model.register(typed, Secret.ofText(repeated.getCharacters()));
        } else {
            model.signIn(typed);
        }
    }
}
