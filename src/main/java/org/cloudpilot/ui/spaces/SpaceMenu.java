package org.cloudpilot.ui.spaces;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.model.Space;
import org.cloudpilot.ui.control.Icon;
import org.cloudpilot.ui.control.Menus;
import org.cloudpilot.ui.control.Question;
import org.cloudpilot.ui.control.Sheets;
import org.cloudpilot.ui.fx.Submission;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The space that the window shows, and the menu beneath it that leads to the others.
public final class SpaceMenu extends View<HBox, SpacesViewModel> {
    private final Sheets sheets;
    private final Button button = new Button("", Icon.of(Feather.CHEVRON_DOWN));

    public SpaceMenu(SpacesViewModel model, Sheets sheets) {
        super(new HBox(), model);
        this.sheets = sheets;
        button.getStyleClass().setAll("user-button", "space-button");
        button.setId("space");
        button.setMaxWidth(260);
        button.setOnAction(event -> open());
        root.setAlignment(Pos.CENTER_LEFT);
        root.getChildren().setAll(button);
    }

    @Override
    protected void attach(Ties ties) {
        model.load();
        ties.listen(model.currentProperty(), this::show);
    }

    private void show(@Nullable Space space) {
        button.setText(space == null ? "" : SpacesViewModel.nameOf(space));
        button.setAccessibleText(Sentences.of("ui.spaces.shown", button.getText()));
    }

    /// Opens the menu.
    public void open() {
        Menus.showBelowLeft(button, menu());
    }

    private ContextMenu menu() {
        var menu = new ContextMenu();
        Space current = model.currentProperty().get();
        for (Space space : model.spaces()) {
            var item = new RadioMenuItem(line(space));
            item.setId("space-" + space.id());
            item.setSelected(current != null && space.id().equals(current.id()));
            item.setOnAction(event -> model.choose(space));
            menu.getItems().add(item);
        }
        var members = new MenuItem(Sentences.of("ui.spaces.members"));
        members.setId("members-item");
        members.setDisable(current == null);
        members.setOnAction(event -> openMembers());
        var fresh = new MenuItem(Sentences.of("ui.spaces.new"));
        fresh.setId("new-space-item");
        fresh.setOnAction(event -> create());
        menu.getItems().addAll(new SeparatorMenuItem(), members, fresh);
        return menu;
    }

    private static String line(Space space) {
        String name = SpacesViewModel.nameOf(space);
        return space.personal()
                ? name
                : Sentences.of("ui.spaces.line", name, Roles.name(space.role()));
    }

    /// Shows who belongs to the space.
    public void openMembers() {
        Space current = model.currentProperty().get();
        if (current != null) {
            new MembersView(model.membersOf(current), sheets).open();
        }
    }

    /// Asks for the name of a new space.
    public void create() {
        Submission submission = model.newSubmission();
        Question question =
                new Question(
                                submission,
                                sheets,
                                Sentences.of("ui.spaces.new_title"),
                                Sentences.of("ui.spaces.new_text"))
                        .askText("name", Sentences.of("ui.spaces.name"));
        question.open(
                Sentences.of("ui.spaces.new_go"), () -> model.create(question.text(), submission));
    }
}
