package org.cloudpilot.http;

import org.cloudpilot.model.Message;

/// What the listener itself finds wrong with a request, before any service sees it, and its own
/// defects: the code and the sentence of each.
enum Fault {
    MALFORMED_REQUEST(Code.MALFORMED_REQUEST),
    MALFORMED_JSON(Code.MALFORMED_JSON),
    NO_CREDENTIALS(Code.NO_CREDENTIALS),
    NOT_FOUND(Code.NOT_FOUND),
    METHOD_NOT_ALLOWED(Code.METHOD_NOT_ALLOWED),
    TOO_SLOW(Code.REQUEST_TIMEOUT),
    TOO_LARGE(Code.TOO_LARGE),
    UNSUPPORTED_MEDIA_TYPE(Code.UNSUPPORTED_MEDIA_TYPE),
    WRONG_HOST(Code.WRONG_HOST),
    HEADERS_TOO_LARGE(Code.HEADERS_TOO_LARGE),
    DEFECT(Code.INTERNAL_ERROR),
    BUSY(Code.BUSY),
    WRONG_VERSION(Code.HTTP_VERSION_NOT_SUPPORTED);

    private final Code code;

    Fault(Code code) {
        this.code = code;
    }

    int status() {
        return code.status();
    }

    String code() {
        return code.word();
    }

    Message message() {
        return Message.of("http." + code());
    }

    /// The fault that a status of the server's own means. What it does not implement (a transfer
    /// coding, say) is not our defect either.
    static Fault ofStatus(int status) {
        for (Fault fault : values()) {
            if (fault.status() == status) {
                return fault;
            }
        }
        return MALFORMED_REQUEST;
    }
}
