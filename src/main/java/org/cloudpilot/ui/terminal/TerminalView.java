package org.cloudpilot.ui.terminal;

import java.util.List;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import org.cloudpilot.model.LineDiagnostic;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.Clip;
import org.cloudpilot.ui.control.Icon;
import org.cloudpilot.ui.control.Sheet;
import org.cloudpilot.ui.control.Sheets;
import org.cloudpilot.ui.control.Spinner;
import org.cloudpilot.ui.fx.Later;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The terminal in the dock: target, output as text or as a table, and the line being typed.
public final class TerminalView extends View<BorderPane, TerminalViewModel> {
    private final HelpViewModel help;
    private final TerminalLookModel look;
    private final Label target = new Label();
    private final Label version = new Label();
    private final Button useSelected;
    private final ToggleButton asTable =
            toggle(Feather.GRID, "ui.terminal.as_table", "terminal-as-table");
    private final ToggleButton asRouter =
            toggle(Feather.TERMINAL, "ui.terminal.as_router", "terminal-as-router");
    private final Button stop;
    private final Label live = new Label();
    private final Label flaw = new Label();
    private final Label prompt = new Label();
    private final Spinner spinner = new Spinner();
    private final LineField line = new LineField(this::paste);
    private final TextField input = line.field();
    private final HBox inputRow;
    private final Label noTarget = new Label(Sentences.of("ui.terminal.no_target"));
    private final ConsoleScreen screen;
    private final ResultView result;
    private final CompletionList completions;
    private final HistoryPane history;
    private final FindBar find;
    private final AskPane ask;
    private final TerminalMenu menu;
    private final TerminalKeys keys;

    /// @param names tells a router's name, for the history
    /// @param useSelected points the terminal at the selected router
    /// @param openFull opens the full terminal of its router
    /// @param leave gives the focus back to the table
    /// @param close hides the dock
    public TerminalView(
            TerminalViewModel model,
            HelpViewModel help,
            SnippetsViewModel snippets,
            TerminalLookModel look,
            Sheets sheets,
            Function<RouterId, String> names,
            Runnable useSelected,
            Runnable openFull,
            Runnable leave,
            Runnable close) {
        super(new BorderPane(), model);
        this.help = help;
        this.look = look;
        this.useSelected = Buttons.link("", useSelected);
        stop = Buttons.plain(Sentences.of("ui.terminal.stop"), model::interrupt);
        stop.setId("terminal-stop");
        screen = new ConsoleScreen(model.printed());
        result = new ResultView(model.resultProperty(), model.sifting());
        completions = new CompletionList(help, chosen -> accept(help.put(chosen, caret())));
        history = new HistoryPane(model, names, this::recall, this::focusInput);
        find = new FindBar(model.printed(), screen::reveal, this::focusInput);
        ask = new AskPane(model, this::focusInput);
        menu = new TerminalMenu(model, look, snippets, sheets, this::typeText, screen, openFull);
        keys = new TerminalKeys(this, model, help, look, leave);
        root.getStyleClass().add("terminal");
        inputRow = new HBox(prompt, spinner, line);
        root.setLeft(edge());
        root.setCenter(new VBox(head(close), body(), foot()));
        VBox.setVgrow(((VBox) root.getCenter()).getChildren().get(1), Priority.ALWAYS);
    }

    private static ToggleButton toggle(Feather glyph, String key, String id) {
        var button = new ToggleButton(null, Icon.of(glyph));
        button.getStyleClass().setAll("icon-button", "toggle-icon");
        button.setTooltip(new Tooltip(Sentences.of(key)));
        button.setAccessibleText(Sentences.of(key));
        button.setFocusTraversable(false);
        button.setId(id);
        return button;
    }

    private static Region edge() {
        var edge = new Region();
        edge.getStyleClass().add("terminal-edge");
        return edge;
    }

