package org.cloudpilot.ui.shell;

import java.time.Duration;
import java.time.format.TextStyle;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.cloudpilot.model.ListenerState;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Clip;
import org.cloudpilot.ui.control.Sheet;
import org.cloudpilot.ui.control.Units;
import org.cloudpilot.ui.fleet.FleetSummary;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.cloudpilot.ui.settings.SettingsViewModel;
import org.jspecify.annotations.Nullable;

/// The bar at the bottom. Every item is a button that leads to what it speaks of.
final class StatusBar extends View<HBox, ConsoleViewModel> {
    private static final PseudoClass RISK = PseudoClass.getPseudoClass("risk");

    private final ShellViewModel shell;
    private final ListenerViewModel listener;
    private final Button online = item();
    private final Button polling = item();
    private final Button listening = item();
    private final Button dock = item();
    private final Button lock = item();
    private final Button zone = item();

    StatusBar(ConsoleViewModel model, ShellViewModel shell) {
        super(new HBox(), model);
        this.shell = shell;
        listener = shell.listener();
        root.getStyleClass().add("status-bar");
        root.setAlignment(Pos.CENTER_LEFT);
        online.getStyleClass().add("status-strong");
        online.setId("status-online");
        online.setOnAction(
                event -> {
                    model.pages().goTo(Page.FLEET);
                    model.fleet().chooseAll();
                });
        polling.setOnAction(event -> model.fleet().pollNow());
        polling.setTooltip(new Tooltip(Sentences.of("ui.status.poll_now")));
        listening.setId("status-listener");
        listening.setOnAction(event -> listenerMenu().show(listening, Side.TOP, 0, 0));
        dock.setText(Sentences.of("ui.status.terminal"));
        dock.setTooltip(new Tooltip(Sentences.of("ui.status.terminal_key")));
        dock.setOnAction(event -> model.toggleDock());
        lock.setTooltip(new Tooltip(Sentences.of("ui.status.lock_settings")));
        lock.setId("status-lock");
        lock.setOnAction(event -> model.openSettings(SettingsViewModel.Section.LOCKING));
        zone.setText(shell.clock().getZone().getDisplayName(TextStyle.NARROW, Locale.ENGLISH));
        zone.setTooltip(new Tooltip(Sentences.of("ui.status.zone")));
        zone.setFocusTraversable(false);
        zone.setOnAction(event -> Clip.copy(shell.clock().getZone().getId()));
        root.getChildren().setAll(online, polling, listening, Sheet.gap(), dock, lock, zone);
    }

    private static Button item() {
        var button = new Button();
        button.getStyleClass().setAll("status-item");
        button.setMinWidth(Button.USE_PREF_SIZE);
        return button;
    }

    @Override
    protected void attach(Ties ties) {
        ties.listen(model.fleet().summaryProperty(), this::showOnline);
        ties.listen(
                model.pollingProperty(),
                pause -> polling.setText(Sentences.of("ui.status.polling", Units.duration(pause))));
        ties.listen(shell.lockLeftProperty(), this::showLock);
        ties.listen(listener.stateProperty(), this::showListener);
        ties.listen(listener.changingProperty(), listening::setDisable);
    }

    private void showLock(@Nullable Duration left) {
        lock.setText(
                left == null
                        ? Sentences.of("ui.status.locks_never")
                        : Sentences.of(
                                "ui.status.locks_in",
                                Math.max(1, left.plusSeconds(59).toMinutes())));
    }

    private void showOnline(FleetSummary summary) {
        online.setText(Sentences.of("ui.status.online", summary.online(), summary.total()));
    }

    private void showListener(ListenerState state) {
        listening.pseudoClassStateChanged(RISK, isTrouble(state));
        switch (state) {
            case ListenerState.Off() -> listening.setText(Sentences.of("ui.listener.off"));
            case ListenerState.Listening at ->
                    listening.setText(Sentences.of("ui.listener.on", at.at()));
            case ListenerState.PortInUse(var wanted) ->
                    listening.setText(Sentences.of("ui.listener.in_use", wanted.port()));
            case ListenerState.Failed(var wanted, var detail) ->
                    listening.setText(Sentences.of("ui.listener.failed", wanted));
        }
        listening.setTooltip(
                state instanceof ListenerState.Failed(var wanted, var detail) && !detail.isBlank()
                        ? new Tooltip(detail)
                        : null);
    }

    private static boolean isTrouble(ListenerState state) {
        return state instanceof ListenerState.PortInUse || state instanceof ListenerState.Failed;
    }

    private ContextMenu listenerMenu() {
        var menu = new ContextMenu();
        switch (listener.stateProperty().get()) {
            case ListenerState.Listening at ->
                    menu.getItems()
                            .add(
                                    entry(
                                            Sentences.of("ui.listener.copy", at.base()),
                                            () -> Clip.copy(at.base())));
            case ListenerState.PortInUse(var wanted) -> offer(menu, wanted.port());
            case ListenerState.Failed(var wanted, var detail) -> offer(menu, wanted.port());
            case ListenerState.Off() -> offer(menu, 8000);
        }
        return menu;
    }

    private void offer(ContextMenu menu, int wanted) {
        int next = wanted < 65_535 ? wanted + 1 : 1024;
        menu.getItems()
                .addAll(
                        entry(
                                Sentences.of("ui.listener.again", wanted),
                                () -> listener.listenOn(wanted)),
                        entry(Sentences.of("ui.listener.use", next), () -> listener.listenOn(next)),
                        entry(Sentences.of("ui.listener.any"), () -> listener.listenOn(0)));
    }

    private static MenuItem entry(String text, Runnable action) {
        var item = new MenuItem(text);
        item.setOnAction(event -> action.run());
        return item;
    }
}
