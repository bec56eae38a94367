package org.cloudpilot.ui.audit;

import java.io.File;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.Choices;
import org.cloudpilot.ui.control.PageHead;
import org.cloudpilot.ui.control.Sheet;
import org.cloudpilot.ui.control.Spinner;
import org.cloudpilot.ui.fx.Later;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.jspecify.annotations.Nullable;

/// The page of the audit log: filters above, entries, and at the foot whether the chain is whole
/// and for how long entries are kept.
public final class AuditView extends View<VBox, AuditViewModel> {
    private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");

    private final TextField search = new TextField();
    private final ComboBox<String> kind;
    private final ComboBox<Span> span;
    private final Spinner spinner = new Spinner();
    private final AuditTable table;
    private final Label verdict = new Label();
    private final Label notice = new Label();
    private final TextField days = new TextField();
    private final Button keep;

    public AuditView(AuditViewModel model) {
        super(new VBox(), model);
        search.setId("audit-search");
        search.setPromptText(Sentences.of("ui.audit.search"));
        search.setPrefWidth(240);
        kind =
                Choices.of(
                        AuditViewModel.KINDS,
                        each ->
                                each.isEmpty()
                                        ? Sentences.of("ui.audit.any_action")
                                        : each.substring(0, each.length() - 1));
        kind.setId("audit-kind");
        kind.setPrefWidth(150);
        span =
                Choices.of(
                        List.of(Span.values()),
                        each ->
                                Sentences.of(
                                        "ui.audit.span." + each.name().toLowerCase(Locale.ROOT)));
        span.setId("audit-span");
        span.setPrefWidth(150);
        Button export = Buttons.plain(Sentences.of("ui.audit.export"), this::export);
        export.setId("audit-export");
        table = new AuditTable(model);
        VBox.setVgrow(table, Priority.ALWAYS);
        verdict.getStyleClass().add("audit-verdict");
        verdict.setId("audit-verdict");
        notice.getStyleClass().add("form-hint");
        days.setId("audit-days");
        days.setPrefWidth(64);
        keep = Buttons.plain(Sentences.of("ui.audit.keep"), model::keep);
        days.setOnAction(event -> model.keep());
        var filters = new HBox(8, search, kind, span, spinner, Sheet.gap(), notice);
        filters.setAlignment(Pos.CENTER_LEFT);
        filters.getStyleClass().add("audit-filters");
        var foot =
                new HBox(
                        8,
                        verdict,
                        Sheet.gap(),
                        new Label(Sentences.of("ui.audit.days")),
                        days,
                        keep);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("audit-foot");
        root.getStyleClass().add("page");
        root.getChildren()
                .setAll(
                        new PageHead(
                                Sentences.of("ui.audit.title"),
                                Sentences.of("ui.audit.text"),
                                export),
                        filters,
                        table,
                        foot);
    }

    @Override
    protected void attach(Ties ties) {
        table.setItems(model.entries());
        ties.add(() -> table.setItems(null));
        ties.bindBothWays(search.textProperty(), model.textProperty());
        ties.bindBothWays(kind.valueProperty(), model.kindProperty());
        ties.bindBothWays(span.valueProperty(), model.spanProperty());
        ties.bindBothWays(days.textProperty(), model.daysProperty());
        ties.listen(model.loadingProperty(), spinner::spin);
        ties.listen(model.verdictProperty(), message -> verdict.setText(words(message)));
        ties.listen(
                model.wholeProperty(), whole -> verdict.pseudoClassStateChanged(BROKEN, !whole));
        ties.listen(model.noticeProperty(), message -> notice.setText(words(message)));
        ties.listen(
                model.keeping().refusalProperty(),
                message -> {
                    if (message != null) {
                        notice.setText(words(message));
                    }
                });
        ties.listen(
                model.keeping().errorsProperty(),
                errors ->
                        errors.byField().values().stream()
                                .flatMap(List::stream)
                                .findFirst()
                                .ifPresent(message -> notice.setText(words(message))));
        ties.listen(model.keeping().busyProperty(), keep::setDisable);
        model.load();
        model.look();
        Later.run(table::loadWhileScrolling);
    }

    private static String words(@Nullable Message message) {
        return message == null ? "" : Sentences.of(message);
    }

    /// Where the keyboard begins on this page.
    public void focus() {
        search.requestFocus();
    }

    private void export() {
        var chooser = new FileChooser();
        chooser.setTitle(Sentences.of("ui.audit.export"));
        chooser.setInitialFileName("cloudpilot-audit.csv");
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter("CSV", "*.csv"),
                        new FileChooser.ExtensionFilter("JSON", "*.json"));
        File file = chooser.showSaveDialog(root.getScene().getWindow());
        if (file != null) {
            model.export(file.toPath());
        }
    }
}
