package org.cloudpilot.ui.terminal;

import java.io.File;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.PasswordField;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.stage.FileChooser;
import org.cloudpilot.model.SecretArguments;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.model.Snippet;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.FormPane;
import org.cloudpilot.ui.control.Menus;
import org.cloudpilot.ui.control.Sheet;
import org.cloudpilot.ui.control.Sheets;
import org.cloudpilot.ui.fx.Ties;
import org.kordamp.ikonli.feather.Feather;

/// What else the terminal can do, behind the button with the dots.
final class TerminalMenu {
    private final TerminalViewModel model;
    private final SnippetsViewModel snippets;
    private final Sheets sheets;
    private final Consumer<String> type;
    private final Button button;
    private final ContextMenu menu = new ContextMenu();
    private final Menu snippetMenu = new Menu(Sentences.of("ui.terminal.snippets"));
    private final CheckMenuItem mouseCopies =
            new CheckMenuItem(Sentences.of("ui.terminal.mouse_copies"));
    private final CheckMenuItem logging = new CheckMenuItem(Sentences.of("ui.terminal.log"));
    private final TerminalLookModel look;

    /// @param type puts a text into the line
    /// @param openFull opens the full terminal of its router
    TerminalMenu(
            TerminalViewModel model,
            TerminalLookModel look,
            SnippetsViewModel snippets,
            Sheets sheets,
            Consumer<String> type,
            ConsoleScreen screen,
            Runnable openFull) {
        this.model = model;
        this.look = look;
        this.snippets = snippets;
        this.sheets = sheets;
        this.type = type;
        button =
                Buttons.icon(Feather.MORE_HORIZONTAL, Sentences.of("ui.terminal.more"), this::open);
        button.setId("terminal-more");
        logging.setOnAction(event -> log());
        menu.getItems()
                .setAll(
                        item("ui.terminal.full", openFull),
                        new SeparatorMenuItem(),
                        item("ui.terminal.safe_mode", model::toggleSafeMode),
                        item("ui.terminal.unroll", model::unroll),
                        new SeparatorMenuItem(),
                        snippetMenu,
                        item("ui.terminal.snippet.keep_line", this::keepLine),
                        new SeparatorMenuItem(),
                        item("ui.terminal.select_all", screen::selectAll),
                        logging,
                        mouseCopies,
                        item("ui.terminal.larger", look::larger),
                        item("ui.terminal.smaller", look::smaller),
                        new SeparatorMenuItem(),
                        item("ui.terminal.forget", model::forgetHistory));
    }

    private static MenuItem item(String key, Runnable action) {
        var item = new MenuItem(Sentences.of(key));
        item.setOnAction(event -> action.run());
        return item;
    }

    Button button() {
        return button;
    }

    void attach(Ties ties) {
        ties.bindBothWays(mouseCopies.selectedProperty(), look.mouseCopiesProperty());
        ties.listen(model.recording().onProperty(), logging::setSelected);
        ties.listen(snippets.snippets(), this::listSnippets);
        snippets.load();
    }

    private void open() {
        Menus.showBelow(button, menu);
    }

    private void listSnippets() {
        snippetMenu.getItems().clear();
        for (Snippet snippet : snippets.snippets()) {
            var use = new MenuItem(Sentences.of("ui.terminal.snippet.use"));
            use.setOnAction(event -> use(snippet));
            var forget = new MenuItem(Sentences.of("ui.terminal.snippet.remove"));
            forget.setOnAction(event -> snippets.remove(snippet));
            snippetMenu.getItems().add(new Menu(snippet.name(), null, use, forget));
        }
        snippetMenu.setDisable(snippets.snippets().isEmpty());
    }

    private void keepLine() {
        snippets.begin(model.inputProperty().get());
        new SnippetFormView(snippets, sheets).open();
    }

    private void use(Snippet snippet) {
        if (snippet.gaps().isEmpty()) {
            type.accept(snippet.text());
            return;
        }
        var form = new FormPane();
        Map<String, TextField> fields = new LinkedHashMap<>();
        for (String gap : snippet.gaps()) {
            boolean secret = SecretArguments.known().isSecret(gap);
            TextField field = secret ? new PasswordField() : new TextField();
            fields.put(gap, field);
            form.field(gap, gap, field);
        }
        var sheet = new Sheet(snippet.name(), 420, form, sheets::hide);
        Button fill =
                Buttons.primary(
                        Sentences.of("ui.terminal.snippet.fill"),
                        () -> {
                            Map<String, String> values = new LinkedHashMap<>();
                            fields.forEach((gap, field) -> values.put(gap, field.getText()));
                            sheets.hide();
                            type.accept(snippet.filled(values));
                        });
        fill.setDefaultButton(true);
        sheet.setActions(Sheet.gap(), Buttons.plain(Sentences.of("ui.cancel"), sheets::hide), fill);
        sheets.show(sheet, fields.values().iterator().next());
    }

    /// Begins or ends the log; where it goes is chosen each time.
    private void log() {
        if (model.recording().onProperty().get()) {
            model.recording().stop();
            return;
        }
        logging.setSelected(false);
        var chooser = new FileChooser();
        chooser.setTitle(Sentences.of("ui.terminal.log"));
        chooser.setInitialFileName("terminal.log");
        File file = chooser.showSaveDialog(button.getScene().getWindow());
        if (file != null) {
            model.recording().start(file.toPath());
        }
    }
}
