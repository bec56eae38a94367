package org.cloudpilot.ui.shell;

import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cloudpilot.ui.audit.AuditView;
import org.cloudpilot.ui.control.Sheets;
import org.cloudpilot.ui.fleet.FleetView;
import org.cloudpilot.ui.fx.Later;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.cloudpilot.ui.keys.KeysView;
import org.cloudpilot.ui.payments.PaymentsView;
import org.cloudpilot.ui.settings.SettingsView;
import org.cloudpilot.ui.terminal.TerminalLookModel;
import org.jspecify.annotations.Nullable;

/// The main window's content: bars above and below, the rail, and the page beside it. The fleet's
/// page stays behind the others, so that nothing of it is lost.
final class ConsoleView extends View<BorderPane, ConsoleViewModel> {
    private final Sheets sheets;
    private final TerminalLookModel look;
    private final TopBar top;
    private final FleetPage fleet;
    private final StackPane pages = new StackPane();
    private @Nullable KeysView keys;
    private @Nullable PaymentsView payments;

    ConsoleView(
            ConsoleViewModel model, ShellViewModel shell, WindowCommands window, Sheets sheets) {
        super(new BorderPane(), model);
        this.sheets = sheets;
        look = shell.terminalLook();
        fleet = new FleetPage(model, shell, sheets);
        top = new TopBar(model, shell, window, sheets, this::review);
        var rail = new Rail(model, fleet::toggleScope, window::showKeys);
        pages.getChildren().setAll(fleet.root());
        pages.setMinWidth(0);
        HBox.setHgrow(pages, Priority.ALWAYS);
        var body = new HBox(rail.root(), pages);
        var strip = new NoticeStrip(model.visit(), sheets);
        root.getStyleClass().add("console");
        root.setTop(new VBox(top.root(), strip.root()));
        root.setCenter(body);
        root.setBottom(new StatusBar(model, shell).root());
    }

    @Override
    protected void attach(Ties ties) {
        ties.listen(model.pages().placeProperty(), this::show);
    }

    private void show(Page page) {
        keys = null;
        payments = null;
        fleet.root().setVisible(page == Page.FLEET);
        pages.getChildren().removeIf(each -> !each.equals(fleet.root()));
        switch (page) {
            case FLEET -> fleet.fleet().focusTable();
            case PAYMENTS -> {
                var view = new PaymentsView(model.payments(), sheets);
                payments = view;
                show(view.root(), view::focus);
            }
            case KEYS -> {
                var view = new KeysView(model.keys(), sheets);
                keys = view;
                show(view.root(), view::focus);
            }
            case AUDIT -> {
                var view = new AuditView(model.audit());
                show(view.root(), view::focus);
            }
            case SETTINGS -> {
                var view = new SettingsView(model.settings(), look, sheets);
                show(view.root(), view::focus);
            }
        }
    }

    private void show(Parent page, Runnable focus) {
        pages.getChildren().add(page);
        Later.run(focus);
    }

    private void review() {
        model.pages().goTo(Page.FLEET);
        fleet.review();
    }

    /// Adds what the page shows.
    void add() {
        KeysView shown = keys;
        PaymentsView accounts = payments;
        if (shown != null) {
            shown.make();
        } else if (accounts != null) {
            accounts.add();
        } else if (model.pages().place() == Page.FLEET) {
            fleet.fleet().add();
        }
    }

    void focusSearch() {
        model.pages().goTo(Page.FLEET);
        top.search().requestFocus();
        top.search().selectAll();
    }

    /// Esc: one level back.
    void stepBack() {
        if (model.pages().place() == Page.FLEET) {
            fleet.stepBack();
        } else {
            model.pages().goTo(Page.FLEET);
        }
    }

    FleetView fleet() {
        return fleet.fleet();
    }

    TopBar top() {
        return top;
    }
}
