package org.cloudpilot.ui.spaces;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.cloudpilot.model.Exposure;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.Clip;
import org.cloudpilot.ui.control.FormPane;
import org.cloudpilot.ui.control.Sheet;
import org.cloudpilot.ui.control.Sheets;

/// The sheet that lists the routers whose passwords are to be changed because somebody left.
final class ExposuresView {
    private final Sheet sheet;
    private final Button copy;
    private final Sheets sheets;

    ExposuresView(ExposuresViewModel model, Sheets sheets) {
        this.sheets = sheets;
        var list = new VBox();
        list.getStyleClass().add("removal-names");
        model.exposures().forEach(each -> list.getChildren().add(line(model, each)));
        var body =
                new FormPane().words(Sentences.of("ui.exposures.text", model.leaver())).more(list);
        sheet = new Sheet(Sentences.of("ui.exposures.title"), 520, body, sheets::hide);
        copy = Buttons.plain(Sentences.of("ui.exposures.copy"), () -> Clip.copy(model.text()));
        copy.setId("copy-exposures");
        Button close = Buttons.primary(Sentences.of("ui.close"), sheets::hide);
        close.setId("exposures-close");
        sheet.setActions(copy, Sheet.gap(), close);
    }

    private static HBox line(ExposuresViewModel model, Exposure exposure) {
        var name = new Label(exposure.name());
        var since = new Label(model.line(exposure));
        since.getStyleClass().add("form-hint");
        since.setMinWidth(Label.USE_PREF_SIZE);
        var line = new HBox(8, name, Sheet.gap(), since);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    void open() {
        sheets.show(sheet, copy);
    }
}
