package org.cloudpilot.provider;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.cloudpilot.model.PaymentAddress;
import org.cloudpilot.model.PaymentVerdict;
import org.cloudpilot.model.Secret;
import tools.jackson.databind.JsonNode;

/// IntaSend's interface: its secret key is asked about by listing the account's wallets.
final class IntaSend {
    private static final int LIST = 200;

    private final Exchange exchange;

    IntaSend(Exchange exchange) {
        this.exchange = exchange;
    }

    PaymentVerdict verify(PaymentAddress address, Secret secretKey) {
        // the JDK takes a header as text only, which cannot be wiped
        String bearer =
                secretKey.use(key -> "Bearer " + new String(key, StandardCharsets.US_ASCII));
        Reply reply =
                exchange.send(
                        HttpRequest.newBuilder(address.at("wallets/"))
                                .header("Authorization", bearer));
        return switch (reply) {
            case Reply.Failed(PaymentVerdict why) -> why;
            case Reply.Answered answer ->
                    answer.status() == LIST && isList(answer.json())
                            ? PaymentVerdict.VALID
                            : answer.verdict();
        };
    }

    /// The list itself, or one page of it.
    private static boolean isList(JsonNode json) {
        return json.isArray() || json.path("results").isArray();
    }
}
