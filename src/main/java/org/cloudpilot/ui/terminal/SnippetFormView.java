package org.cloudpilot.ui.terminal;

import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.FormPane;
import org.cloudpilot.ui.control.Sheet;
import org.cloudpilot.ui.control.Sheets;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;

/// The sheet that keeps a snippet.
final class SnippetFormView extends View<FormPane, SnippetsViewModel> {
    private final Sheets sheets;
    private final TextField name = new TextField();
    private final TextArea text = new TextArea();

    SnippetFormView(SnippetsViewModel model, Sheets sheets) {
        super(new FormPane(), model);
        this.sheets = sheets;
        name.setId("snippet-name");
        text.setId("snippet-text");
        text.setPrefRowCount(5);
        text.getStyleClass().add("ask-lines");
        root.field("name", Sentences.of("ui.terminal.snippet.name"), name)
                .field("text", Sentences.of("ui.terminal.snippet.text"), text)
                .words(Sentences.of("ui.terminal.snippet.gaps"));
    }

    void open() {
        Button keep = Buttons.primary(Sentences.of("ui.terminal.snippet.keep"), model::keep);
        keep.setId("snippet-keep");
        var sheet = new Sheet(Sentences.of("ui.terminal.snippet.new"), 520, root, sheets::hide);
        sheet.setActions(Sheet.gap(), Buttons.plain(Sentences.of("ui.cancel"), sheets::hide), keep);
        sheets.show(sheet, name);
    }

    @Override
    protected void attach(Ties ties) {
        ties.bindBothWays(name.textProperty(), model.nameProperty());
        ties.bindBothWays(text.textProperty(), model.textProperty());
        root.follow(ties, model.keeping());
        ties.listen(
                model.keeping().finishedProperty(),
                finished -> {
                    if (finished) {
                        sheets.hide();
                    }
                });
    }
}