    private HBox head(Runnable close) {
        target.getStyleClass().add("terminal-target");
        version.getStyleClass().add("completion-kind");
        live.getStyleClass().add("terminal-live");
        stop.getStyleClass().add("terminal-stop");
        stop.setTooltip(new Tooltip(Sentences.of("ui.terminal.stop.key")));
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.setFocusTraversable(false);
        target.setMinWidth(Region.USE_PREF_SIZE);
        var head =
                new HBox(
                        8,
                        target,
                        version,
                        useSelected,
                        Sheet.gap(),
                        live,
                        stop,
                        asTable,
                        asRouter,
                        Buttons.icon(
                                Feather.SEARCH, Sentences.of("ui.terminal.find.open"), find::open),
                        Buttons.icon(
                                Feather.SLASH, Sentences.of("ui.terminal.clear"), model::clear),
                        menu.button(),
                        Buttons.icon(Feather.CHEVRON_DOWN, Sentences.of("ui.dock.hide"), close));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("terminal-head");
        return head;
    }

    private StackPane body() {
        noTarget.getStyleClass().add("terminal-remark");
        StackPane.setAlignment(noTarget, Pos.TOP_LEFT);
        StackPane.setAlignment(completions.root(), Pos.BOTTOM_LEFT);
        StackPane.setAlignment(find, Pos.TOP_RIGHT);
        StackPane.setAlignment(ask.root(), Pos.BOTTOM_CENTER);
        var body =
                new StackPane(
                        screen,
                        result.root(),
                        noTarget,
                        completions.root(),
                        history,
                        find,
                        ask.root());
        body.setMinHeight(0);
        return body;
    }

    private VBox foot() {
        prompt.getStyleClass().add("terminal-prompt");
        prompt.setMinWidth(Region.USE_PREF_SIZE);
        input.setAccessibleText(Sentences.of("ui.terminal.input"));
        HBox.setHgrow(line, Priority.ALWAYS);
        inputRow.setAlignment(Pos.CENTER_LEFT);
        inputRow.getStyleClass().add("terminal-line");
        flaw.getStyleClass().add("terminal-flaw");
        flaw.setMinWidth(0);
        return new VBox(flaw, inputRow);
    }

    @Override
    protected void attach(Ties ties) {
        screen.follow();
        ties.listen(model.targetProperty(), this::showTarget);
        ties.bind(prompt.textProperty(), model.promptProperty());
        ties.bindBothWays(input.textProperty(), model.inputProperty());
        ties.listen(model.busyProperty(), busy -> occupied());
        ties.listen(
                model.liveProperty(),
                text -> {
                    live.setText(text);
                    version.setVisible(text.isEmpty());
                    version.setManaged(text.isEmpty());
                    stop.setVisible(!text.isEmpty());
                    stop.setManaged(!text.isEmpty());
                });
        ties.bindBothWays(asRouter.selectedProperty(), model.asRouterPrintsProperty());
        ties.listen(asTable.selectedProperty(), this::showAsTable);
        ties.listen(
                model.resultProperty(),
                table -> {
                    asTable.setDisable(table == null);
                    if (table == null) {
                        asTable.setSelected(false);
                    }
                });
        ties.listen(input.textProperty(), text -> typed());
        ties.listen(model.menuProperty(), where -> typed());
        ties.listen(input.caretPositionProperty(), at -> help.narrow(caret()));
        ties.listen(help.tokensProperty(), tokens -> showHelp());
        ties.listen(help.flawsProperty(), flaws -> showHelp());
        ties.bind(version.textProperty(), help.versionProperty());
        ties.listen(look.lettersProperty(), size -> letters(size.doubleValue()));
        ties.filter(root, KeyEvent.KEY_PRESSED, keys::onShared);
        ties.filter(input, KeyEvent.KEY_PRESSED, keys::onInput);
        ties.filter(input, KeyEvent.KEY_TYPED, keys::onTyped);
        ties.filter(root, ScrollEvent.SCROLL, event -> Letters.wheel(look, event));
        ties.filter(root, MouseEvent.MOUSE_CLICKED, this::onClick);
        screen.onSelected(
                text -> {
                    if (look.mouseCopiesProperty().get()) {
                        Clip.copy(text);
                    }
                });
        menu.attach(ties);
        screen.toEnd();
    }

    @Override
    protected void detach() {
        screen.unfollow();
    }

