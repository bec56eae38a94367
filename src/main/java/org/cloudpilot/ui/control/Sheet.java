package org.cloudpilot.ui.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.fx.Later;
import org.kordamp.ikonli.feather.Feather;

/// A form or question over the window: title, body that scrolls when it is too tall, actions.
public final class Sheet extends VBox {
    private static final double BORDER = 2;

    private final ScrollPane scroll = new ScrollPane();
    private final HBox actions = new HBox(8);
    private final Label heading = new Label();
    private final Runnable onClose;

    public Sheet(String title, double width, Node body, Runnable onClose) {
        this.onClose = onClose;
        getStyleClass().add("modal-sheet");
        setPrefWidth(width);
        setMaxWidth(width);
        setMaxHeight(USE_PREF_SIZE);
        heading.setText(title);
        heading.getStyleClass().add("sheet-title");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button close = Buttons.icon(Feather.X, Sentences.of("ui.close"), onClose);
        close.setFocusTraversable(false);
        var head = new HBox(8, heading, gap, close);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("sheet-head");
        scroll.setContent(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "sheet-body");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        // as tall as the body is at this width; the scroll pane alone would not count wrapped lines
        body.layoutBoundsProperty()
                .subscribe(
                        bounds -> {
                            scroll.setPrefViewportHeight(body.prefHeight(width - BORDER));
                            // what is asked for during a layout is forgotten with it
                            Later.run(scroll::requestLayout);
                        });
        actions.setAlignment(Pos.CENTER_RIGHT);
        actions.getStyleClass().add("sheet-actions");
        getChildren().setAll(head, scroll, actions);
    }

    /// From left to right; a node that grows parts the left ones from the right ones.
    public void setActions(Node... nodes) {
        actions.getChildren().setAll(nodes);
    }

    public void setTitle(String title) {
        heading.setText(title);
    }

    public static Region gap() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    /// Scrolls to the foot of the body, where something new stands.
    public void toEnd() {
        scroll.applyCss();
        scroll.layout();
        scroll.setVvalue(scroll.getVmax());
    }

    /// What Esc and the cross do.
    public void close() {
        onClose.run();
    }
}
