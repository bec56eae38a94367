package org.cloudpilot.ui.spaces;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cloudpilot.model.Member;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Role;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.model.Space;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.FormField;
import org.cloudpilot.ui.control.FormPane;
import org.cloudpilot.ui.control.Lines;
import org.cloudpilot.ui.control.Question;
import org.cloudpilot.ui.control.Sheet;
import org.cloudpilot.ui.control.Sheets;
import org.cloudpilot.ui.control.Units;
import org.cloudpilot.ui.control.Words;
import org.cloudpilot.ui.fx.Submission;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The sheet of a space's members. Owners change it; everybody else reads it.
public final class MembersView extends View<VBox, MembersViewModel> {
    private final Sheets sheets;
    private final Lines list = new Lines();
    private final Label refusal = Words.of("");
    private final Button exposed;
    private final FormPane adding = new FormPane();
    private final TextField newcomer = new TextField();
    private final ComboBox<Role> newcomersRole = Roles.box();
    private final Button rename;
    private final Button delete;
    private final Button leave;
    private final Button close;
    private final Sheet sheet;

    public MembersView(MembersViewModel model, Sheets sheets) {
        super(new VBox(), model);
        this.sheets = sheets;
        root.getStyleClass().add("members");
        list.setId("members");
        refusal.getStyleClass().add("form-refusal");
        exposed = Buttons.link("", () -> new ExposuresView(model.allExposures(), sheets).open());
        exposed.setId("exposures");
        newcomer.setId("new-member");
        newcomer.setPromptText(Sentences.of("ui.members.name_prompt"));
        newcomersRole.setId("new-member-role");
        Button add = Buttons.plain(Sentences.of("ui.members.add"), model::add);
        add.setId("add-member");
        add.setMinWidth(Button.USE_PREF_SIZE);
        newcomer.setOnAction(event -> model.add());
        HBox.setHgrow(newcomer, Priority.ALWAYS);
        var row = new HBox(8, newcomer, newcomersRole, add);
        row.setAlignment(Pos.CENTER_LEFT);
        adding.field("username", new FormField(Sentences.of("ui.members.let_in"), row));
        root.getChildren()
                .setAll(
                        Words.hint(Sentences.of("ui.members.roles")),
                        list,
                        exposed,
                        refusal,
                        adding);
        rename = Buttons.plain(Sentences.of("ui.members.rename"), this::rename);
        rename.setId("rename-space");
        delete = Buttons.plain(Sentences.of("ui.members.delete"), this::delete);
        delete.setId("delete-space");
        leave = Buttons.plain(Sentences.of("ui.members.leave"), this::leave);
        leave.setId("leave-space");
        close = Buttons.primary(Sentences.of("ui.close"), sheets::hide);
        sheet =
                new Sheet(
                        Sentences.of(
                                "ui.members.title",
                                SpacesViewModel.nameOf(model.spaceProperty().get())),
                        560,
                        root,
                        sheets::hide);
        sheet.setActions(rename, leave, delete, Sheet.gap(), close);
    }

    public void open() {
        sheets.show(sheet, model.isOwner() ? newcomer : close);
    }

    @Override
    protected void attach(Ties ties) {
        model.load();
        ties.bindBothWays(newcomer.textProperty(), model.newcomerProperty());
        ties.bindBothWays(newcomersRole.valueProperty(), model.newcomersRoleProperty());
        adding.follow(ties, model.adding());
        ties.listen(model.spaceProperty(), this::showRights);
        ties.listen(model.members(), this::showMembers);
        ties.listen(
                model.exposures(),
                () -> {
                    int count = model.exposures().size();
                    show(exposed, count > 0);
                    exposed.setText(
                            Sentences.of(
                                    count == 1 ? "ui.exposures.one" : "ui.exposures.many", count));
                });
        ties.listen(model.refusalProperty(), this::showRefusal);
    }

    private void showRefusal(@Nullable Message message) {
        refusal.setText(message == null ? "" : Sentences.of(message));
        show(refusal, message != null);
    }

    private void showRights(Space space) {
        boolean owner = model.isOwner();
        show(adding, owner);
        show(rename, owner);
        show(delete, owner);
        show(leave, !space.personal());
        sheet.setTitle(Sentences.of("ui.members.title", SpacesViewModel.nameOf(space)));
        showMembers();
    }

    private void showMembers() {
        list.show(model.members().stream().map(this::line).toList());
    }

    private HBox line(Member member) {
        HBox line =
                Lines.person(
                        member.username(),
                        Sentences.of(
                                model.isMyself(member) ? "ui.members.you" : "ui.members.since",
                                Units.date(member.since(), model.clock())));
        if (!model.isOwner()) {
            line.getChildren().add(new Label(Roles.name(member.role())));
            return line;
        }
        ComboBox<Role> role = Roles.box();
        role.setValue(member.role());
        role.setId("role-of-" + member.username());
        role.setAccessibleText(Sentences.of("ui.members.role_of", member.username()));
        role.setOnAction(event -> model.setRole(member, role.getValue()));
        Button remove =
                Buttons.icon(
                        Feather.USER_X,
                        Sentences.of("ui.members.remove_of", member.username()),
                        () -> remove(member));
        remove.setId("remove-" + member.username());
        remove.setVisible(!model.isMyself(member));
        line.getChildren().addAll(role, remove);
        return line;
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private void remove(Member member) {
        var submission = model.newSubmission();
        ask(
                        submission,
                        Sentences.of("ui.members.remove_title", member.username()),
                        Sentences.of("ui.members.remove_text"))
                .openDanger(
                        Sentences.of("ui.members.remove"),
                        () ->
                                model.remove(
                                        member,
                                        submission,
                                        known -> new ExposuresView(known, sheets).open()));
    }

    private void leave() {
        var submission = model.newSubmission();
        ask(
                        submission,
                        Sentences.of("ui.members.leave_title", name()),
                        Sentences.of("ui.members.leave_text"))
                .openDanger(Sentences.of("ui.members.leave_go"), () -> model.leave(submission));
    }

    private void rename() {
        var submission = model.newSubmission();
        Question question =
                ask(
                                submission,
                                Sentences.of("ui.members.rename_title", name()),
                                Sentences.of("ui.members.rename_text"))
                        .askText("name", Sentences.of("ui.spaces.name"));
        question.open(
                Sentences.of("ui.members.rename_go"),
                () -> model.rename(question.text(), submission));
    }

    private void delete() {
        var submission = model.newSubmission();
        Question question =
                ask(
                                submission,
                                Sentences.of("ui.members.delete_title", name()),
                                Sentences.of("ui.members.delete_text"))
                        .askText("confirmation", Sentences.of("ui.question.type", name()));
        question.openDanger(
                Sentences.of("ui.members.delete_go"),
                () -> model.delete(question.text(), submission));
    }

    private Question ask(Submission submission, String title, String text) {
        return new Question(submission, sheets, title, text);
    }

    private String name() {
        return model.spaceProperty().get().name();
    }
}
