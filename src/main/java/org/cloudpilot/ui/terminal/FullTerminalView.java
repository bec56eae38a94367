package org.cloudpilot.ui.terminal;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.Sheet;
import org.cloudpilot.ui.control.Spinner;
import org.cloudpilot.ui.fx.Later;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.cloudpilot.ui.terminal.FullTerminalViewModel.State;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The router's own console on a terminal, and beneath it what became of the connection.
public final class FullTerminalView extends View<BorderPane, FullTerminalViewModel> {
    private final TerminalLookModel look;
    private final ShellScreen screen;
    private final Label title = new Label();
    private final Label way = new Label();
    private final Spinner spinner = new Spinner();
    private final Label says = new Label();
    private final Label detail = new Label();
    private final Button review;
    private final Button again;
    private final Button send;
    private final Button refrain;
    private final HBox bar;

    /// @param review shows what waits for a decision
    /// @param close ends it and takes it away
    /// @param hide hides the dock
    public FullTerminalView(
            FullTerminalViewModel model,
            TerminalLookModel look,
            Runnable review,
            Runnable close,
            Runnable hide) {
        super(new BorderPane(), model);
        this.look = look;
        screen = new ShellScreen(look);
        this.review = Buttons.plain(Sentences.of("ui.shell.review"), review);
        again = Buttons.primary(Sentences.of("ui.shell.again"), this::connect);
        again.setId("shell-again");
        send = Buttons.primary(Sentences.of("ui.shell.paste.yes"), this::send);
        refrain = Buttons.plain(Sentences.of("ui.shell.paste.no"), this::refrain);
        refrain.setId("shell-paste-no");
        bar = new HBox(8, spinner, words(), Sheet.gap(), this.review, again, send, refrain);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("shell-bar");
        root.getStyleClass().addAll("terminal", "full-terminal");
        root.setLeft(edge());
        VBox.setVgrow(screen, Priority.ALWAYS);
        root.setCenter(new VBox(head(close, hide), screen, bar));
        root.setMinHeight(0);
    }

    private static Region edge() {
        var edge = new Region();
        edge.getStyleClass().add("terminal-edge");
        return edge;
    }

    private HBox head(Runnable close, Runnable hide) {
        title.getStyleClass().add("terminal-target");
        title.setMinWidth(Region.USE_PREF_SIZE);
        way.getStyleClass().add("completion-kind");
        var head =
                new HBox(
                        8,
                        title,
                        way,
                        Sheet.gap(),
                        Buttons.icon(
                                Feather.ZOOM_OUT,
                                Sentences.of("ui.terminal.smaller"),
                                look::smaller),
                        Buttons.icon(
                                Feather.ZOOM_IN, Sentences.of("ui.terminal.larger"), look::larger),
                        Buttons.icon(Feather.X, Sentences.of("ui.shell.close"), close),
                        Buttons.icon(Feather.CHEVRON_DOWN, Sentences.of("ui.dock.hide"), hide));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("terminal-head");
        return head;
    }

    private VBox words() {
        says.setWrapText(true);
        says.setMinHeight(Region.USE_PREF_SIZE);
        detail.getStyleClass().add("completion-kind");
        detail.setWrapText(true);
        detail.setMinHeight(Region.USE_PREF_SIZE);
        var words = new VBox(2, says, detail);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        return words;
    }

    @Override
    protected void attach(Ties ties) {
        screen.attach(ties, model::paste);
        ties.listen(model.routerProperty(), this::showRouter);
        ties.listen(model.stateProperty(), screen::show);
        ties.listen(model.stateProperty(), _ -> showBar());
        ties.listen(model.pastedProperty(), _ -> showBar());
        ties.filter(root, KeyEvent.KEY_PRESSED, event -> Letters.key(look, event));
        ties.filter(root, ScrollEvent.SCROLL, event -> Letters.wheel(look, event));
        if (model.stateProperty().get() instanceof State.Idle) {
            Later.run(this::connect);
        }
    }

    private void connect() {
        root.applyCss();
        root.layout();
        model.connect(screen.size());
    }

    private void showRouter(Router router) {
        title.setText(Sentences.of("ui.shell.title_of", router.name()));
        way.setText(
                Sentences.of(
                        "ui.shell.way",
                        router.username(),
                        router.host(),
                        router.reach().sshPort()));
        SiteColour.wear(root, router);
    }

    private void showBar() {
        String pasted = model.pastedProperty().get();
        State state = model.stateProperty().get();
        spinner.spin(state instanceof State.Connecting);
        show(send, pasted != null);
        show(refrain, pasted != null);
        show(again, state instanceof State.Over);
        show(review, state instanceof State.Over(_, _, boolean waits) && waits);
        switch (state) {
            case State.Idle _, State.Connecting _ ->
                    say(Sentences.of("ui.shell.connecting", model.identity()), "");
            case State.Open _ -> {
                say(pasted == null ? "" : asking(pasted), "");
                if (pasted == null) {
                    screen.focus();
                } else {
                    Later.run(refrain::requestFocus);
                }
            }
            case State.Over(String why, String more, _) -> {
                boolean inHand = isFocused();
                say(why, more);
                if (inHand) {
                    Later.run(again::requestFocus);
                }
            }
        }
    }

    private String asking(String pasted) {
        return Sentences.of(
                "ui.shell.paste.asks", pasted.strip().lines().count(), model.identity());
    }

    private void say(String what, String more) {
        says.setText(what);
        detail.setText(more);
        show(detail, !more.isEmpty());
        show(bar, !what.isEmpty());
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private boolean isFocused() {
        return root.getScene() != null
                && TerminalView.isWithin(root.getScene().getFocusOwner(), "full-terminal");
    }

    private void send() {
        String text = model.pastedProperty().get();
        model.pastedProperty().set(null);
        if (text != null) {
            screen.paste(text);
        }
    }

    private void refrain() {
        model.pastedProperty().set(null);
    }

    /// Puts the hands on it: on the screen, or where it can be connected again.
    public void focus() {
        if (model.stateProperty().get() instanceof State.Over) {
            Later.run(again::requestFocus);
        } else {
            screen.focus();
        }
    }

    /// Whether a key is the router's, because the focus is on its screen. The window keeps those by
    /// which one leaves it.
    public static boolean takes(@Nullable Node focus, KeyEvent event) {
        if (!TerminalView.isWithin(focus, "shell-screen")) {
            return false;
        }
        boolean withShift = event.isShortcutDown() && event.isShiftDown();
        return !withShift
                && !(event.isShortcutDown() && event.getCode() == KeyCode.BACK_QUOTE)
                && !(event.isControlDown() && event.getCode() == KeyCode.TAB);
    }

    /// It is not shown again.
    public void close() {
        screen.close();
    }

    ShellScreen screen() {
        return screen;
    }
}
