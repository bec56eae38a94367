package org.cloudpilot.ui.shell;

import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cloudpilot.model.Router;
import org.cloudpilot.ui.control.ResizeHandle;
import org.cloudpilot.ui.control.Sheet;
import org.cloudpilot.ui.control.Sheets;
import org.cloudpilot.ui.fleet.FleetActions;
import org.cloudpilot.ui.fleet.FleetColumn;
import org.cloudpilot.ui.fleet.FleetView;
import org.cloudpilot.ui.fleet.RouterRow;
import org.cloudpilot.ui.fleet.ScopeView;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.cloudpilot.ui.router.RouterView;
import org.cloudpilot.ui.terminal.FullTerminalView;
import org.cloudpilot.ui.terminal.TerminalLookModel;
import org.cloudpilot.ui.terminal.TerminalView;
import org.jspecify.annotations.Nullable;

/// The page of the fleet: where scope, table, device pane and terminal stand, and how that follows
/// the width.
final class FleetPage extends View<HBox, ConsoleViewModel> {
    static final double DRAWER_BELOW = 1200;
    static final double FOLD_BELOW = 1100;
    private static final double LEAST_TABLE = 420;
    private static final double LEAST_INSPECTOR = 320;
    private static final double LEAST_DOCK = 120;

    private final ShellViewModel shell;
    private final FleetActions actions;
    private final FleetView fleet;
    private final ScopeView scope;
    private final RouterView inspector;
    private final RouterView drawer;
    private final TerminalView terminal;
    private final DockView dock;
    private final VBox middle = new VBox();
    private final StackPane center = new StackPane();
    private final ResizeHandle inspectorEdge;
    private final ResizeHandle dockEdge;
    private boolean narrow;
    private boolean scopeWanted;

    /// @param sheets where forms and questions lie
    FleetPage(ConsoleViewModel model, ShellViewModel shell, Sheets sheets) {
        super(new HBox(), model);
        this.shell = shell;
        actions = new Actions(sheets);
        fleet = new FleetView(model.fleet(), actions);
        scope = new ScopeView(model.fleet());
        inspector = new RouterView(model.router(), this::review, null);
        drawer = new RouterView(model.router(), this::review, this::closeDrawer);
        drawer.root().getStyleClass().add("drawer");
        TerminalLookModel look = shell.terminalLook();
        terminal =
                new TerminalView(
                        model.terminal(),
                        model.lineHelp(),
                        model.snippets(),
                        look,
                        sheets,
                        model::nameOf,
                        this::useSelected,
                        model::openFullTerminal,
                        fleet::focusTable,
                        this::hideDock);
        dock =
                new DockView(
                        model.dock(),
                        terminal,
                        full ->
                                new FullTerminalView(
                                        full,
                                        look,
                                        this::review,
                                        () -> model.dock().end(full),
                                        this::hideDock));
        scopeWanted = shell.scopeOpen();
        inspector.root().setPrefWidth(shell.inspectorWidth());
        dock.root().setPrefHeight(shell.dockHeight());
        dock.root().setMinHeight(LEAST_DOCK);
        inspectorEdge =
                new ResizeHandle(
                        Orientation.VERTICAL,
                        400,
                        () -> inspector.root().getWidth(),
                        this::resizeInspector,
                        this::rememberPanes);
        dockEdge =
                new ResizeHandle(
                        Orientation.HORIZONTAL,
                        240,
                        () -> dock.root().getHeight(),
                        this::resizeDock,
                        this::rememberPanes);
        VBox.setVgrow(fleet.root(), Priority.ALWAYS);
        HBox.setHgrow(center, Priority.ALWAYS);
        middle.setMinWidth(0);
        center.setMinWidth(0);
        middle.getChildren().setAll(fleet.root());
        center.getChildren().setAll(middle);
        root.getChildren().setAll(scope.root(), center);
    }

    /// Opens what waits for a decision about certificates.
    void review() {
        FleetActions.review(actions, model.fleet());
    }

    @Override
    protected void attach(Ties ties) {
        restoreLayout(ties);
        ties.listen(root.widthProperty().map(Number::intValue), width -> arrange());
        ties.listen(model.dockOpenProperty(), this::showDock);
        ties.listen(model.fleet().currentProperty(), row -> offerTarget());
        ties.listen(model.terminal().targetProperty(), target -> offerTarget());
        ties.listen(
                model.fleet().loadingProperty(),
                loading -> {
                    fleet.chooseFirst();
                    fleet.focusTable();
                });
    }

    private void restoreLayout(Ties ties) {
        var columns = model.fleet().columnsProperty();
        columns.set(
                shell.columns().stream()
                        .flatMap(word -> FleetColumn.ofWord(word).stream())
                        .toList());
        ties.listen(
                columns,
                now -> shell.rememberColumns(now.stream().map(FleetColumn::word).toList()));
        model.dockOpenProperty().set(shell.dockOpen());
    }

