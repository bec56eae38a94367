package org.cloudpilot.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiFunction;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.PaymentCredential;
import org.cloudpilot.model.PaymentCredentialId;
import org.cloudpilot.model.PaymentKey;
import org.cloudpilot.model.PaymentProvider;
import org.cloudpilot.model.PaymentVerdict;
import org.cloudpilot.model.PaymentVerification;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.service.payments.PaymentService;
import org.jspecify.annotations.Nullable;

/// Payment credentials, under `/payments/credentials/`.
final class PaymentEndpoints {
    private static final String ALL = "/payments/credentials/";
    private static final String ONE = ALL + "{id}/";

    private final PaymentService payments;

    PaymentEndpoints(PaymentService payments) {
        this.payments = payments;
    }

    List<Route> routes() {
        return List.of(
                Route.get(ALL, Access.READ, this::list)
                        .as("listPaymentCredentials")
                        .answers(200, List.of(PaymentAnswer.EXAMPLE)),
                Route.post(ALL, Access.MANAGE, this::add)
                        .as("addPaymentCredential")
                        .takes(PaymentFields.FRESH)
                        .answers(201, PaymentAnswer.EXAMPLE)
                        .fails(Code.DUPLICATE),
                Route.get(ALL + "provider/{provider:word}/", Access.READ, this::ofProvider)
                        .as("showPaymentCredentialOfProvider")
                        .answers(200, PaymentAnswer.EXAMPLE)
                        .fails(Code.NOT_FOUND),
                Route.get(ONE, Access.READ, this::show)
                        .as("showPaymentCredential")
                        .answers(200, PaymentAnswer.EXAMPLE),
                changing(Route.put(ONE, Access.MANAGE, this::change), "replacePaymentCredential"),
                changing(Route.patch(ONE, Access.MANAGE, this::change), "changePaymentCredential"),
                Route.delete(ONE, Access.MANAGE, this::remove)
                        .as("removePaymentCredential")
                        .answersNothing(),
                Route.post(ONE + "update-private-key/", Access.MANAGE, this::updateKey)
                        .as("updatePaymentPrivateKey")
                        .takes(PaymentFields.SECRET.must())
                        .answers(200, ChangedPaymentAnswer.EXAMPLE)
                        .fails(Code.TARGET_TAMPERED),
                Route.post(ONE + "verify/", Access.OPERATE, this::verify)
                        .bodyOptional()
                        .as("verifyPaymentCredential")
                        .takes(PaymentFields.SECRET)
                        .answers(200, PaymentVerificationAnswer.EXAMPLE)
                        .fails(Code.TARGET_TAMPERED),
                revealing(Route.post(ONE + "get-private-key/", Access.SECRETS, this::reveal))
                        .bodyOptional()
                        .as("revealPaymentPrivateKey"),
                revealing(Route.get(ONE + "get-private-key/", Access.SECRETS, this::reveal))
                        .as("readPaymentPrivateKey"),
                toggling("toggle-status/", "togglePaymentCredentialStatus"),
                toggling("toggle/", "togglePaymentCredential"));
    }

    private static Route changing(Route route, String operation) {
        return route.as(operation)
                .takes(PaymentFields.ALL)
                .ignores(PaymentAnswer.READ_ONLY)
                .answers(200, PaymentAnswer.EXAMPLE)
                .fails(Code.TARGET_TAMPERED);
    }

    private static Route revealing(Route route) {
        return route.answers(200, PaymentKeyAnswer.EXAMPLE).fails(Code.TARGET_TAMPERED);
    }

    private Route toggling(String path, String operation) {
        return Route.post(ONE + path, Access.MANAGE, this::toggle)
                .bodyOptional()
                .as(operation)
                .answers(200, ChangedPaymentAnswer.EXAMPLE);
    }

    private record ChangedPaymentAnswer(String message, PaymentAnswer credentials) {
        static final ChangedPaymentAnswer EXAMPLE =
                new ChangedPaymentAnswer(
                        Sentences.of("payments.key_updated"), PaymentAnswer.EXAMPLE);

        static Answer of(String sentence, PaymentCredential credential) {
            return Answer.ok(
                    new ChangedPaymentAnswer(Sentences.of(sentence), PaymentAnswer.of(credential)));
        }
    }

    /// @param isValid null where that could not be found out
    /// @param checked against what: `stored` or `provider`
    /// @param failure the stable word of what went wrong; null where nothing did
    private record PaymentVerificationAnswer(
            long credentialsId,
            String provider,
            String providerDisplay,
            @Nullable Boolean isValid,
            String message,
            String checked,
            @Nullable String failure) {
        static final PaymentVerificationAnswer EXAMPLE =
                new PaymentVerificationAnswer(
                        1,
                        PaymentProvider.KOPOKOPO.word(),
                        PaymentProvider.KOPOKOPO.display(),
                        true,
                        Sentences.of(PaymentVerdict.VALID.message()),
                        "provider",
                        null);

        static PaymentVerificationAnswer of(PaymentVerification verification) {
            return switch (verification) {
                case PaymentVerification.Compared(var credential, boolean matches) ->
                        of(
                                credential,
                                matches,
                                Message.of(matches ? "payments.match" : "payments.no_match"),
                                "stored",
                                matches ? null : "no_match");
                case PaymentVerification.Asked(var credential, PaymentVerdict verdict) ->
                        of(
                                credential,
                                verdict.isValid(),
                                verdict.message(),
                                "provider",
                                verdict == PaymentVerdict.VALID ? null : verdict.word());
            };
        }

        private static PaymentVerificationAnswer of(
                PaymentCredential credential,
                @Nullable Boolean isValid,
                Message message,
                String checked,
                @Nullable String failure) {
            return new PaymentVerificationAnswer(
                    credential.id().value(),
                    credential.provider().word(),
                    credential.provider().display(),
                    isValid,
                    Sentences.of(message),
                    checked,
                    failure);
        }
    }

