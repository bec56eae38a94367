package org.cloudpilot.ui.settings;

import java.io.File;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.FormField;
import org.cloudpilot.ui.control.FormPane;
import org.cloudpilot.ui.control.Spinner;
import org.cloudpilot.ui.control.Words;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.jspecify.annotations.Nullable;

/// The section of backups, for the store's owners.
final class BackupView extends View<VBox, BackupViewModel> {
    private static final double NUMBER = 90;

    private final FormPane making = new FormPane();
    private final Label made = Words.of("");
    private final Spinner spinner = new Spinner();
    private final Button make;
    private final FormPane form = new FormPane();
    private final TextField folder = new TextField();
    private final TextField hours = new TextField();
    private final TextField keep = new TextField();
    private final Label last = Words.hint("");
    private final Button schedule;
    private final Button end;

    BackupView(BackupViewModel model) {
        super(new VBox(), model);
        make = Buttons.primary(Sentences.of("ui.backup.make"), this::make);
        make.setId("make-backup");
        making.getStyleClass().addAll("settings-form", "wide");
        made.setId("backup-made");
        folder.setId("backup-folder");
        hours.setId("backup-hours");
        keep.setId("backup-keep");
        hours.setMaxWidth(NUMBER);
        keep.setMaxWidth(NUMBER);
        Button choose = Buttons.plain(Sentences.of("ui.backup.choose"), this::chooseFolder);
        choose.setMinWidth(Button.USE_PREF_SIZE);
        HBox.setHgrow(folder, Priority.ALWAYS);
        form.getStyleClass().addAll("settings-form", "wide");
        form.field(
                        "folder",
                        new FormField(Sentences.of("ui.backup.folder"), Block.row(folder, choose)))
                .field("every_hours", Sentences.of("ui.backup.hours"), hours)
                .field("keep", Sentences.of("ui.backup.keep"), keep);
        schedule = Buttons.plain("", model::schedule);
        schedule.setId("schedule-backups");
        end = Buttons.plain(Sentences.of("ui.backup.end"), model::end);
        root.getStyleClass().add("settings-section");
        root.getChildren()
                .setAll(
                        new Block(
                                Sentences.of("ui.backup.now"),
                                Sentences.of("ui.backup.now_text"),
                                Block.row(make, spinner),
                                making,
                                made),
                        new Block(
                                Sentences.of("ui.backup.clock"),
                                Sentences.of("ui.backup.clock_text"),
                                form,
                                Block.row(schedule, end),
                                last),
                        new Block(
                                Sentences.of("ui.backup.restore"),
                                Sentences.of("ui.backup.restore_text")));
    }

    @Override
    protected void attach(Ties ties) {
        model.load();
        ties.bindBothWays(folder.textProperty(), model.folderProperty());
        ties.bindBothWays(hours.textProperty(), model.hoursProperty());
        ties.bindBothWays(keep.textProperty(), model.keepProperty());
        making.follow(ties, model.making());
        form.follow(ties, model.scheduling());
        ties.listen(
                model.making().busyProperty(),
                busy -> {
                    spinner.spin(busy);
                    make.setDisable(busy);
                });
        ties.listen(model.madeProperty(), message -> show(made, message));
        ties.listen(model.lastProperty(), message -> show(last, message));
        ties.listen(
                model.scheduledProperty(),
                on -> {
                    schedule.setText(Sentences.of(on ? "ui.backup.change" : "ui.backup.begin"));
                    end.setVisible(on);
                });
    }

    private static void show(Label label, @Nullable Message message) {
        label.setText(message == null ? "" : Sentences.of(message));
        label.setVisible(message != null);
        label.setManaged(message != null);
    }

    private void make() {
        var chooser = new FileChooser();
        chooser.setTitle(Sentences.of("ui.backup.make"));
        chooser.setInitialFileName("cloudpilot.backup");
        File file = chooser.showSaveDialog(root.getScene().getWindow());
        if (file != null) {
            model.make(file.toPath());
        }
    }

    private void chooseFolder() {
        var chooser = new DirectoryChooser();
        chooser.setTitle(Sentences.of("ui.backup.folder"));
        File chosen = chooser.showDialog(root.getScene().getWindow());
        if (chosen != null) {
            folder.setText(chosen.getPath());
        }
    }
}
