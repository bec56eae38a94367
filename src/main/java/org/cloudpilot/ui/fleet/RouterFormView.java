package org.cloudpilot.ui.fleet;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.model.Transport;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.Choices;
import org.cloudpilot.ui.control.FormField;
import org.cloudpilot.ui.control.Sheet;
import org.cloudpilot.ui.control.Spinner;
import org.cloudpilot.ui.fx.Later;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;

/// The sheet that adds or edits a router.
final class RouterFormView extends View<VBox, RouterFormViewModel> {
    static final double WHOLE = 518;
    static final double GAP = 12;
    static final double PORT = 92;
    static final double HALF = (WHOLE - GAP) / 2;

    private final FleetActions window;
    private final Map<String, FormField> fields = new LinkedHashMap<>();
    private final TextField name = new TextField();
    private final TextField host = new TextField();
    private final TextField port = new TextField();
    private final ComboBox<Transport> transport = new ComboBox<>();
    private final TextField username = new TextField();
    private final PasswordField password = new PasswordField();
    private final ComboBox<String> site = new ComboBox<>();
    private final TextField tags = new TextField();
    private final TextArea note = new TextArea();
    private final LadderView ladder;
    private final ReachFormView reach;
    private final Label refusal = new Label();
    private final Spinner spinner = new Spinner();
    private final Button test;
    private final Button save;
    private final Sheet sheet;

    RouterFormView(RouterFormViewModel model, FleetActions window) {
        super(new VBox(), model);
        this.window = window;
        root.getStyleClass().add("form");
        reach =
                new ReachFormView(
                        model.reach(), model.keepsViaPassword(), () -> Later.run(this::toEnd));
        ladder =
                new LadderView(
                        proof -> {
                            model.accept(proof);
                            testNow();
                        });
        Choices.fill(
                transport,
                RouterFormViewModel.TRANSPORTS,
                each -> Sentences.of("ui.transport." + each.word()));
        name.setPromptText(Sentences.of("ui.form.name_prompt"));
        host.setPromptText(Sentences.of("ui.form.host_prompt"));
        site.setEditable(true);
        site.setMaxWidth(Double.MAX_VALUE);
        site.getItems().setAll(model.knownSites());
        site.setPromptText(Sentences.of("ui.form.site_prompt"));
        tags.setPromptText(Sentences.of("ui.form.tags_prompt"));
        password.setPromptText(model.isNew() ? "" : Sentences.of("ui.form.password_stays"));
        note.setPrefRowCount(2);
        note.setWrapText(true);
        note.addEventFilter(KeyEvent.KEY_PRESSED, this::leaveNoteByTab);
        root.getChildren()
                .setAll(
                        row(field("name", name, WHOLE)),
                        row(field("host", host, WHOLE - PORT - GAP), field("port", port, PORT)),
                        row(field("transport", transport, WHOLE)),
                        row(field("username", username, HALF), field("password", password, HALF)),
                        row(field("site", site, HALF), field("tags", tags, HALF)),
                        row(field("note", note, WHOLE)),
                        reach.root(),
                        ladder,
                        refusal);
        refusal.getStyleClass().add("form-refusal");
        refusal.setWrapText(true);
        String title = Sentences.of(model.isNew() ? "ui.form.add" : "ui.form.edit");
        sheet = new Sheet(title, 574, root, window::hideSheet);
        test = Buttons.plain(Sentences.of("ui.form.test"), this::testNow);
        save = Buttons.primary(Sentences.of("ui.form.save"), this::saveNow);
        save.setDefaultButton(true);
        save.setId("save-router");
        test.setId("test-connection");
        sheet.setActions(
                test,
                spinner,
                Sheet.gap(),
                Buttons.plain(Sentences.of("ui.cancel"), window::hideSheet),
                save);
    }

    void open() {
        window.show(sheet, model.isNew() ? name : host);
    }

    @Override
    protected void attach(Ties ties) {
        ties.bindBothWays(name.textProperty(), model.nameProperty());
        ties.bindBothWays(host.textProperty(), model.hostProperty());
        ties.bindBothWays(port.textProperty(), model.portProperty());
        ties.bindBothWays(transport.valueProperty(), model.transportProperty());
        ties.bindBothWays(username.textProperty(), model.usernameProperty());
        ties.bindBothWays(site.getEditor().textProperty(), model.siteProperty());
        ties.bindBothWays(tags.textProperty(), model.tagsProperty());
        ties.bindBothWays(note.textProperty(), model.noteProperty());
        ties.listen(model.errorsProperty(), this::showErrors);
        ties.listen(
                model.ladderProperty(),
                test -> {
                    ladder.show(test);
                    if (test != null) {
                        Later.run(sheet::toEnd);
                    }
                });
        ties.listen(
                model.refusalProperty(),
                message -> {
                    refusal.setText(message == null ? "" : Sentences.of(message));
                    refusal.setVisible(message != null);
                    refusal.setManaged(message != null);
                });
        var busy = model.savingProperty().or(model.testingProperty());
        ties.listen(
                busy,
                underWay -> {
                    spinner.spin(underWay);
                    test.setDisable(underWay);
                    save.setDisable(underWay);
                });
        ties.listen(
                model.finishedProperty(),
                finished -> {
                    if (finished) {
                        window.hideSheet();
                    }
                });
    }

    @Override
    protected void detach() {
        password.clear();
    }

    private void showErrors(FieldErrors errors) {
        fields.forEach((field, input) -> input.show(errors.of(field)));
        Node further = reach.show(errors);
        fields.entrySet().stream()
                .filter(entry -> !errors.of(entry.getKey()).isEmpty())
                .map(entry -> entry.getValue().input())
                .findFirst()
                .or(() -> java.util.Optional.ofNullable(further))
                .ifPresent(Node::requestFocus);
    }

    private void toEnd() {
        sheet.toEnd();
    }

    private void testNow() {
        model.test(typedPassword(), reach.typedViaPassword());
    }

    private void saveNow() {
        model.save(typedPassword(), reach.typedViaPassword());
    }

    private Secret typedPassword() {
        return Secret.ofText(password.getCharacters());
    }

    private FormField field(String key, Node input, double width) {
        FormField field = field(key, key, input, width);
        fields.put(key, field);
        return field;
    }

    /// Of a fixed width: how high a sentence beneath becomes depends on it.
    static FormField field(String key, String label, Node input, double width) {
        var field = new FormField(Sentences.of("ui.form." + label), input);
        input.setId("router-" + key);
        field.setMinWidth(width);
        field.setPrefWidth(width);
        field.setMaxWidth(width);
        return field;
    }

    static HBox row(FormField... parts) {
        var row = new HBox(GAP, parts);
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }

    /// Tab leads on; a note needs no tabs. Ctrl+Enter saves from here, too.
    private void leaveNoteByTab(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB && !event.isShortcutDown()) {
            (event.isShiftDown() ? tags : reach.first()).requestFocus();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            save.fire();
            event.consume();
        }
    }
}
