package org.cloudpilot.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cloudpilot.model.Account;
import org.cloudpilot.model.Invitation;
import org.cloudpilot.model.InvitationId;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.model.UserId;
import org.cloudpilot.service.access.AccountService;
import org.cloudpilot.service.access.UserService;
import org.jspecify.annotations.Nullable;

/// The caller's password, and, for the store's owners, other people.
final class AccountEndpoints {
    private final AccountService accounts;
    private final UserService users;

    AccountEndpoints(AccountService accounts, UserService users) {
        this.accounts = accounts;
        this.users = users;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/users/change-password/", Access.MANAGE, this::changePassword)
                        .as("changePassword")
                        .takes(
                                Field.secret("old_password", Examples.PASSWORD).must(),
                                Field.secret("new_password", "seven copper lamps").must())
                        .answersNothing(),
                Route.get("/users/", Access.READ, this::list)
                        .as("listUsers")
                        .answers(200, List.of(UserAnswer.EXAMPLE))
                        .fails(Code.OWNER_ONLY),
                Route.patch("/users/{id}/", Access.MANAGE, this::setOwner)
                        .as("setOwner")
                        .takes(Field.flag("owner", true).must())
                        .ignores(UserAnswer.READ_ONLY)
                        .answers(200, UserAnswer.EXAMPLE)
                        .fails(Code.CONFLICT, Code.OWNER_ONLY),
                Route.delete("/users/{id}/", Access.MANAGE, this::remove)
                        .as("removeUser")
                        .asks(Field.text("confirmation", "omar").must())
                        .answersNothing()
                        .fails(Code.CONFLICT, Code.OWNER_ONLY),
                Route.get("/users/invitations/", Access.READ, this::invitations)
                        .as("listInvitations")
                        .answers(200, List.of(OpenInvitationAnswer.EXAMPLE))
                        .fails(Code.OWNER_ONLY),
                Route.post("/users/invitations/", Access.MANAGE, this::invite)
                        .bodyOptional()
                        .as("inviteUser")
                        .answers(201, InvitationAnswer.EXAMPLE)
                        .fails(Code.OWNER_ONLY),
                Route.delete("/users/invitations/{id}/", Access.MANAGE, this::withdraw)
                        .as("withdrawInvitation")
                        .answersNothing()
                        .fails(Code.OWNER_ONLY));
    }

    private record Passwords(Secret old, Secret fresh) {}

    private record UserAnswer(
            long id, String username, @Nullable String email, boolean owner, Instant createdAt) {
        static final UserAnswer EXAMPLE =
                new UserAnswer(1, "asha", "asha@example.net", true, Examples.TIME);

        static final List<String> READ_ONLY = List.of("id", "username", "email", "created_at");

        static UserAnswer of(Account account) {
            return new UserAnswer(
                    account.id().value(),
                    account.username(),
                    account.email(),
                    account.storeOwner(),
                    account.createdAt());
        }
    }

    private record InvitationAnswer(String invitation, String message) {
        static final InvitationAnswer EXAMPLE =
                new InvitationAnswer(
                        "7Hq0Zc3fT1uVxkq2yP9sLw", Sentences.of("http.invitation_note"));

        @Override
        public String toString() {
            return "InvitationAnswer[…]";
        }
    }

    private record OpenInvitationAnswer(
            long id, String madeBy, Instant createdAt, Instant expiresAt) {
        static final OpenInvitationAnswer EXAMPLE =
                new OpenInvitationAnswer(
                        3, "asha", Examples.TIME, Examples.TIME.plus(Duration.ofDays(1)));

        static OpenInvitationAnswer of(Invitation invitation) {
            return new OpenInvitationAnswer(
                    invitation.id().value(),
                    invitation.madeBy(),
                    invitation.createdAt(),
                    invitation.expiresAt());
        }
    }

    private Outcome<Answer> changePassword(Call call) {
        BodyFields body = call.body();
        return body.read(
                        () ->
                                new Passwords(
                                        body.requiredSecret("old_password"),
                                        body.requiredSecret("new_password")))
                .then(
                        wanted ->
                                accounts.changePassword(
                                        call.caller(), wanted.old(), wanted.fresh()))
                .map(_ -> Answer.noContent());
    }

    private Outcome<Answer> list(Call call) {
        return users.users(call.caller())
                .map(all -> Answer.ok(all.stream().map(UserAnswer::of).toList()));
    }

    private Outcome<Answer> setOwner(Call call) {
        return call.body()
                .read(() -> owner(call.body()))
                .then(owner -> users.setOwner(call.caller(), user(call), owner))
                .map(account -> Answer.ok(UserAnswer.of(account)));
    }

    private static boolean owner(BodyFields body) {
        Boolean owner = body.flag("owner");
        if (owner == null && !body.has("owner")) {
            body.reject("owner", Message.of("field.required"));
        }
        return Boolean.TRUE.equals(owner);
    }

    /// The name confirms it, as it does in the window.
    private Outcome<Answer> remove(Call call) {
        return call.query()
                .read(() -> call.query().requiredText("confirmation"))
                .then(name -> users.remove(call.caller(), user(call), name))
                .map(_ -> Answer.noContent());
    }

    private static UserId user(Call call) {
        return new UserId(call.ids().getFirst());
    }

    private Outcome<Answer> invitations(Call call) {
        return users.invitations(call.caller())
                .map(all -> Answer.ok(all.stream().map(OpenInvitationAnswer::of).toList()));
    }

    private Outcome<Answer> withdraw(Call call) {
        return users.withdraw(call.caller(), new InvitationId(call.ids().getFirst()))
                .map(_ -> Answer.noContent());
    }

    private Outcome<Answer> invite(Call call) {
        return call.body()
                .read(() -> true)
                .then(_ -> users.invite(call.caller()))
                .map(
                        code -> {
                            try (code) {
                                return Answer.created(
                                        new InvitationAnswer(
                                                code.use(
                                                        bytes ->
                                                                new String(
                                                                        bytes,
                                                                        StandardCharsets.US_ASCII)),
                                                Sentences.of("http.invitation_note")));
                            }
                        });
    }
}
