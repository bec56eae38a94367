package org.cloudpilot.ui.fleet;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.EmptyState;
import org.cloudpilot.ui.control.Icon;
import org.cloudpilot.ui.control.Menus;
import org.cloudpilot.ui.control.Spinner;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The fleet: attention strip, bar with scope and actions, table, and what stands in its place when
/// there is nothing to show.
public final class FleetView extends View<VBox, FleetViewModel> {
    private final FleetActions window;
    private final RouterTable table;
    private final HBox chips = new HBox(6);
    private final Label count = new Label();
    private final Button settle;
    private final Button test;
    private final Button edit;
    private final Button delete;
    private final Button add;
    private final Label viewOnly = new Label(Sentences.of("ui.rights.view_only"));
    private final Button columns;
    private final StackPane places = new StackPane();
    private final Node loading;
    private final Node none;
    private final Button addFirst;
    private final Node noMatch;
    private final Label failure = new Label();

    public FleetView(FleetViewModel model, FleetActions window) {
        super(new VBox(), model);
        this.window = window;
        table = new RouterTable(model, window::openInspector);
        settle = Buttons.link("", model::arrange);
        test = Buttons.plain(Sentences.of("ui.fleet.test"), this::testSelected);
        test.setId("test-routers");
        edit = Buttons.plain(Sentences.of("ui.fleet.edit"), this::editSelected);
        delete = Buttons.plain(Sentences.of("ui.fleet.delete"), this::deleteSelected);
        add = Buttons.primary(Sentences.of("ui.fleet.add"), this::add);
        columns =
                Buttons.icon(
                        Feather.SLIDERS, Sentences.of("ui.fleet.columns"), this::chooseColumns);
        chips.setAlignment(Pos.CENTER_LEFT);
        chips.setMinWidth(0);
        HBox.setHgrow(chips, Priority.ALWAYS);
        count.getStyleClass().add("fleet-count");
        count.setMinWidth(40);
        viewOnly.getStyleClass().add("demo-tag");
        viewOnly.setMinWidth(Label.USE_PREF_SIZE);
        var bar = new HBox(8, chips, viewOnly, settle, count, test, edit, delete, add, columns);
        for (Button button : List.of(settle, test, edit, delete, add)) {
            button.setMinWidth(Button.USE_PREF_SIZE);
        }
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("fleet-bar");
        loading = loadingPane();
        addFirst = Buttons.primary(Sentences.of("ui.fleet.add_first"), this::add);
        none =
                new EmptyState(
                        Feather.SERVER,
                        Sentences.of("ui.fleet.none"),
                        Sentences.of("ui.fleet.none_text"),
                        addFirst);
        noMatch =
                new EmptyState(
                        Feather.SEARCH,
                        Sentences.of("ui.fleet.no_match"),
                        Sentences.of("ui.fleet.no_match_text"),
                        Buttons.plain(Sentences.of("ui.fleet.show_all"), this::showAll));
        failure.setWrapText(true);
        failure.getStyleClass().add("empty-text");
        places.getChildren().setAll(table.root(), loading, none, noMatch, failure);
        places.setMinHeight(60);
        VBox.setVgrow(places, Priority.ALWAYS);
        root.getStyleClass().add("fleet");
        root.getChildren().setAll(new AttentionView(model, window).root(), bar, places);
        root.setMinWidth(0);
        table.root().setContextMenu(contextMenu());
    }

    private static Node loadingPane() {
        var spinner = new Spinner();
        spinner.spin(true);
        var box = new HBox(8, spinner, new Label(Sentences.of("ui.fleet.loading")));
        box.setAlignment(Pos.CENTER);
        return box;
    }

    @Override
    protected void attach(Ties ties) {
        showRights();
        ties.listen(model.scopes(), this::showChips);
        ties.listen(
                model.selectionProperty(),
                rows -> {
                    showChips();
                    showCount();
                    boolean any = !rows.isEmpty();
                    show(test, any);
                    show(delete, any);
                    show(edit, rows.size() == 1);
                });
        ties.listen(model.shown(), () -> showPlace(true));
        ties.listen(model.loadingProperty(), now -> showPlace(true));
        ties.listen(model.summaryProperty(), now -> showPlace(false));
        ties.listen(
                model.unsettledProperty(),
                rows -> {
                    show(settle, rows.intValue() > 0);
                    settle.setText(Sentences.of("ui.fleet.unsettled", rows));
                });
        ties.filter(table.root(), KeyEvent.KEY_PRESSED, this::onKey);
    }