    private record PaymentKeyAnswer(
            long credentialsId,
            String provider,
            String providerDisplay,
            String privateKey,
            String message) {
        static final PaymentKeyAnswer EXAMPLE =
                new PaymentKeyAnswer(
                        1,
                        PaymentProvider.INTASEND.word(),
                        PaymentProvider.INTASEND.display(),
                        "ISSecretKey_test_…",
                        Sentences.of("payments.revealed"));

        static PaymentKeyAnswer of(PaymentKey key) {
            PaymentCredential credential = key.credential();
            return new PaymentKeyAnswer(
                    credential.id().value(),
                    credential.provider().word(),
                    credential.provider().display(),
                    key.privateKey().use(bytes -> new String(bytes, StandardCharsets.UTF_8)),
                    Sentences.of("payments.revealed"));
        }

        @Override
        public String toString() {
            return "PaymentKeyAnswer[" + credentialsId + "]";
        }
    }

    private Outcome<Answer> list(Call call) {
        return payments.credentials(call.caller())
                .map(all -> Answer.ok(all.stream().map(PaymentAnswer::of).toList()));
    }

    private Outcome<Answer> add(Call call) {
        return call.body()
                .read(() -> PaymentFields.fresh(call.body()))
                .then(draft -> payments.add(call.caller(), draft))
                .map(
                        added ->
                                Answer.created(PaymentAnswer.of(added))
                                        .with("Location", ALL + added.id() + "/"));
    }

    private Outcome<Answer> ofProvider(Call call) {
        return PaymentProvider.ofWord(call.words().getFirst())
                .map(provider -> payments.ofProvider(call.caller(), provider))
                .orElseGet(() -> Outcome.refused(new Refusal.NotFound()))
                .map(found -> Answer.ok(PaymentAnswer.of(found)));
    }

    private Outcome<Answer> show(Call call) {
        return payments.credential(call.caller(), id(call))
                .map(found -> Answer.ok(PaymentAnswer.of(found)));
    }

    private Outcome<Answer> change(Call call) {
        return call.body()
                .read(() -> PaymentFields.changed(call.body()))
                .then(draft -> payments.change(call.caller(), id(call), draft))
                .map(changed -> Answer.ok(PaymentAnswer.of(changed)));
    }

    private Outcome<Answer> remove(Call call) {
        return payments.remove(call.caller(), id(call)).map(_ -> Answer.noContent());
    }

    private Outcome<Answer> updateKey(Call call) {
        return known(call)
                .then(
                        _ ->
                                call.body()
                                        .read(
                                                () ->
                                                        call.body()
                                                                .requiredSecret(
                                                                        PaymentFields.PRIVATE_KEY)))
                .then(key -> payments.updatePrivateKey(call.caller(), id(call), key))
                .map(changed -> ChangedPaymentAnswer.of("payments.key_updated", changed));
    }

    /// One that is not the caller's is not there, whatever the body says.
    private Outcome<Boolean> known(Call call) {
        return payments.isThere(call.caller(), id(call));
    }

    private Outcome<Answer> verify(Call call) {
        if (!call.body().has(PaymentFields.PRIVATE_KEY)) {
            return bodiless(call, payments::verify)
                    .map(verified -> Answer.ok(PaymentVerificationAnswer.of(verified)));
        }
        return call.body()
                .read(() -> call.body().requiredSecret(PaymentFields.PRIVATE_KEY))
                .then((Secret key) -> payments.compare(call.caller(), id(call), key))
                .map(verified -> Answer.ok(PaymentVerificationAnswer.of(verified)));
    }

    private Outcome<Answer> reveal(Call call) {
        return bodiless(call, payments::reveal)
                .map(
                        key -> {
                            try (key) {
                                return Answer.ok(PaymentKeyAnswer.of(key));
                            }
                        });
    }

    private Outcome<Answer> toggle(Call call) {
        return bodiless(call, payments::toggle)
                .map(
                        changed ->
                                ChangedPaymentAnswer.of(
                                        changed.active()
                                                ? "payments.activated"
                                                : "payments.deactivated",
                                        changed));
    }

    private static <T> Outcome<T> bodiless(
            Call call, BiFunction<Caller, PaymentCredentialId, Outcome<T>> work) {
        return call.body().read(() -> id(call)).then(id -> work.apply(call.caller(), id));
    }

    private static PaymentCredentialId id(Call call) {
        return new PaymentCredentialId(call.ids().getFirst());
    }
}
