package org.cloudpilot.ui.fleet;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.cloudpilot.model.RouterState;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.Sheet;
import org.cloudpilot.ui.control.Units;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;

/// The strip above the table with what a person should look at first. Nothing wrong: no height.
final class AttentionView extends View<HBox, FleetViewModel> {
    private static final PseudoClass GRAVE = PseudoClass.getPseudoClass("grave");
    private static final int MOST = 5;

    private static final double MORE_WIDTH = 90;

    private final FleetActions window;
    private final Label more = new Label();
    private final Button all;
    private List<FleetSummary.Attention> shown = List.of();
    private List<Node> items = List.of();

    AttentionView(FleetViewModel model, FleetActions window) {
        super(new HBox(), model);
        this.window = window;
        root.getStyleClass().add("attention");
        root.setAlignment(Pos.CENTER_LEFT);
        root.setMinWidth(0);
        more.getStyleClass().add("attention-text");
        more.setMinWidth(Label.USE_PREF_SIZE);
        all =
                Buttons.link(
                        Sentences.of("ui.attention.show"),
                        () -> {
                            model.chooseAll();
                            model.choose(new FleetScope.Problems(), false);
                        });
        all.setMinWidth(Button.USE_PREF_SIZE);
        fill();
    }

    @Override
    protected void attach(Ties ties) {
        ties.listen(
                model.summaryProperty(),
                summary -> {
                    if (!summary.attentions().equals(shown)) {
                        shown = summary.attentions();
                        fill();
                    }
                });
        ties.listen(root.widthProperty().map(Number::intValue), width -> fit());
    }

    private void fill() {
        boolean any = !shown.isEmpty();
        root.setVisible(any);
        root.setManaged(any);
        root.pseudoClassStateChanged(
                GRAVE, shown.stream().anyMatch(each -> each.state() == RouterState.DOWN));
        items = shown.stream().limit(MOST).map(this::item).toList();
        fit();
    }

    /// As many as there is room for, the gravest first; the rest as a number.
    private void fit() {
        root.getChildren().setAll(items);
        root.getChildren().addAll(more, Sheet.gap(), all);
        root.applyCss();
        double room = root.getWidth() - root.getInsets().getLeft() - root.getInsets().getRight();
        room -= all.prefWidth(-1) + 2 * root.getSpacing();
        double needed = items.stream().mapToDouble(this::widthOf).sum();
        boolean rest = shown.size() > items.size() || needed > room;
        double left = rest ? room - MORE_WIDTH : room;
        int fitting = 0;
        for (Node item : items) {
            left -= widthOf(item);
            if (left < 0 && fitting > 0) {
                break;
            }
            fitting++;
        }
        root.getChildren().remove(fitting, items.size());
        int hidden = shown.size() - fitting;
        more.setText(Sentences.of("ui.attention.more", hidden));
        more.setVisible(hidden > 0);
        more.setManaged(hidden > 0);
    }

    private double widthOf(Node item) {
        return item.prefWidth(-1) + root.getSpacing();
    }

    private Node item(FleetSummary.Attention attention) {
        boolean review = attention.scope() instanceof FleetScope.Unbelieved;
        var who =
                new Label(
                        review
                                ? Sentences.of(
                                        attention.count() > 1
                                                ? "ui.attention.certificates"
                                                : "ui.attention.certificate",
                                        attention.count())
                                : attention.scope().label());
        who.getStyleClass().add("attention-who");
        String since = Units.moment(attention.since(), model.clock());
        String word = attention.state().word();
        var what =
                new Label(
                        review
                                ? Sentences.of("ui.attention.review")
                                : attention.count() > 1
                                        ? Sentences.of(
                                                "ui.attention.many." + word,
                                                attention.count(),
                                                since)
                                        : Sentences.of("ui.attention.one." + word, since));
        what.getStyleClass().add("attention-text");
        var both = new HBox(5, who, what);
        both.setAlignment(Pos.CENTER_LEFT);
        var button = new Button(null, both);
        button.getStyleClass()
                .setAll(
                        "attention-item",
                        attention.state() == RouterState.DOWN ? "grave-item" : "risk-item");
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setAccessibleText(who.getText() + " " + what.getText());
        button.setMinWidth(60);
        button.setOnAction(
                event -> {
                    if (review) {
                        FleetActions.review(window, model);
                    } else {
                        model.choose(attention.scope(), false);
                    }
                });
        if (review) {
            button.setId("review");
        }
        return button;
    }
}
