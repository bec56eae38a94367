package org.cloudpilot.ui.settings;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Sheets;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.cloudpilot.ui.settings.SettingsViewModel.Section;
import org.cloudpilot.ui.terminal.TerminalLookModel;

/// The settings page: its sections at the left, the chosen one beside them.
public final class SettingsView extends View<HBox, SettingsViewModel> {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final TerminalLookModel look;
    private final Sheets sheets;
    private final Map<Section, Button> lines = new EnumMap<>(Section.class);
    private final ScrollPane scroll = new ScrollPane();

    public SettingsView(SettingsViewModel model, TerminalLookModel look, Sheets sheets) {
        super(new HBox(), model);
        this.look = look;
        this.sheets = sheets;
        var title = new Label(Sentences.of("ui.settings.title"));
        title.getStyleClass().add("page-title");
        var list = new VBox(2, title);
        list.getStyleClass().add("settings-list");
        for (Section section : Section.values()) {
            String word = section.name().toLowerCase(Locale.ROOT);
            var line = new Button(Sentences.of("ui.settings." + word));
            line.getStyleClass().setAll("scope-line");
            line.setId("section-" + word.replace('_', '-'));
            line.setMaxWidth(Double.MAX_VALUE);
            line.setOnAction(event -> model.sectionProperty().set(section));
            lines.put(section, line);
            list.getChildren().add(line);
        }
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "settings-scroll");
        HBox.setHgrow(scroll, Priority.ALWAYS);
        root.getStyleClass().addAll("page", "settings");
        root.getChildren().setAll(list, scroll);
    }

    @Override
    protected void attach(Ties ties) {
        ties.listen(model.sectionProperty(), this::show);
        ties.listen(
                model.users().ownerProperty(),
                owner -> {
                    for (Section section :
                            new Section[] {Section.USERS, Section.BACKUP, Section.STORE_KEY}) {
                        Button line = lines.get(section);
                        if (line != null) {
                            line.setVisible(owner);
                            line.setManaged(owner);
                        }
                    }
                });
        model.users().lookWhoIsOwner();
    }

    @Override
    protected void detach() {
        scroll.setContent(null);
    }

    private void show(Section section) {
        lines.forEach((each, line) -> line.pseudoClassStateChanged(CHOSEN, each == section));
        scroll.setContent(content(section));
        scroll.setVvalue(0);
    }

    private Parent content(Section section) {
        return switch (section) {
            case YOU -> new YouView(model.you(), sheets).root();
            case LOCKING -> new LockingView(model.locking(), sheets).root();
            case TERMINAL -> new TerminalLookView(look).root();
            case USERS -> new UsersView(model.users(), sheets).root();
            case BACKUP -> new BackupView(model.backup()).root();
            case STORE_KEY -> new StoreKeyView(model.users(), sheets).root();
        };
    }

    /// Where the keyboard begins on this page.
    public void focus() {
        Button line = lines.get(model.sectionProperty().get());
        if (line != null) {
            line.requestFocus();
        }
    }
}
