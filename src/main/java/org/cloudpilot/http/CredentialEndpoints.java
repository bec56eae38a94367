package org.cloudpilot.http;

import java.time.Instant;
import java.util.List;
import org.cloudpilot.model.Credential;
import org.cloudpilot.model.CredentialDraft;
import org.cloudpilot.model.CredentialId;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.service.fleet.CredentialService;

/// The credentials that routers share, under `/credentials/`.
final class CredentialEndpoints {
    private static final String ALL = "/credentials/";
    private static final String ONE = ALL + "{id}/";
    private static final Field NAME = Field.text("name", "masts");
    private static final Field USERNAME = Field.text("username", "cloudpilot");
    private static final Field PASSWORD = Field.secret("password", "quiet green harbour");

    private final CredentialService credentials;

    CredentialEndpoints(CredentialService credentials) {
        this.credentials = credentials;
    }

    List<Route> routes() {
        return List.of(
                Route.get(ALL, Access.READ, this::list)
                        .as("listCredentials")
                        .answers(200, List.of(CredentialAnswer.EXAMPLE)),
                Route.post(ALL, Access.MANAGE, this::add)
                        .as("addCredential")
                        .takes(List.of(NAME.must(), USERNAME.must(), PASSWORD.must()))
                        .answers(201, CredentialAnswer.EXAMPLE)
                        .fails(Code.DUPLICATE),
                Route.get(ONE, Access.READ, this::show)
                        .as("showCredential")
                        .answers(200, CredentialAnswer.EXAMPLE),
                changing(Route.put(ONE, Access.MANAGE, this::change), "replaceCredential"),
                changing(Route.patch(ONE, Access.MANAGE, this::change), "changeCredential"),
                Route.delete(ONE, Access.MANAGE, this::remove)
                        .as("removeCredential")
                        .answersNothing()
                        .fails(Code.CONFLICT));
    }

    private static Route changing(Route route, String operation) {
        return route.as(operation)
                .takes(List.of(NAME, USERNAME, PASSWORD))
                .ignores(CredentialAnswer.READ_ONLY)
                .answers(200, CredentialAnswer.EXAMPLE)
                .fails(Code.DUPLICATE, Code.TARGET_TAMPERED);
    }

    /// A shared credential as scripts see it; never the password.
    ///
    /// @param usedBy the routers' ids
    private record CredentialAnswer(
            long id,
            String name,
            String username,
            List<Long> usedBy,
            Instant createdAt,
            Instant updatedAt) {
        static final CredentialAnswer EXAMPLE =
                new CredentialAnswer(
                        1, "masts", "cloudpilot", List.of(1L, 7L), Examples.TIME, Examples.TIME);

        /// What PUT and PATCH ignore, so that a script may send back what it got.
        static final List<String> READ_ONLY = List.of("id", "used_by", "created_at", "updated_at");

        static CredentialAnswer of(Credential credential) {
            return new CredentialAnswer(
                    credential.id().value(),
                    credential.name(),
                    credential.username(),
                    credential.usedBy().stream().map(RouterId::value).toList(),
                    credential.createdAt(),
                    credential.updatedAt());
        }
    }

    private Outcome<Answer> list(Call call) {
        return credentials
                .credentials(call.caller())
                .map(all -> Answer.ok(all.stream().map(CredentialAnswer::of).toList()));
    }

    private Outcome<Answer> add(Call call) {
        return draft(call)
                .then(draft -> credentials.add(call.caller(), draft))
                .map(
                        added ->
                                Answer.created(CredentialAnswer.of(added))
                                        .with("Location", ALL + added.id() + "/"));
    }

    private Outcome<Answer> show(Call call) {
        return credentials.credential(call.caller(), id(call)).map(CredentialEndpoints::ok);
    }

    private Outcome<Answer> change(Call call) {
        return draft(call)
                .then(draft -> credentials.change(call.caller(), id(call), draft))
                .map(CredentialEndpoints::ok);
    }

    private Outcome<Answer> remove(Call call) {
        return credentials.remove(call.caller(), id(call)).map(_ -> Answer.noContent());
    }

    private static Answer ok(Credential credential) {
        return Answer.ok(CredentialAnswer.of(credential));
    }

    private static Outcome<CredentialDraft> draft(Call call) {
        BodyFields body = call.body();
        return body.read(
                () ->
                        new CredentialDraft(
                                body.text(NAME.name()),
                                body.text(USERNAME.name()),
                                body.secret(PASSWORD.name())));
    }

    private static CredentialId id(Call call) {
        return new CredentialId(call.ids().getFirst());
    }
}
