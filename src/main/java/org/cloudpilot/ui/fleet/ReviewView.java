package org.cloudpilot.ui.fleet;

import java.io.File;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.cloudpilot.model.Authority;
import org.cloudpilot.model.PeerProof;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.Sheet;
import org.cloudpilot.ui.control.Spinner;
import org.cloudpilot.ui.control.Units;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.jspecify.annotations.Nullable;

/// The sheet on which people decide about certificates and host keys, many at once, and name the
/// authorities whose word they take.
final class ReviewView extends View<VBox, ReviewViewModel> {
    private static final double WIDTH = 900;
    private static final double LINE = 49;
    private static final double NAMED_LINE = 65;
    private static final double TALL_LINE = 86;
    private static final double TALLEST = 280;

    private final FleetActions window;
    private final CheckBox all = new CheckBox(Sentences.of("ui.review.all"));
    private final ListView<ReviewViewModel.Line> lines = new ListView<>();
    private final Label none = new Label(Sentences.of("ui.review.none"));
    private final Label intro = new Label(Sentences.of("ui.review.intro"));
    private final VBox authorities = new VBox(4);
    private final Label notice = new Label();
    private final Spinner spinner = new Spinner();
    private final Button close;
    private final Button confirm;
    private final Sheet sheet;

    ReviewView(ReviewViewModel model, FleetActions window) {
        super(new VBox(), model);
        this.window = window;
        root.getStyleClass().addAll("form", "review");
        intro.setWrapText(true);
        intro.getStyleClass().add("form-hint");
        none.getStyleClass().add("form-hint");
        lines.getStyleClass().add("review-lines");
        lines.setId("review-lines");
        lines.setCellFactory(list -> new ReviewCell());
        lines.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        all.setOnAction(event -> model.tickAll(all.isSelected()));
        all.setId("review-all");
        notice.getStyleClass().add("form-refusal");
        notice.setWrapText(true);
        var caption = new Label(Sentences.of("ui.review.authorities"));
        caption.getStyleClass().add("review-caption");
        root.getChildren().setAll(intro, all, lines, none, notice, caption, authorities);
        sheet = new Sheet(Sentences.of("ui.review.title"), WIDTH, root, window::hideSheet);
        close = Buttons.plain(Sentences.of("ui.close"), window::hideSheet);
        confirm = Buttons.primary(Sentences.of("ui.review.confirm", 0), model::confirm);
        confirm.setId("review-confirm");
        sheet.setActions(
                Buttons.plain(Sentences.of("ui.review.trust"), this::chooseAuthority),
                spinner,
                Sheet.gap(),
                close,
                confirm);
    }

    void open() {
        window.show(sheet, lines);
        model.load();
    }

    /// Space ticks, as in the table of routers.
    private void onKey(KeyEvent event) {
        ReviewViewModel.Line line = lines.getSelectionModel().getSelectedItem();
        if (event.getCode() == KeyCode.SPACE && line != null) {
            ReviewCell.turn(line);
            event.consume();
        }
    }

    @Override
    protected void attach(Ties ties) {
        ties.listen(model.linesProperty(), this::showLines);
        ties.listen(model.authoritiesProperty(), this::showAuthorities);
        ties.listen(
                model.tickedProperty(),
                count -> {
                    confirm.setText(Sentences.of("ui.review.confirm", count));
                    confirm.setDisable(count.intValue() == 0);
                    all.setSelected(count.intValue() > 0 && count.intValue() == shown());
                });
        ties.listen(
                model.noticeProperty(),
                message -> {
                    notice.setText(message == null ? "" : Sentences.of(message));
                    notice.setVisible(message != null);
                    notice.setManaged(message != null);
                });
        ties.listen(model.busyProperty(), spinner::spin);
    }

    private int shown() {
        List<ReviewViewModel.Line> now = model.linesProperty().get();
        return now == null ? 0 : now.size();
    }

    private void showLines(@Nullable List<ReviewViewModel.Line> now) {
        boolean any = now != null && !now.isEmpty();
        lines.setItems(FXCollections.observableArrayList(now == null ? List.of() : now));
        double height = now == null ? 0 : now.stream().mapToDouble(ReviewView::height).sum();
        lines.setMinHeight(Math.min(TALLEST, height + 2));
        lines.setPrefHeight(Math.min(TALLEST, height + 2));
        for (var part : List.of(lines, all, intro)) {
            part.setVisible(any);
            part.setManaged(any);
        }
        none.setVisible(now != null && !any);
        none.setManaged(now != null && !any);
        if (any) {
            lines.getSelectionModel().select(0);
            lines.requestFocus();
        } else if (now != null) {
            close.requestFocus();
        }
    }

    private static double height(ReviewViewModel.Line line) {
        if (line.proof().confirmed() != null) {
            return TALL_LINE;
        }
        return line.proof().kind() == PeerProof.Kind.CERTIFICATE ? LINE : NAMED_LINE;
    }

    private void showAuthorities(List<Authority> now) {
        authorities.getChildren().clear();
        if (now.isEmpty()) {
            var nobody = new Label(Sentences.of("ui.review.no_authorities"));
            nobody.getStyleClass().add("form-hint");
            nobody.setWrapText(true);
            authorities.getChildren().add(nobody);
        }
        for (Authority authority : now) {
            var name = new Label(authority.subject());
            name.setMinWidth(0);
            var until = new Label(Sentences.of("ui.review.until", Units.day(authority.until())));
            until.getStyleClass().add("form-hint");
            until.setMinWidth(Label.USE_PREF_SIZE);
            Button remove =
                    Buttons.link(
                            Sentences.of("ui.review.distrust"), () -> model.distrust(authority));
            remove.setMinWidth(Button.USE_PREF_SIZE);
            var gap = Sheet.gap();
            HBox.setHgrow(gap, Priority.ALWAYS);
            var line = new HBox(12, name, until, gap, remove);
            line.setAlignment(Pos.CENTER_LEFT);
            authorities.getChildren().add(line);
        }
    }

    private void chooseAuthority() {
        var chooser = new FileChooser();
        chooser.setTitle(Sentences.of("ui.review.trust_title"));
        chooser.getExtensionFilters()
                .setAll(
                        new FileChooser.ExtensionFilter(
                                Sentences.of("ui.review.files"),
                                "*.crt",
                                "*.pem",
                                "*.cer",
                                "*.der"),
                        new FileChooser.ExtensionFilter(Sentences.of("ui.review.any_file"), "*"));
        File file = chooser.showOpenDialog(root.getScene().getWindow());
        if (file != null) {
            model.trust(file.toPath());
        }
    }
}
