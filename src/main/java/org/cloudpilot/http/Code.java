package org.cloudpilot.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cloudpilot.model.Message;

/// Every stable word that an error can carry in `code`: its status, and whether asking again can
/// help. What each means stands in the messages under `code.` and its word.
enum Code {
    INVALID(400, Retry.NO),
    MALFORMED_REQUEST(400, Retry.NO),
    MALFORMED_JSON(400, Retry.NO),
    ROUTER_REFUSED(400, Retry.NO),
    UNSUPPORTED(400, Retry.NO),
    NO_CREDENTIALS(401, Retry.NO),
    BAD_CREDENTIALS(401, Retry.NO),
    SCOPE_TOO_SMALL(403, Retry.NO),
    OWNER_ONLY(403, Retry.NO),
    REGISTRATION_CLOSED(403, Retry.NO),
    NOT_FOUND(404, Retry.NO),
    METHOD_NOT_ALLOWED(405, Retry.NO),
    REQUEST_TIMEOUT(408, Retry.YES),
    DUPLICATE(409, Retry.NO),
    CONFLICT(409, Retry.NO),
    KEYRING_ABSENT(409, Retry.NO),
    PROOF_CHANGED(409, Retry.NO),
    TARGET_TAMPERED(409, Retry.NO),
    REPEAT_MISMATCH(409, Retry.NO),
    REPEAT_UNDER_WAY(409, Retry.LATER),
    REPEAT_UNKNOWN(409, Retry.LOOK),
    CHANGED_MEANWHILE(412, Retry.NO),
    TOO_LARGE(413, Retry.NO),
    UNSUPPORTED_MEDIA_TYPE(415, Retry.NO),
    WRONG_HOST(421, Retry.NO),
    LOCKED(423, Retry.LATER),
    TOO_MANY_REQUESTS(429, Retry.LATER),
    HEADERS_TOO_LARGE(431, Retry.NO),
    INTERNAL_ERROR(500, Retry.NO),
    DNS(502, Retry.LATER),
    UNREACHABLE(502, Retry.LATER),
    REFUSED(502, Retry.LATER),
    CLOSED(502, Retry.NO),
    WRONG_SERVICE(502, Retry.NO),
    TLS(502, Retry.NO),
    NO_CERTIFICATE(502, Retry.NO),
    CERTIFICATE_CHANGED(502, Retry.NO),
    LOGIN(502, Retry.NO),
    NOT_PERMITTED(502, Retry.NO),
    SESSIONS_FULL(502, Retry.LATER),
    PROTOCOL(502, Retry.NO),
    BUSY(503, Retry.LATER),
    STORE_BROKEN(503, Retry.NO),
    TIMEOUT(504, Retry.LATER),
    UNKNOWN(504, Retry.LOOK),
    HTTP_VERSION_NOT_SUPPORTED(505, Retry.NO);

    /// Whether the same request can succeed by itself when it is sent again.
    enum Retry {
        NO,
        YES,
        /// After `Retry-After`, or a while.
        LATER,
        /// It may have been carried out: look before sending it again.
        LOOK;

        Message message() {
            return Message.of("code.retry." + name().toLowerCase(Locale.ROOT));
        }
    }

    /// What a router's silence or refusal can be.
    static final List<Code> OF_ROUTERS =
            List.of(
                    DNS,
                    UNREACHABLE,
                    REFUSED,
                    CLOSED,
                    WRONG_SERVICE,
                    TLS,
                    NO_CERTIFICATE,
                    CERTIFICATE_CHANGED,
                    LOGIN,
                    NOT_PERMITTED,
                    SESSIONS_FULL,
                    PROTOCOL,
                    TIMEOUT);

    private final int status;
    private final Retry retry;

    Code(int status, Retry retry) {
        this.status = status;
        this.retry = retry;
    }

    int status() {
        return status;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Retry retry() {
        return retry;
    }

    Message meaning() {
        return Message.of("code." + word());
    }

    static Optional<Code> find(String word) {
        for (Code code : values()) {
            if (code.word().equals(word)) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }

    /// @throws IllegalStateException for a word that the table does not have
    static Code of(String word) {
        return find(word).orElseThrow(() -> new IllegalStateException("no such code: " + word));
    }
}
