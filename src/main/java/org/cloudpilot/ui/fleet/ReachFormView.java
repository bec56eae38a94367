package org.cloudpilot.ui.fleet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cloudpilot.model.Engine;
import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.Fingerprint;
import org.cloudpilot.model.PeerProof;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.model.Via;
import org.cloudpilot.model.WordEncoding;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.Choices;
import org.cloudpilot.ui.control.FormField;
import org.cloudpilot.ui.control.Icon;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The advanced part of the router's form: folded until it is asked for, or something in it is
/// wrong.
final class ReachFormView extends View<VBox, ReachFormModel> {
    private static final double WHOLE = RouterFormView.WHOLE;
    private static final double GAP = RouterFormView.GAP;
    private static final double PORT = RouterFormView.PORT;
    private static final double HALF = RouterFormView.HALF;

    private final Runnable unfolded;
    private final Map<String, FormField> fields = new LinkedHashMap<>();
    private final Button fold = new Button();
    private final Label summary = new Label();
    private final VBox content = new VBox();
    private final TextField addresses = new TextField();
    private final ComboBox<Via.Kind> via = new ComboBox<>();
    private final TextField viaHost = new TextField();
    private final TextField viaPort = new TextField();
    private final TextField viaUsername = new TextField();
    private final PasswordField viaPassword = new PasswordField();
    private final TextField knock = new TextField();
    private final TextField sshPort = new TextField();
    private final ComboBox<Engine> engine = new ComboBox<>();
    private final ComboBox<WordEncoding> encoding = new ComboBox<>();
    private final HBox viaServer;
    private final HBox viaLogin;
    private final VBox confirmed = new VBox(4);

    /// @param passwordStays whether the way has a stored password
    /// @param unfolded called once it is
    ReachFormView(ReachFormModel model, boolean passwordStays, Runnable unfolded) {
        super(new VBox(), model);
        this.unfolded = unfolded;
        root.getStyleClass().add("form-more");
        Choices.fill(
                via, List.of(Via.Kind.values()), kind -> Sentences.of("ui.via." + kind.word()));
        Choices.fill(
                engine, List.of(Engine.values()), each -> Sentences.of("ui.engine." + each.word()));
        Choices.fill(
                encoding,
                List.of(WordEncoding.values()),
                each -> Sentences.of("ui.encoding." + each.word()));
        addresses.setPromptText(Sentences.of("ui.form.addresses_prompt"));
        knock.setPromptText(Sentences.of("ui.form.knock_prompt"));
        viaHost.setPromptText(Sentences.of("ui.form.host_prompt"));
        viaPassword.setPromptText(passwordStays ? Sentences.of("ui.form.password_stays") : "");
        viaServer =
                RouterFormView.row(
                        field("via", "via_host", viaHost, WHOLE - PORT - GAP),
                        field("via_port", "port", viaPort, PORT));
        viaLogin =
                RouterFormView.row(
                        field("via_username", "username", viaUsername, HALF),
                        field("via_password", "password", viaPassword, HALF));
        content.getStyleClass().add("form-more-content");
        content.getChildren()
                .setAll(
                        RouterFormView.row(field("addresses", "addresses", addresses, WHOLE)),
                        RouterFormView.row(
                                field("via_kind", "via", via, HALF),
                                field("knock", "knock", knock, HALF)),
                        viaServer,
                        viaLogin,
                        RouterFormView.row(
                                field("engine", "engine", engine, HALF),
                                field("encoding", "encoding", encoding, HALF - PORT - GAP),
                                field("ssh_port", "ssh_port", sshPort, PORT)),
                        confirmed);
        fold.setText(Sentences.of("ui.form.advanced"));
        fold.getStyleClass().setAll("fold-button");
        fold.setId("advanced");
        fold.setOnAction(event -> unfold(!content.isVisible()));
        summary.getStyleClass().add("form-hint");
        var head = new HBox(10, fold, summary);
        head.setAlignment(Pos.CENTER_LEFT);
        root.getChildren().setAll(head, content);
        unfold(false);
    }

