package org.cloudpilot.provider;

import java.net.http.HttpRequest;
import java.util.Set;
import org.cloudpilot.model.PaymentAddress;
import org.cloudpilot.model.PaymentVerdict;
import org.cloudpilot.model.Secret;
import tools.jackson.databind.JsonNode;

/// Kopo Kopo's OAuth: a client id and a client secret are asked about by getting a token for them,
/// which is given back at once.
final class KopoKopo {
    private static final Set<String> UNKNOWN_CLIENT =
            Set.of("invalid_client", "unauthorized_client", "invalid_grant");

    private final Exchange exchange;

    KopoKopo(Exchange exchange) {
        this.exchange = exchange;
    }

    PaymentVerdict verify(PaymentAddress address, Secret clientId, Secret clientSecret) {
        return switch (token(address, clientId, clientSecret)) {
            case Reply.Failed(PaymentVerdict why) -> why;
            case Reply.Answered answer -> {
                JsonNode json = answer.json();
                if (answer.status() == 400 && UNKNOWN_CLIENT.contains(text(json, "error"))) {
                    yield PaymentVerdict.REFUSED;
                }
                String token = text(json, "access_token");
                if (answer.status() != 200
                        || token.isEmpty()
                        || !text(json, "token_type").equalsIgnoreCase("bearer")) {
                    yield answer.verdict();
                }
                revoke(address, clientId, clientSecret, token);
                yield PaymentVerdict.VALID;
            }
        };
    }

    private Reply token(PaymentAddress address, Secret clientId, Secret clientSecret) {
        try (var form = new FormBody()) {
            return post(
                    address,
                    "oauth/token",
                    form.with("client_id", clientId)
                            .with("client_secret", clientSecret)
                            .with("grant_type", "client_credentials"));
        }
    }

    /// A token that is not taken back ends by itself within the hour, so nothing depends on this.
    private void revoke(
            PaymentAddress address, Secret clientId, Secret clientSecret, String token) {
        try (var form = new FormBody()) {
            post(
                    address,
                    "oauth/revoke",
                    form.with("client_id", clientId)
                            .with("client_secret", clientSecret)
                            .with("token", token));
        }
    }

    private Reply post(PaymentAddress address, String path, FormBody form) {
        return exchange.send(
                HttpRequest.newBuilder(address.at(path))
                        .header("Content-Type", FormBody.TYPE)
                        .POST(form.publisher()));
    }

    private static String text(JsonNode json, String name) {
        JsonNode value = json.path(name);
        return value.isString() ? value.stringValue() : "";
    }
}
