package org.cloudpilot.ui.signin;

import java.io.File;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.FormField;
import org.cloudpilot.ui.control.FormPane;
import org.cloudpilot.ui.control.Sheet;
import org.cloudpilot.ui.control.Spinner;
import org.cloudpilot.ui.control.Words;
import org.cloudpilot.ui.fx.Later;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.cloudpilot.ui.signin.SignInViewModel.Mode;
import org.jspecify.annotations.Nullable;

/// The cards with a user name and a password: first account, invitation, sign-in, locked.
final class CredentialsView extends View<VBox, SignInViewModel> {
    private final Mode mode;
    private final FormPane form = new FormPane();
    private final TextField username = new TextField();
    private final TextField code = new TextField();
    private final PasswordField password = new PasswordField();
    private final PasswordField repeated = new PasswordField();
    private final Label notice = Words.of("");
    private final Spinner spinner = new Spinner();
    private final Label working = new Label();
    private final Button go = Buttons.primary("", this::go);
    private final Button keyring;
    private final HBox links = new HBox(12);

    CredentialsView(SignInViewModel model, Mode mode, @Nullable Image logo) {
        super(new VBox(), model);
        this.mode = mode;
        root.getStyleClass().add("card-content");
        form.getStyleClass().add("card-form");
        username.setId("username");
        password.setId("password");
        repeated.setId("repeated");
        code.setId("invitation");
        go.setDefaultButton(true);
        go.setMaxWidth(Double.MAX_VALUE);
        go.setId("sign-in-go");
        keyring = Buttons.plain(Sentences.of("ui.signin.keyring"), model::signInFromKeyring);
        keyring.setId("sign-in-keyring");
        keyring.setMaxWidth(Double.MAX_VALUE);
        notice.getStyleClass().add("locked-notice");
        links.getStyleClass().add("card-links");
        String word =
                switch (mode) {
                    case FIRST_ACCOUNT -> "first";
                    case INVITATION -> "invitation";
                    case LOCKED -> "locked";
                    case PREPARING -> "preparing";
                    default -> "signin";
                };
        root.getChildren().add(CardHead.of(logo, "ui." + word + ".title", "ui." + word + ".text"));
        switch (mode) {
            case FIRST_ACCOUNT, INVITATION -> fillNew();
            case PREPARING -> working.setText(Sentences.of("ui.preparing.working"));
            default -> fillKnown();
        }
        root.getChildren().add(CardHead.progress(spinner, working));
        if (!links.getChildren().isEmpty()) {
            root.getChildren().add(links);
        }
    }

    private void fillNew() {
        boolean invited = mode == Mode.INVITATION;
        if (invited) {
            form.field("invitation", Sentences.of("ui.invitation.code"), code);
            links.getChildren().add(link("back", "ui.signin.back", model::back));
        } else {
            links.getChildren().add(link("restore", "ui.first.restore", this::restore));
        }
        form.field("username", Sentences.of("ui.signin.username"), username)
                .field(
                        "password",
                        new FormField(
                                Sentences.of("ui.signin.password"),
                                password,
                                Sentences.of("ui.signin.rule", SignInViewModel.LEAST_LENGTH)))
                .field("repeated", Sentences.of("ui.signin.repeat"), repeated);
        go.setText(Sentences.of("ui.first.create"));
        working.setText(Sentences.of("ui.first.working"));
        root.getChildren().addAll(form, go);
    }

    private void fillKnown() {
        String demo = model.demoPassword();
        form.field("username", Sentences.of("ui.signin.username"), username)
                .field(
                        "password",
                        new FormField(
                                Sentences.of("ui.signin.password"),
                                password,
                                demo == null ? "" : Sentences.of("ui.signin.demo", demo)));
        go.setText(Sentences.of("ui.signin.go"));
        working.setText(Sentences.of("ui.signin.working"));
        root.getChildren().addAll(notice, form, go, keyring);
        if (demo == null) {
            links.getChildren()
                    .add(link("lost-password", "ui.signin.lost", model::showLostPassword));
            if (mode == Mode.SIGN_IN) {
                links.getChildren()
                        .addAll(
                                Sheet.gap(),
                                link(
                                        "have-invitation",
                                        "ui.signin.invited",
                                        model::showInvitation));
            }
        }
    }

    private static Button link(String id, String key, Runnable action) {
        Button link = Buttons.link(Sentences.of(key), action);
        link.setId(id);
        return link;
    }

    @Override
    protected void attach(Ties ties) {
        ties.bindBothWays(username.textProperty(), model.usernameProperty());
        form.follow(ties, model.submission());
        ties.listen(model.noticeProperty(), this::showNotice);
        ties.listen(model.inKeyringProperty(), there -> show(keyring, there));
        ties.listen(model.submission().busyProperty(), this::showBusy);
        Later.run(first()::requestFocus);
    }

    private Node first() {
        return mode == Mode.INVITATION
                ? code
                : username.getText().isEmpty() || mode == Mode.FIRST_ACCOUNT ? username : password;
    }

    private void showNotice(@Nullable Message message) {
        notice.setText(message == null ? "" : Sentences.of(message));
        show(notice, message != null);
    }

    private void showBusy(boolean busy) {
        boolean turning = busy || mode == Mode.PREPARING;
        spinner.spin(turning);
        show(working, turning);
        go.setDisable(turning);
        keyring.setDisable(turning);
        form.setDisable(turning);
        links.setDisable(turning);
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    @Override
    protected void detach() {
        password.clear();
        repeated.clear();
        code.clear();
    }

    private void restore() {
        var chooser = new FileChooser();
        chooser.setTitle(Sentences.of("ui.first.restore"));
        File backup = chooser.showOpenDialog(root.getScene().getWindow());
        if (backup != null) {
            model.restore(backup.toPath());
        }
    }

    private void go() {
        Secret typed = Secret.ofText(password.getCharacters());
        switch (mode) {
            case FIRST_ACCOUNT ->
                    model.register(typed, Secret.ofText(repeated.getCharacters()), null);
            case INVITATION ->
                    model.register(typed, Secret.ofText(repeated.getCharacters()), code.getText());
            default -> model.signIn(typed);
        }
    }
}