    private void unfold(boolean on) {
        content.setVisible(on);
        content.setManaged(on);
        fold.setGraphic(Icon.of(on ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT));
        fold.setAccessibleHelp(Sentences.of(on ? "ui.form.unfolded" : "ui.form.folded"));
        summary.setVisible(!on);
        summary.setText(model.summary());
        if (on) {
            unfolded.run();
        }
    }

    /// What the focus goes to from above.
    Node first() {
        return fold;
    }

    Secret typedViaPassword() {
        return Secret.ofText(viaPassword.getCharacters());
    }

    @Override
    protected void attach(Ties ties) {
        ties.bindBothWays(addresses.textProperty(), model.addressesProperty());
        ties.bindBothWays(via.valueProperty(), model.viaProperty());
        ties.bindBothWays(viaHost.textProperty(), model.viaHostProperty());
        ties.bindBothWays(viaPort.textProperty(), model.viaPortProperty());
        ties.bindBothWays(viaUsername.textProperty(), model.viaUsernameProperty());
        ties.bindBothWays(knock.textProperty(), model.knockProperty());
        ties.bindBothWays(sshPort.textProperty(), model.sshPortProperty());
        ties.bindBothWays(engine.valueProperty(), model.engineProperty());
        ties.bindBothWays(encoding.valueProperty(), model.encodingProperty());
        ties.listen(
                model.viaProperty(),
                kind -> {
                    boolean between = kind != Via.Kind.DIRECT;
                    for (Node row : new Node[] {viaServer, viaLogin}) {
                        row.setVisible(between);
                        row.setManaged(between);
                    }
                });
        for (ObservableValue<@Nullable Fingerprint> each :
                java.util.List.of(
                        model.certificateProperty(),
                        model.hostKeyProperty(),
                        model.jumpHostKeyProperty())) {
            ties.listen(each, fingerprint -> showConfirmed());
        }
        summary.setText(model.summary());
    }

    @Override
    protected void detach() {
        viaPassword.clear();
    }

    private void showConfirmed() {
        confirmed.getChildren().clear();
        show(PeerProof.Kind.CERTIFICATE, model.certificateProperty().get());
        show(PeerProof.Kind.HOST_KEY, model.hostKeyProperty().get());
        show(PeerProof.Kind.JUMP_HOST_KEY, model.jumpHostKeyProperty().get());
        confirmed.setVisible(!confirmed.getChildren().isEmpty());
        confirmed.setManaged(confirmed.isVisible());
    }

    private void show(PeerProof.Kind kind, @Nullable Fingerprint fingerprint) {
        if (fingerprint == null) {
            return;
        }
        var name = new Label(Sentences.of("ui.proof." + FingerprintText.word(kind)));
        name.getStyleClass().add("form-caption");
        name.setMinWidth(Label.USE_PREF_SIZE);
        var text = new Label(fingerprint.inPairs());
        text.getStyleClass().add("fingerprint");
        text.setMinWidth(0);
        text.setTooltip(new Tooltip(fingerprint.inPairs()));
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        Button forget = Buttons.link(Sentences.of("ui.proof.forget"), () -> model.forget(kind));
        forget.setMinWidth(Button.USE_PREF_SIZE);
        var line = new HBox(10, name, text, forget);
        line.setAlignment(Pos.CENTER_LEFT);
        confirmed.getChildren().add(line);
    }

    /// The first of its fields that is wrong, or null.
    @Nullable Node show(FieldErrors errors) {
        fields.forEach((field, input) -> input.show(errors.of(field)));
        Node first =
                fields.entrySet().stream()
                        .filter(entry -> !errors.of(entry.getKey()).isEmpty())
                        .map(entry -> entry.getValue().input())
                        .findFirst()
                        .orElse(null);
        if (first != null) {
            unfold(true);
        }
        return first;
    }

    private FormField field(String key, String label, Node input, double width) {
        FormField field = RouterFormView.field(key, label, input, width);
        fields.put(key, field);
        return field;
    }
}
