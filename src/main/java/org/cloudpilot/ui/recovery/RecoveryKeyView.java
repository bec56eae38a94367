package org.cloudpilot.ui.recovery;

import javafx.geometry.Pos;
import javafx.print.PrinterJob;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.FileChooser;

import org.cloudpilot.model.Message;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.Clip;
import org.cloudpilot.ui.control.Sheet;
import org.cloudpilot.ui.control.Sheets;
import org.cloudpilot.ui.control.Words;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.jspecify.annotations.Nullable;

import java.io.File;

/// A new recovery key in large groups, with the ways to keep it. What is around it goes on only
/// when the person says that it is kept.
public final class RecoveryKeyView extends View<VBox, RecoveryKeyViewModel> {
    private static final int FIRST_LINE = 20;

    private final Label key = new Label();
    private final Button print;
    private final StackPane printPlace;
    private final Label notice = Words.hint("");
    private final CheckBox kept = new CheckBox(Sentences.of("ui.recovery.kept"));

    public RecoveryKeyView(RecoveryKeyViewModel model) {
        super(new VBox(12), model);
        root.getStyleClass().add("recovery");
        key.getStyleClass().add("recovery-key");
        key.setId("recovery-key");
        key.setMaxWidth(Double.MAX_VALUE);
        kept.setId("recovery-kept");
        Button copy =
                Buttons.plain(Sentences.of("ui.recovery.copy"), () -> Clip.copy(model.text()));
        Button save = Buttons.plain(Sentences.of("ui.recovery.save"), this::save);
        print = Buttons.plain(Sentences.of("ui.recovery.print"), this::print);
        printPlace = new StackPane(print);
        var ways = new HBox(8, copy, save, printPlace);
        ways.setAlignment(Pos.CENTER_LEFT);
        root.getChildren()
                .setAll(Words.of(Sentences.of("ui.recovery.once")), key, ways, notice, kept);
    }

    /// Shows a new key in a sheet that stays until the key is kept.
    public static void open(RecoveryKeyViewModel model, Sheets sheets) {
        var view = new RecoveryKeyView(model);
        view.root().getStyleClass().add("form");
        Runnable finish =
                () -> {
                    if (model.keptProperty().get()) {
                        model.close();
                        sheets.hide();
                    } else {
                        view.kept.requestFocus();
                    }
                };
        Button done = Buttons.primary(Sentences.of("ui.keys.done"), finish);
        done.setId("recovery-done");
        done.setDefaultButton(true);
        done.disableProperty().bind(view.kept.selectedProperty().not());
        var sheet = new Sheet(Sentences.of("ui.recovery.made"), 520, view.root(), finish);
        sheet.setActions(Sheet.gap(), done);
        sheets.show(sheet, view.kept);
    }

    /// Where the keyboard begins.
    public Node first() {
        return kept;
    }

    @Override
    protected void attach(Ties ties) {
        key.setText(inTwoLines(model.text()));
        ties.bindBothWays(kept.selectedProperty(), model.keptProperty());
        ties.listen(
                model.printableProperty(),
                can -> {
                    print.setDisable(!can);
                    var why = new Tooltip(Sentences.of("ui.recovery.no_printer"));
                    Tooltip.install(printPlace, can ? null : why);
                });
        ties.listen(model.noticeProperty(), this::showNotice);
        model.lookForPrinter();
    }

    @Override
    protected void detach() {
        key.setText("");
    }

    private void showNotice(@Nullable Message message) {
        notice.setText(message == null ? "" : Sentences.of(message));
        notice.setVisible(message != null);
        notice.setManaged(message != null);
    }

    private static String inTwoLines(String text) {
        return text.length() <= FIRST_LINE
                ? text
                : text.substring(0, FIRST_LINE) + "\n" + text.substring(FIRST_LINE);
    }

    private void save() {
        var chooser = new FileChooser();
        chooser.setTitle(Sentences.of("ui.recovery.save"));
        chooser.setInitialFileName("cloudpilot-recovery-key.txt");
        File file = chooser.showSaveDialog(root.getScene().getWindow());
        if (file != null) {
            model.save(file.toPath());
        }
    }

    private void print() {
        PrinterJob job = PrinterJob.createPrinterJob();
        if (job != null && job.showPrintDialog(root.getScene().getWindow())) {
            boolean done = job.printPage(new Text(model.paper())) && job.endJob();
            model.printed(done);
        }
    }
}
