package org.cloudpilot.ui.terminal;

import atlantafx.base.controls.SelectableTextFlow;
import java.util.Comparator;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.Sheet;
import org.cloudpilot.ui.control.Spinner;
import org.cloudpilot.ui.fx.Later;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The terminal in the dock: target, output, and the line being typed right beneath it.
public final class TerminalView extends View<BorderPane, TerminalViewModel> {
    private final Label target = new Label();
    private final Button useSelected;
    private final VBox output = new VBox();
    private final Label prompt = new Label();
    private final TextField input = new TextField();
    private final Spinner spinner = new Spinner();
    private final ScrollPane scroll;
    private final HBox line;
    private final Label noTarget = new Label(Sentences.of("ui.terminal.no_target"));
    private final Runnable leave;

    /// @param useSelected points the terminal at the selected router
    /// @param leave gives the focus back to the table
    /// @param close hides the dock
    public TerminalView(
            TerminalViewModel model, Runnable useSelected, Runnable leave, Runnable close) {
        super(new BorderPane(), model);
        this.leave = leave;
        this.useSelected = Buttons.link("", useSelected);
        root.getStyleClass().add("terminal");
        target.getStyleClass().add("terminal-target");
        var head =
                new HBox(
                        10,
                        target,
                        this.useSelected,
                        Sheet.gap(),
                        Buttons.icon(
                                Feather.SLASH, Sentences.of("ui.terminal.clear"), model::clear),
                        Buttons.icon(Feather.CHEVRON_DOWN, Sentences.of("ui.dock.hide"), close));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("terminal-head");
        prompt.getStyleClass().add("terminal-prompt");
        prompt.setMinWidth(Region.USE_PREF_SIZE);
        input.getStyleClass().setAll("terminal-input");
        input.setId("terminal-input");
        input.setAccessibleText(Sentences.of("ui.terminal.input"));
        HBox.setHgrow(input, Priority.ALWAYS);
        line = new HBox(prompt, spinner, input);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("terminal-line");
        noTarget.getStyleClass().add("terminal-remark");
        output.getStyleClass().add("terminal-output");
        var body = new VBox(output, line, noTarget);
        body.getStyleClass().add("terminal-body");
        scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(false);
        scroll.getStyleClass().addAll("edge-to-edge", "terminal-scroll");
        scroll.setFocusTraversable(false);
        var edge = new Region();
        edge.getStyleClass().add("terminal-edge");
        root.setLeft(edge);
        var right = new VBox(head, scroll);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        root.setCenter(right);
        scroll.setOnMouseClicked(
                event -> {
                    if (!(event.getPickResult().getIntersectedNode() instanceof Text)) {
                        input.requestFocus();
                    }
                });
    }

    @Override
    protected void attach(Ties ties) {
        ties.listen(model.targetProperty(), this::showTarget);
        ties.bind(prompt.textProperty(), model.promptProperty());
        ties.bindBothWays(input.textProperty(), model.inputProperty());
        ties.listen(
                model.busyProperty(),
                busy -> {
                    spinner.spin(busy);
                    prompt.setVisible(!busy);
                    prompt.setManaged(!busy);
                    input.setEditable(!busy);
                });
        output.getChildren().setAll(model.output().stream().map(TerminalView::node).toList());
        ListChangeListener<TerminalBlock> printed = this::follow;
        model.output().addListener(printed);
        ties.add(() -> model.output().removeListener(printed));
        ties.filter(input, KeyEvent.KEY_PRESSED, this::onKey);
        toEnd();
    }

    @Override
    protected void detach() {
        output.getChildren().clear();
    }

    private void follow(ListChangeListener.Change<? extends TerminalBlock> change) {
        while (change.next()) {
            if (change.wasRemoved()) {
                output.getChildren()
                        .remove(change.getFrom(), change.getFrom() + change.getRemovedSize());
            }
            if (change.wasAdded()) {
                List<Node> added =
                        change.getAddedSubList().stream().map(TerminalView::node).toList();
                output.getChildren().addAll(change.getFrom(), added);
            }
        }
        toEnd();
    }

    /// After the layout, which knows the new height.
    private void toEnd() {
        Later.run(
                () -> {
                    scroll.layout();
                    scroll.setVvalue(scroll.getVmax());
                });
    }

    private void showTarget(@Nullable Router router) {
        target.setText(
                router == null
                        ? Sentences.of("ui.terminal.title")
                        : Sentences.of("ui.terminal.title_of", router.name()));
        line.setVisible(router != null);
        line.setManaged(router != null);
        noTarget.setVisible(router == null);
        noTarget.setManaged(router == null);
    }

    /// The router that the terminal could turn to; null when it is the target, or none is selected.
    public void offer(@Nullable String name) {
        useSelected.setVisible(name != null);
        useSelected.setText(name == null ? "" : Sentences.of("ui.terminal.use", name));
    }

    public void focusInput() {
        Later.focus(root, input);
        Later.run(input::end);
    }

    private void onKey(KeyEvent event) {
        switch (event.getCode()) {
            case ENTER -> model.submit();
            case UP -> {
                model.older();
                input.end();
            }
            case DOWN -> {
                model.newer();
                input.end();
            }
            case ESCAPE -> leave.run();
            case L -> {
                if (!event.isControlDown()) {
                    return;
                }
                model.clear();
            }
            case C -> {
                if (!event.isControlDown() || !input.getSelectedText().isEmpty()) {
                    return;
                }
                model.interrupt();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private static Node node(TerminalBlock block) {
        var flow = new SelectableTextFlow();
        flow.getStyleClass().add("terminal-block");
        switch (block.kind()) {
            case COMMAND ->
                    flow.getChildren()
                            .setAll(
                                    text(block.lead() + " ", "terminal-prompt-text"),
                                    text(block.text(), "terminal-text"));
            case TABLE -> {
                if (!block.lead().isEmpty()) {
                    flow.getChildren().add(text(block.lead() + "\n", "terminal-heading"));
                }
                Text table = text(block.text(), "terminal-text");
                flow.getChildren().add(table);
                // columns do not wrap: the pane scrolls sideways instead
                String longest = longestLine(block.lead() + "\n" + block.text());
                flow.minWidthProperty()
                        .bind(table.fontProperty().map(font -> widthOf(longest, font)));
            }
            case ERROR -> flow.getChildren().setAll(text(block.text(), "terminal-error"));
            case REMARK -> flow.getChildren().setAll(text(block.text(), "terminal-remark-text"));
        }
        return flow;
    }

    private static String longestLine(String text) {
        return text.lines().max(Comparator.comparingInt(String::length)).orElse("");
    }

    private static double widthOf(String line, Font font) {
        var measure = new Text(line);
        measure.setFont(font);
        return Math.ceil(measure.getLayoutBounds().getWidth()) + 1;
    }

    private static Text text(String content, String style) {
        var text = new Text(content);
        text.getStyleClass().add(style);
        return text;
    }
}