    /// What the person's role in the space does not reach is there, and says why not.
    private void showRights() {
        boolean manage = model.may(Scope.MANAGE);
        show(viewOnly, !manage);
        viewOnly.setTooltip(new Tooltip(Sentences.of(FleetViewModel.why(Scope.MANAGE))));
        for (Button button : List.of(add, addFirst, edit, delete)) {
            button.setDisable(!manage);
        }
        test.setDisable(!model.may(Scope.OPERATE));
    }

    private void showChips() {
        chips.getChildren().clear();
        int selected = model.selectionProperty().get().size();
        if (selected > 1) {
            int hidden = model.hiddenSelected();
            String text =
                    hidden == 0
                            ? Sentences.of("ui.fleet.selected", selected)
                            : Sentences.of("ui.fleet.selected_hidden", selected, hidden);
            chips.getChildren().add(chip(text, model::selectNone));
            return;
        }
        for (FleetScope scope : model.scopes()) {
            chips.getChildren().add(chip(scope.label(), () -> model.unchoose(scope)));
        }
        if (model.scopes().isEmpty()) {
            var all = new Label(Sentences.of("ui.scope.all"));
            all.getStyleClass().add("fleet-title");
            chips.getChildren().add(all);
        }
    }

    private static Button chip(String text, Runnable remove) {
        var chip = new Button(text, Icon.of(Feather.X));
        chip.getStyleClass().setAll("chip");
        chip.setOnAction(event -> remove.run());
        chip.setAccessibleText(Sentences.of("ui.fleet.chip", text));
        return chip;
    }

    private void showCount() {
        int total = model.total();
        int shown = model.shown().size();
        count.setText(
                shown == total
                        ? Sentences.of(total == 1 ? "ui.fleet.count_one" : "ui.fleet.count", total)
                        : Sentences.of("ui.fleet.count_of", shown, total));
    }

