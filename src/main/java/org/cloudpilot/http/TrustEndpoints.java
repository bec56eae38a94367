package org.cloudpilot.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudpilot.model.Authority;
import org.cloudpilot.model.AuthorityId;
import org.cloudpilot.model.Confirmation;
import org.cloudpilot.model.Fingerprint;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.ProofReview;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.service.fleet.TrustService;

/// Whom to believe: certificates and host keys that wait for a decision, and the space's own
/// authorities.
final class TrustEndpoints {
    private static final String CHOICE = "fingerprints";

    private final TrustService trust;

    TrustEndpoints(TrustService trust) {
        this.trust = trust;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/certificates/review/", Access.READ, this::review)
                        .as("listCertificatesInReview")
                        .answers(200, List.of(ReviewAnswer.EXAMPLE)),
                Route.post("/certificates/confirm/", Access.MANAGE, this::confirm)
                        .as("confirmCertificates")
                        .takes(Field.textMap(CHOICE, Map.of("1", Examples.FINGERPRINT)).must())
                        .answers(200, ConfirmationAnswer.EXAMPLE),
                Route.get("/authorities/", Access.READ, this::authorities)
                        .as("listAuthorities")
                        .answers(200, List.of(AuthorityAnswer.EXAMPLE)),
                Route.post("/authorities/", Access.MANAGE, this::add)
                        .as("addAuthority")
                        .takes(Field.text("certificate", "-----BEGIN CERTIFICATE-----\n…").must())
                        .answers(201, AuthorityAnswer.EXAMPLE)
                        .fails(Code.DUPLICATE),
                Route.delete("/authorities/{id}/", Access.MANAGE, this::remove)
                        .as("removeAuthority")
                        .answersNothing());
    }

    private record ReviewAnswer(long routerId, String routerName, ProofAnswer certificate) {
        static final ReviewAnswer EXAMPLE = new ReviewAnswer(1, "Mast 3", ProofAnswer.EXAMPLE);

        static ReviewAnswer of(ProofReview review) {
            return new ReviewAnswer(
                    review.router().id().value(),
                    review.router().name(),
                    ProofAnswer.of(review.proof()));
        }
    }

    private record UnconfirmedAnswer(long routerId, String code, String error) {
        static final UnconfirmedAnswer EXAMPLE =
                new UnconfirmedAnswer(
                        2,
                        Code.PROOF_CHANGED.word(),
                        Sentences.of(new Refusal.ProofChanged().message()));
    }

    private record ConfirmationAnswer(List<Long> confirmed, List<UnconfirmedAnswer> refused) {
        static final ConfirmationAnswer EXAMPLE =
                new ConfirmationAnswer(List.of(1L), List.of(UnconfirmedAnswer.EXAMPLE));

        static ConfirmationAnswer of(Confirmation done) {
            List<UnconfirmedAnswer> refused = new ArrayList<>();
            done.refused()
                    .forEach(
                            (id, why) ->
                                    refused.add(
                                            new UnconfirmedAnswer(
                                                    id.value(),
                                                    why.code(),
                                                    Sentences.of(why.message()))));
            return new ConfirmationAnswer(
                    done.confirmed().stream().map(Router::id).map(RouterId::value).toList(),
                    refused);
        }
    }

    private record AuthorityAnswer(
            long id,
            String subject,
            String fingerprint,
            Instant notBefore,
            Instant notAfter,
            Instant createdAt) {
        static final AuthorityAnswer EXAMPLE =
                new AuthorityAnswer(
                        1,
                        "CN=Masts",
                        Examples.FINGERPRINT,
                        Examples.TIME,
                        Examples.TIME,
                        Examples.TIME);

        static AuthorityAnswer of(Authority authority) {
            return new AuthorityAnswer(
                    authority.id().value(),
                    authority.subject(),
                    authority.fingerprint().hex(),
                    authority.from(),
                    authority.until(),
                    authority.addedAt());
        }
    }

    private Outcome<Answer> review(Call call) {
        return trust.review(call.caller())
                .map(waiting -> Answer.ok(waiting.stream().map(ReviewAnswer::of).toList()));
    }

    private Outcome<Answer> confirm(Call call) {
        return call.body()
                .read(() -> choice(call.body()))
                .then(choice -> trust.confirm(call.caller(), choice))
                .map(done -> Answer.ok(ConfirmationAnswer.of(done)));
    }

    /// By router's id, what a person or script saw of it.
    private static Map<RouterId, Fingerprint> choice(BodyFields body) {
        Map<RouterId, Fingerprint> choice = new LinkedHashMap<>();
        Map<String, String> given = body.textMap(CHOICE);
        if (given == null) {
            if (!body.has(CHOICE)) {
                body.reject(CHOICE, Message.of("field.required"));
            }
            return choice;
        }
        given.forEach(
                (name, text) -> {
                    Optional<Long> id = PathTemplate.id(name);
                    Optional<Fingerprint> shown = Fingerprint.parse(text);
                    if (id.isEmpty()) {
                        body.reject(CHOICE, Message.of("http.field_router_id", name));
                    } else if (shown.isEmpty()) {
                        body.reject(CHOICE, Message.of("field.fingerprint"));
                    } else {
                        choice.put(new RouterId(id.get()), shown.get());
                    }
                });
        return choice;
    }

    private Outcome<Answer> authorities(Call call) {
        return trust.authorities(call.caller())
                .map(all -> Answer.ok(all.stream().map(AuthorityAnswer::of).toList()));
    }

    private Outcome<Answer> add(Call call) {
        return call.body()
                .read(() -> call.body().requiredText("certificate"))
                .then(
                        text ->
                                trust.addAuthority(
                                        call.caller(), text.getBytes(StandardCharsets.UTF_8)))
                .map(added -> Answer.created(AuthorityAnswer.of(added)));
    }

    private Outcome<Answer> remove(Call call) {
        return trust.removeAuthority(call.caller(), new AuthorityId(call.ids().getFirst()))
                .map(_ -> Answer.noContent());
    }
}