    /// Under 1200 the inspector is a drawer over the table, under 1100 the scope is folded.
    private void arrange() {
        double width = root.getWidth() + Rail.WIDTH;
        if (width <= Rail.WIDTH) {
            return;
        }
        narrow = width < DRAWER_BELOW;
        boolean scopeShown = scopeWanted && width >= FOLD_BELOW;
        scope.root().setVisible(scopeShown);
        scope.root().setManaged(scopeShown);
        boolean beside = root.getChildren().contains(inspector.root());
        if (narrow && beside) {
            root.getChildren().removeAll(inspectorEdge, inspector.root());
        } else if (!narrow && !beside) {
            closeDrawer();
            root.getChildren().addAll(inspectorEdge, inspector.root());
        }
        if (!narrow) {
            resizeInspector(inspector.root().getPrefWidth());
        }
    }

    /// Shows or folds sites and tags.
    void toggleScope() {
        if (root.getWidth() + Rail.WIDTH < FOLD_BELOW) {
            boolean shown = scope.root().isVisible();
            scope.root().setVisible(!shown);
            scope.root().setManaged(!shown);
            return;
        }
        scopeWanted = !scopeWanted;
        arrange();
        rememberPanes();
    }

    private void resizeInspector(double wanted) {
        double others = (scope.root().isManaged() ? 200 : 0) + LEAST_TABLE;
        double most =
                Math.max(
                        LEAST_INSPECTOR, Math.min(root.getWidth() * 0.6, root.getWidth() - others));
        double width = Math.clamp(wanted, LEAST_INSPECTOR, most);
        inspector.root().setMinWidth(width);
        inspector.root().setPrefWidth(width);
        inspector.root().setMaxWidth(width);
    }

    private void resizeDock(double wanted) {
        double most = Math.max(LEAST_DOCK, middle.getHeight() - 160);
        dock.root().setPrefHeight(Math.clamp(wanted, LEAST_DOCK, most));
    }

    private void rememberPanes() {
        shell.rememberPanes(
                inspector.root().getPrefWidth(),
                dock.root().getPrefHeight(),
                model.dockOpenProperty().get(),
                scopeWanted);
    }

    private void hideDock() {
        model.dockOpenProperty().set(false);
    }

    private void showDock(boolean open) {
        // the table stays where it is: a node that leaves the scene loses the focus
        boolean shown = middle.getChildren().contains(dock.root());
        if (open == shown) {
            return;
        }
        if (open) {
            middle.getChildren().addAll(dockEdge, dock.root());
            dock.focus();
        } else {
            middle.getChildren().removeAll(dockEdge, dock.root());
            fleet.focusTable();
        }
        rememberPanes();
    }

    private void offerTarget() {
        RouterRow row = model.fleet().currentProperty().get();
        Router target = model.terminal().targetProperty().get();
        boolean other = row != null && (target == null || !row.id().equals(target.id()));
        terminal.offer(other ? row.line().router().name() : null);
    }

    private void useSelected() {
        RouterRow row = model.fleet().currentProperty().get();
        if (row != null) {
            model.openTerminal(row);
            terminal.focusInput();
        }
    }

    private void openDrawer() {
        if (center.getChildren().contains(drawer.root())) {
            return;
        }
        drawer.root().setMaxWidth(Math.min(400, Math.max(LEAST_INSPECTOR, center.getWidth() - 40)));
        StackPane.setAlignment(drawer.root(), Pos.CENTER_RIGHT);
        center.getChildren().add(drawer.root());
    }

    private void closeDrawer() {
        if (center.getChildren().remove(drawer.root())) {
            fleet.focusTable();
        }
    }

    /// Esc: one level back. False when there is none.
    boolean stepBack() {
        if (center.getChildren().contains(drawer.root())) {
            closeDrawer();
            return true;
        }
        boolean stepped = model.fleet().stepBack();
        fleet.focusTable();
        return stepped;
    }

    FleetView fleet() {
        return fleet;
    }

    /// What the table asks for.
    private final class Actions implements FleetActions {
        private final Sheets sheets;

        Actions(Sheets sheets) {
            this.sheets = sheets;
        }

        @Override
        public void show(Sheet sheet, Node firstFocus) {
            sheets.show(sheet, firstFocus);
        }

        @Override
        public void hideSheet() {
            sheets.hide();
            fleet.focusTable();
        }

        @Override
        public void openInspector() {
            if (narrow) {
                openDrawer();
            } else {
                inspector.root().requestFocus();
            }
        }

        @Override
        public void openTerminal(@Nullable RouterRow row) {
            if (row != null) {
                model.openTerminal(row);
                terminal.focusInput();
            }
        }

        @Override
        public void openFullTerminal(RouterRow row) {
            model.openFullTerminal(row);
            dock.focus();
        }
    }
}