    private void showPlace(boolean listChanged) {
        boolean isLoading = model.loadingProperty().get() == FleetViewModel.Loading.UNDER_WAY;
        boolean failed = model.loadingProperty().get() == FleetViewModel.Loading.FAILED;
        boolean empty = !isLoading && !failed && model.total() == 0;
        boolean unmatched = !isLoading && !failed && !empty && model.shown().isEmpty();
        loading.setVisible(isLoading);
        none.setVisible(empty);
        noMatch.setVisible(unmatched);
        failure.setVisible(failed);
        Message why = model.failureProperty().get();
        failure.setText(why == null ? "" : Sentences.of(why));
        table.root().setVisible(!isLoading && !failed && !empty && !unmatched);
        if (listChanged) {
            showChips();
        }
        showCount();
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private void showAll() {
        model.searchProperty().set("");
        model.chooseAll();
        table.root().requestFocus();
    }

    /// Gives the table the focus, or what stands in its place while there is no router.
    public void focusTable() {
        if (none.isVisible()) {
            addFirst.requestFocus();
        } else {
            table.root().requestFocus();
        }
    }

    public void chooseNextProblem() {
        table.choose(model.nextProblem());
    }

    public void chooseFirst() {
        if (!model.shown().isEmpty() && model.selectionProperty().get().isEmpty()) {
            table.choose(model.shown().getFirst());
        }
    }

    public void add() {
        if (!model.allows(Scope.MANAGE)) {
            return;
        }
        new RouterFormView(model.newForm(), window).open();
    }

    private void editSelected() {
        RouterRow row = single();
        if (row != null && model.allows(Scope.MANAGE)) {
            new RouterFormView(model.formOf(row), window).open();
        }
    }

    private void deleteSelected() {
        if (model.allows(Scope.MANAGE)) {
            FleetActions.remove(window, model, model.selectionProperty().get());
        }
    }

    private void testSelected() {
        if (model.allows(Scope.OPERATE)) {
            FleetActions.test(window, model, model.selectionProperty().get());
        }
    }

    private void openTerminal() {
        RouterRow row = model.currentProperty().get();
        if (row != null && model.allows(Scope.OPERATE)) {
            window.openTerminal(row);
        }
    }

    private void openFullTerminal() {
        RouterRow row = model.currentProperty().get();
        if (row != null && model.allows(Scope.OPERATE)) {
            window.openFullTerminal(row);
        }
    }

    private @Nullable RouterRow single() {
        List<RouterRow> rows = model.selectionProperty().get();
        return rows.size() == 1 ? rows.getFirst() : null;
    }

    /// Single letters count only here, where the table has the focus.
    private void onKey(KeyEvent event) {
        boolean plain = !event.isShortcutDown() && !event.isAltDown();
        KeyCode code = event.getCode();
        if (code == KeyCode.ENTER && plain) {
            window.openInspector();
        } else if (code == KeyCode.F2) {
            editSelected();
        } else if (code == KeyCode.DELETE) {
            deleteSelected();
        } else if (code == KeyCode.T && plain) {
            if (event.isShiftDown()) {
                openFullTerminal();
            } else {
                openTerminal();
            }
        } else if (code == KeyCode.C && event.isShortcutDown()) {
            if (event.isShiftDown()) {
                table.copyRows();
            } else {
                table.copyCell();
            }
        } else {
            return;
        }
        event.consume();
    }

    private ContextMenu contextMenu() {
        MenuItem inspect =
                item(
                        "ui.fleet.menu.inspect",
                        new KeyCodeCombination(KeyCode.ENTER),
                        () -> window.openInspector());
        MenuItem terminal =
                item(
                        "ui.fleet.menu.terminal",
                        new KeyCodeCombination(KeyCode.T),
                        this::openTerminal);
        MenuItem full =
                item(
                        "ui.fleet.menu.full_terminal",
                        new KeyCodeCombination(KeyCode.T, KeyCombination.SHIFT_DOWN),
                        this::openFullTerminal);
        MenuItem testItem = item("ui.fleet.menu.test", null, this::testSelected);
        MenuItem poll =
                item("ui.fleet.menu.poll", new KeyCodeCombination(KeyCode.F5), model::pollNow);
        MenuItem editItem =
                item("ui.fleet.menu.edit", new KeyCodeCombination(KeyCode.F2), this::editSelected);
        MenuItem copy =
                item(
                        "ui.fleet.menu.copy",
                        new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN),
                        table::copyCell);
        MenuItem copyRows =
                item(
                        "ui.fleet.menu.copy_rows",
                        new KeyCodeCombination(
                                KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                        table::copyRows);
        MenuItem deleteItem =
                item(
                        "ui.fleet.menu.delete",
                        new KeyCodeCombination(KeyCode.DELETE),
                        this::deleteSelected);
        var menu =
                new ContextMenu(
                        inspect,
                        terminal,
                        full,
                        new SeparatorMenuItem(),
                        testItem,
                        poll,
                        editItem,
                        new SeparatorMenuItem(),
                        copy,
                        copyRows,
                        new SeparatorMenuItem(),
                        deleteItem);
        menu.setOnShowing(
                event -> {
                    boolean any = !model.selectionProperty().get().isEmpty();
                    menu.getItems().forEach(each -> each.setDisable(!any));
                    boolean operates = any && model.allows(Scope.OPERATE);
                    terminal.setDisable(!operates);
                    full.setDisable(!operates);
                    poll.setDisable(false);
                    editItem.setDisable(single() == null);
                });
        return menu;
    }

    private static MenuItem item(String key, @Nullable KeyCombination shown, Runnable action) {
        var item = new MenuItem(Sentences.of(key));
        item.setOnAction(event -> action.run());
        item.setAccelerator(shown);
        return item;
    }

    private void chooseColumns() {
        var menu = new ContextMenu();
        for (FleetColumn column : FleetColumn.values()) {
            var item = new CheckMenuItem(column.heading());
            item.setSelected(isShown(column));
            item.setDisable(column == FleetColumn.NAME);
            item.setOnAction(event -> toggle(column));
            menu.getItems().add(item);
        }
        var usual = new MenuItem(Sentences.of("ui.fleet.columns_usual"));
        usual.setOnAction(event -> model.columnsProperty().set(List.of()));
        menu.getItems().addAll(new SeparatorMenuItem(), usual);
        Menus.showBelow(columns, menu);
    }

    private boolean isShown(FleetColumn column) {
        return table.root().getColumns().stream().anyMatch(each -> each.getUserData() == column);
    }

    private void toggle(FleetColumn column) {
        boolean was = isShown(column);
        model.columnsProperty()
                .set(
                        List.of(FleetColumn.values()).stream()
                                .filter(each -> each == column ? !was : isShown(each))
                                .toList());
    }
}
