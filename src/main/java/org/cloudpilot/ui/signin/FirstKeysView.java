package org.cloudpilot.ui.signin;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.Copyable;
import org.cloudpilot.ui.control.FormField;
import org.cloudpilot.ui.control.Sheet;
import org.cloudpilot.ui.fx.Later;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.cloudpilot.ui.keys.Example;

import java.nio.charset.StandardCharsets;

/// The first account's key pair, shown this once, with what to do with it.
final class FirstKeysView extends View<VBox, SignInViewModel> {
    private final String listener;
    private final TextField publicKey = Copyable.field("public-key");
    private final TextField privateKey = Copyable.field("private-key");
    private final TextArea example = new TextArea();
    private final Button enter;

    FirstKeysView(SignInViewModel model, String listener) {
        super(new VBox(), model);
        this.listener = listener;
        root.getStyleClass().add("first-keys");
        var title = new Label(Sentences.of("ui.keys.title"));
        title.getStyleClass().add("sign-in-title");
        var text = new Label(Sentences.of("ui.keys.text"));
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.getStyleClass().add("sign-in-text");
        example.setEditable(false);
        example.setPrefRowCount(4);
        example.getStyleClass().add("code");
        enter = Buttons.primary(Sentences.of("ui.keys.enter"), model::enter);
        enter.setId("enter");
        var foot = new HBox(Sheet.gap(), enter);
        root.getChildren()
                .setAll(
                        title,
                        text,
                        new FormField(
                                Sentences.of("ui.keys.public"),
                                withCopy(publicKey, "ui.keys.copy_public")),
                        new FormField(
                                Sentences.of("ui.keys.private"),
                                withCopy(privateKey, "ui.keys.copy_private")),
                        new FormField(
                                Sentences.of("ui.keys.example"),
                                withCopy(example, "ui.keys.copy_example")),
                        foot);
    }

    private static Node withCopy(TextInputControl field, String name) {
        return Copyable.with(field, Sentences.of(name), field::getText);
    }

    @Override
    protected void attach(Ties ties) {
        Secret secret = model.privateKey();
        String text =
                secret == null
                        ? ""
                        : secret.use(bytes -> new String(bytes, StandardCharsets.UTF_8));
        publicKey.setText(model.publicKey());
        privateKey.setText(text);
        example.setText(Example.of(listener, model.publicKey(), text));
        Later.run(enter::requestFocus);
    }

    @Override
    protected void detach() {
        privateKey.clear();
        example.clear();
    }
}
