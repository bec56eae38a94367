package org.cloudpilot.ui.settings;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cloudpilot.model.Account;
import org.cloudpilot.model.Invitation;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.Copyable;
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

/// The section of the store's users, for its owners.
final class UsersView extends View<VBox, UsersViewModel> {
    private final Sheets sheets;
    private final Lines list = new Lines();
    private final Lines invitations = new Lines();
    private final Label refusal = Words.of("");

    UsersView(UsersViewModel model, Sheets sheets) {
        super(new VBox(), model);
        this.sheets = sheets;
        list.setId("users");
        invitations.setId("invitations");
        refusal.getStyleClass().add("form-refusal");
        Button invite =
                Buttons.primary(
                        Sentences.of("ui.users.invite"), () -> model.invite(this::showCode));
        invite.setId("invite");
        root.getStyleClass().add("settings-section");
        root.getChildren()
                .setAll(
                        new Block(
                                Sentences.of("ui.users.title"),
                                Sentences.of("ui.users.text"),
                                list,
                                invitations,
                                refusal,
                                Block.row(invite)));
    }

    @Override
    protected void attach(Ties ties) {
        model.load();
        ties.listen(
                model.accounts(),
                () -> list.show(model.accounts().stream().map(this::line).toList()));
        ties.listen(
                model.invitations(),
                () -> invitations.show(model.invitations().stream().map(this::line).toList()));
        ties.listen(model.refusalProperty(), this::showRefusal);
    }

    private void showRefusal(@Nullable Message message) {
        refusal.setText(message == null ? "" : Sentences.of(message));
        refusal.setVisible(message != null);
        refusal.setManaged(message != null);
    }

    private HBox line(Account account) {
        HBox line =
                Lines.person(
                        account.username(),
                        Sentences.of(
                                model.isMyself(account) ? "ui.members.you" : "ui.members.since",
                                Units.date(account.createdAt(), model.clock())));
        if (account.storeOwner()) {
            var tag = new Label(Sentences.of("ui.users.owner"));
            tag.getStyleClass().add("tag");
            line.getChildren().add(tag);
        }
        Button owner =
                Buttons.link(
                        Sentences.of(
                                account.storeOwner()
                                        ? "ui.users.owner_no_more"
                                        : "ui.users.make_owner"),
                        () -> setOwner(account));
        owner.setId("owner-" + account.username());
        // the store is never without one
        owner.setVisible(
                !account.storeOwner()
                        || model.accounts().stream().filter(Account::storeOwner).count() > 1);
        Button remove =
                Buttons.icon(
                        Feather.USER_X,
                        Sentences.of("ui.users.remove_of", account.username()),
                        () -> remove(account));
        remove.setId("remove-user-" + account.username());
        remove.setVisible(!model.isMyself(account));
        line.getChildren().addAll(owner, remove);
        return line;
    }

    private HBox line(Invitation invitation) {
        var made =
                new Label(
                        Sentences.of(
                                "ui.users.invitation",
                                invitation.madeBy(),
                                Units.date(invitation.createdAt(), model.clock())));
        made.getStyleClass().add("form-hint");
        HBox.setHgrow(made, Priority.ALWAYS);
        made.setMaxWidth(Double.MAX_VALUE);
        Button withdraw =
                Buttons.link(Sentences.of("ui.users.withdraw"), () -> model.withdraw(invitation));
        withdraw.setId("withdraw-" + invitation.id());
        var line = new HBox(8, made, withdraw);
        line.getStyleClass().add("member-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /// Shows an invitation this once, with what to do with it.
    private void showCode(String code) {
        TextField shown = Copyable.field("invitation-code");
        shown.setText(code);
        var body =
                new FormPane()
                        .words(Sentences.of("ui.users.code_text"))
                        .field(
                                "code",
                                new FormField(
                                        Sentences.of("ui.users.code"),
                                        Copyable.with(
                                                shown,
                                                Sentences.of("ui.users.copy_code"),
                                                shown::getText)));
        var sheet = new Sheet(Sentences.of("ui.users.code_title"), 520, body, sheets::hide);
        Button close = Buttons.primary(Sentences.of("ui.keys.done"), sheets::hide);
        close.setId("code-done");
        sheet.setActions(Sheet.gap(), close);
        sheets.show(sheet, shown);
    }

    private void setOwner(Account account) {
        boolean now = !account.storeOwner();
        Submission submission = model.newSubmission();
        String word = now ? "make_owner" : "owner_no_more";
        new Question(
                        submission,
                        sheets,
                        Sentences.of("ui.users." + word + "_title", account.username()),
                        Sentences.of("ui.users." + word + "_text"))
                .open(
                        Sentences.of("ui.users." + word),
                        () -> model.setOwner(account, now, submission));
    }

    private void remove(Account account) {
        Submission submission = model.newSubmission();
        Question question =
                new Question(
                                submission,
                                sheets,
                                Sentences.of("ui.users.remove_title", account.username()),
                                Sentences.of("ui.users.remove_text"))
                        .askText(
                                "confirmation",
                                Sentences.of("ui.question.type", account.username()));
        question.openDanger(
                Sentences.of("ui.users.remove"),
                () -> model.remove(account, question.text(), submission));
    }
}
