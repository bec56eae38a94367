package org.cloudpilot.http;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.PaymentDraft;
import org.cloudpilot.model.PaymentEnvironment;
import org.cloudpilot.model.PaymentProvider;
import org.jspecify.annotations.Nullable;

/// The fields of a payment credential in a body.
final class PaymentFields {
    static final String PRIVATE_KEY = "private_key";
    static final Field SECRET = Field.secret(PRIVATE_KEY, "ISSecretKey_test_…");

    private static final String PROVIDER = "provider";
    private static final String API_KEY = "api_key";
    private static final String ENVIRONMENT = "environment";
    private static final Field API_KEY_FIELD = Field.secret(API_KEY, "ISPubKey_test_…");
    private static final Field ENVIRONMENT_FIELD =
            Field.oneOf(
                    Field.text(ENVIRONMENT, "sandbox"),
                    PaymentEnvironment.values(),
                    PaymentEnvironment::word);
    private static final List<Field> REST =
            List.of(
                    Field.secret("webhook_key", "…"),
                    Field.text("base_url", ""),
                    Field.flag("is_active", true));

    /// Of a new one.
    static final List<Field> FRESH =
            with(
                    Field.text(PROVIDER, "kopokopo")
                            .oneOf("kopokopo", "instasend", "intasend")
                            .must(),
                    API_KEY_FIELD.must(),
                    SECRET.must(),
                    ENVIRONMENT_FIELD.must());

    /// Of a change: any of them.
    static final List<Field> ALL = with(API_KEY_FIELD, SECRET, ENVIRONMENT_FIELD);

    private PaymentFields() {}

    private static List<Field> with(Field... first) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(first), REST.stream())
                .toList();
    }

    static PaymentDraft fresh(BodyFields body) {
        return draft(body, word(body, PROVIDER, PaymentProvider::ofWord, "kopokopo, instasend"));
    }

    static PaymentDraft changed(BodyFields body) {
        return draft(body, null);
    }

    private static PaymentDraft draft(BodyFields body, @Nullable PaymentProvider provider) {
        return new PaymentDraft(
                provider,
                body.secret(API_KEY),
                body.secret(PRIVATE_KEY),
                body.secret("webhook_key"),
                word(body, ENVIRONMENT, PaymentEnvironment::ofWord, "sandbox, live"),
                body.text("base_url"),
                body.flag("is_active"));
    }

    private static <T> @Nullable T word(
            BodyFields body, String name, Function<String, Optional<T>> reader, String known) {
        String text = body.text(name);
        Optional<T> read = text == null ? Optional.empty() : reader.apply(text);
        if (text != null && read.isEmpty()) {
            body.reject(name, Message.of("http.field_word", known));
        }
        return read.orElse(null);
    }
}
