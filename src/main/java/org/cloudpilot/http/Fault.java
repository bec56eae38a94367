package org.cloudpilot.http;

import org.cloudpilot.model.Message;

/// What the listener itself finds wrong with a request, before any service sees it, and its own
/// defects: the status, the stable word and the sentence of each.
enum Fault {
    MALFORMED_REQUEST(400, "malformed_request"),
    MALFORMED_JSON(400, "malformed_json"),
    NO_CREDENTIALS(401, "no_credentials"),
    NOT_FOUND(404, "not_found"),
    METHOD_NOT_ALLOWED(405, "method_not_allowed"),
    TOO_SLOW(408, "request_timeout"),
    TOO_LARGE(413, "too_large"),
    UNSUPPORTED_MEDIA_TYPE(415, "unsupported_media_type"),
    WRONG_HOST(421, "wrong_host"),
    HEADERS_TOO_LARGE(431, "headers_too_large"),
    DEFECT(500, "internal_error"),
    BUSY(503, "busy"),
    WRONG_VERSION(505, "http_version_not_supported");

    private final int status;
    private final String code;

    Fault(int status, String code) {
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    Message message() {
        return Message.of("http." + code);
    }

    /// The fault that a status of the server's own means. What it does not implement (a transfer
    /// coding, say) is not our defect either.
    static Fault ofStatus(int status) {
        for (Fault fault : values()) {
            if (fault.status == status) {
                return fault;
            }
        }
        return MALFORMED_REQUEST;
    }
}
