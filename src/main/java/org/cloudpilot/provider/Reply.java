package org.cloudpilot.provider;

import org.cloudpilot.model.PaymentVerdict;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// What came back from a provider, or why nothing did.
sealed interface Reply {
    /// An answer of a bounded size, of whatever content.
    record Answered(int status, byte[] body) implements Reply {
        private static final JsonMapper JSON = JsonMapper.shared();

        /// Its JSON; missing where it is none.
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JacksonException other) {
                return MissingNode.getInstance();
            }
        }

        /// What every provider means with this status; a success is [PaymentVerdict#NONSENSE] until
        /// its content was looked at.
        PaymentVerdict verdict() {
            return switch (status) {
                case 401 -> PaymentVerdict.REFUSED;
                case 403 -> json().isObject() ? PaymentVerdict.REFUSED : PaymentVerdict.NONSENSE;
                case 408, 429 -> PaymentVerdict.DOWN;
                default -> {
                    if (status >= 500) {
                        yield PaymentVerdict.DOWN;
                    }
                    yield status >= 300 && status < 400
                            ? PaymentVerdict.REDIRECTED
                            : PaymentVerdict.NONSENSE;
                }
            };
        }
    }

    record Failed(PaymentVerdict why) implements Reply {}
}
