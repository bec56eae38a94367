package org.cloudpilot.ui.control;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;

import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.fx.Submission;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.jspecify.annotations.Nullable;

/// A sheet that asks before something is done: what it means, perhaps a name to type or the
/// password, and a way out that has the focus.
public final class Question extends View<FormPane, Submission> {
    private static final double WIDTH = 480;

    private final Sheets sheets;
    private final String title;
    private final TextField typed = new TextField();
    private final PasswordField password = new PasswordField();
    private final Spinner spinner = new Spinner();
    private @Nullable Button go;
    private @Nullable Node first;

    public Question(Submission model, Sheets sheets, String title, String text) {
        super(new FormPane(), model);
        this.sheets = sheets;
        this.title = title;
        typed.setId("question-typed");
        password.setId("question-password");
        root.words(text);
    }

    /// Something to look at beneath the text.
    public Question showing(Node node) {
        root.more(node);
        return this;
    }

    /// Asks for a text.
    ///
    /// @param key the field's name in refusals
    public Question askText(String key, String label) {
        root.field(key, label, typed);
        first = typed;
        return this;
    }

    /// Asks for the password once more.
    public Question askPassword(String key) {
        root.field(key, Sentences.of("ui.question.password"), password);
        first = password;
        return this;
    }

    /// Opens it for what cannot be taken back.
    public void openDanger(String action, Runnable onGo) {
        open(Buttons.danger(action, onGo));
    }

    public void open(String action, Runnable onGo) {
        open(Buttons.primary(action, onGo));
    }

    private void open(Button button) {
        go = button;
        button.setId("question-go");
        button.setDefaultButton(first != null);
        Button cancel = Buttons.plain(Sentences.of("ui.cancel"), sheets::hide);
        cancel.setId("question-cancel");
        var sheet = new Sheet(title, WIDTH, root, sheets::hide);
        sheet.setActions(spinner, Sheet.gap(), cancel, button);
        Node start = first;
        sheets.show(sheet, start == null ? cancel : start);
    }

    /// What was typed.
    public String text() {
        return typed.getText();
    }

    /// The password; the receiver wipes it.
    public Secret password() {
        return Secret.ofText(password.getCharacters());
    }

    @Override
    protected void attach(Ties ties) {
        root.follow(ties, model);
        ties.listen(
                model.busyProperty(),
                busy -> {
                    spinner.spin(busy);
                    Button button = go;
                    if (button != null) {
                        button.setDisable(busy);
                    }
                });
        ties.listen(
                model.finishedProperty(),
                finished -> {
                    if (finished) {
                        sheets.hide();
                    }
                });
    }

    @Override
    protected void detach() {
        password.clear();
    }
}