    private void occupied() {
        boolean waits = model.busyProperty().get();
        spinner.spin(waits);
        prompt.setVisible(!waits);
        prompt.setManaged(!waits);
    }

    private void letters(double size) {
        Font font = Font.font("JetBrains Mono", size);
        screen.font(font);
        line.font(font);
        prompt.setFont(font);
    }

    private void onClick(MouseEvent event) {
        if (event.getButton() == MouseButton.SECONDARY && look.mouseCopiesProperty().get()) {
            paste();
            event.consume();
        } else if (event.getButton() == MouseButton.PRIMARY
                && event.getTarget() == screen
                && screen.selected().isEmpty()) {
            input.requestFocus();
        }
    }

    private void showAsTable(boolean table) {
        result.root().setVisible(table);
        screen.setVisible(!table);
    }

    private void showTarget(@Nullable Router router) {
        target.setText(
                router == null
                        ? Sentences.of("ui.terminal.title")
                        : Sentences.of("ui.terminal.title_of", router.name()));
        inputRow.setVisible(router != null);
        noTarget.setVisible(router == null);
        SiteColour.wear(root, router);
        help.target(router);
    }

    private void typed() {
        help.typed(model.menuProperty().get(), input.getText());
    }

    private void showHelp() {
        var flaws = help.flawsProperty().get();
        line.show(help.tokensProperty().get(), flaws);
        flaw.setText(flaws.isEmpty() ? "" : words(flaws.getFirst()));
        flaw.setVisible(!flaws.isEmpty());
        flaw.setManaged(!flaws.isEmpty());
    }

    private static String words(LineDiagnostic flaw) {
        String sentence = Sentences.of(flaw.sentence());
        return flaw.expected().isEmpty()
                ? sentence
                : Sentences.of(
                        "ui.terminal.expected",
                        sentence,
                        String.join(", ", flaw.expected().stream().limit(8).toList()));
    }

    /// Whether a key is the terminal's own, because the focus is in one, although the window has a
    /// use for it elsewhere.
    public static boolean takes(@Nullable Node focus, KeyEvent event) {
        return switch (event.getCode()) {
            case F1, F, SLASH, ESCAPE, DOWN, ENTER -> isWithin(focus, "terminal");
            default -> false;
        };
    }

    static boolean isWithin(@Nullable Node focus, String style) {
        for (Node node = focus; node != null; node = node.getParent()) {
            if (node.getStyleClass().contains(style)) {
                return true;
            }
        }
        return false;
    }

    /// The router that the terminal could turn to; null when it is the target, or none is selected.
    public void offer(@Nullable String name) {
        useSelected.setVisible(name != null);
        useSelected.setManaged(name != null);
        useSelected.setText(name == null ? "" : Sentences.of("ui.terminal.use", name));
    }

    public void focusInput() {
        Later.focus(root, input);
        Later.run(input::end);
    }

    int caret() {
        return input.getCaretPosition();
    }

    TextField input() {
        return input;
    }

    ConsoleScreen screen() {
        return screen;
    }

    CompletionList completions() {
        return completions;
    }

    void openFind() {
        asTable.setSelected(false);
        find.open();
    }

    void openHistory() {
        history.open(input.getText());
    }

    /// The line with a completion in it.
    void accept(HelpViewModel.@Nullable Completed completed) {
        if (completed != null) {
            input.setText(completed.line());
            input.positionCaret(completed.caret());
        }
    }

    private void recall(String text) {
        if (text.indexOf('\n') >= 0) {
            model.paste(text);
        } else {
            input.setText(text);
            input.end();
        }
    }

    void paste() {
        String text = Clipboard.getSystemClipboard().getString();
        if (text != null) {
            typeText(text);
        }
    }

    /// One line is typed where the caret stands, many are asked about.
    private void typeText(String text) {
        List<String> lines = Pasted.lines(text);
        if (lines.size() > 1) {
            model.paste(text);
        } else if (!lines.isEmpty()) {
            int end = input.getSelection().getStart() + lines.getFirst().length();
            input.replaceSelection(lines.getFirst());
            Later.focus(root, input);
            Later.run(() -> input.positionCaret(end));
        }
    }
}
