package org.cloudpilot.ui.keys;

import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.cloudpilot.model.Scope;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.model.Space;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.Choices;
import org.cloudpilot.ui.control.FormField;
import org.cloudpilot.ui.control.FormPane;
import org.cloudpilot.ui.control.Sheet;
import org.cloudpilot.ui.control.Sheets;
import org.cloudpilot.ui.control.Spinner;
import org.cloudpilot.ui.control.Words;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The sheet that makes a key pair.
final class KeyFormView extends View<FormPane, KeyFormViewModel> {
    private final Sheets sheets;
    private final TextField name = new TextField();
    private final Map<Scope, CheckBox> scopes = new EnumMap<>(Scope.class);
    private final ComboBox<Lifetime> lifetime;
    private final ComboBox<@Nullable Space> space;
    private final Spinner spinner = new Spinner();
    private final Button make;
    private final Sheet sheet;

    KeyFormView(KeyFormViewModel model, Sheets sheets) {
        super(new FormPane(), model);
        this.sheets = sheets;
        name.setId("key-name");
        name.setPromptText(Sentences.of("ui.keys.name_prompt"));
        lifetime =
                Choices.of(
                        List.of(Lifetime.values()),
                        each ->
                                Sentences.of(
                                        "ui.keys.lifetime."
                                                + each.name().toLowerCase(Locale.ROOT)));
        lifetime.setId("key-lifetime");
        List<@Nullable Space> places = new ArrayList<>();
        places.add(null);
        places.addAll(model.spaces());
        space =
                Choices.of(
                        places,
                        each -> each == null ? Sentences.of("ui.keys.all_spaces") : each.name());
        space.setId("key-space");
        var ends = new FormField(Sentences.of("ui.keys.expires"), lifetime);
        var where = new FormField(Sentences.of("ui.keys.space"), space);
        root.field("expires_at", ends).field("space", where);
        root.getChildren().removeAll(ends, where);
        HBox.setHgrow(ends, Priority.ALWAYS);
        HBox.setHgrow(where, Priority.ALWAYS);
        ends.setPrefWidth(200);
        where.setPrefWidth(200);
        root.field("name", Sentences.of("ui.keys.name"), name)
                .field("scopes", Sentences.of("ui.keys.may"), scopeBoxes())
                .more(new HBox(12, ends, where));
        make = Buttons.primary(Sentences.of("ui.keys.make"), this::make);
        make.setId("key-make");
        make.setDefaultButton(true);
        sheet = new Sheet(Sentences.of("ui.keys.new"), 520, root, sheets::hide);
        sheet.setActions(
                spinner, Sheet.gap(), Buttons.plain(Sentences.of("ui.cancel"), sheets::hide), make);
    }

    private VBox scopeBoxes() {
        var boxes = new VBox(8);
        boxes.getStyleClass().add("choices");
        for (Scope scope : Scope.values()) {
            var box = new CheckBox(Sentences.of("ui.scope_name." + scope.word()));
            box.setId("scope-" + scope.word());
            scopes.put(scope, box);
            var words = Words.hint(Sentences.of("ui.scope_does." + scope.word()));
            words.getStyleClass().add("beneath-box");
            boxes.getChildren().add(new VBox(1, box, words));
        }
        return boxes;
    }

    void open() {
        sheets.show(sheet, name);
    }

    private void make() {
        model.make(pair -> new KeyPairView(pair, sheets).open());
    }

    @Override
    protected void attach(Ties ties) {
        ties.bindBothWays(name.textProperty(), model.nameProperty());
        scopes.forEach(
                (scope, box) ->
                        ties.bindBothWays(box.selectedProperty(), model.scopeProperty(scope)));
        ties.bindBothWays(lifetime.valueProperty(), model.lifetimeProperty());
        ties.bindBothWays(space.valueProperty(), model.spaceProperty());
        root.follow(ties, model.submission());
        ties.listen(
                model.submission().busyProperty(),
                busy -> {
                    spinner.spin(busy);
                    make.setDisable(busy);
                });
        ties.listen(
                model.submission().finishedProperty(),
                finished -> {
                    if (finished) {
                        sheets.hide();
                    }
                });
    }
}
