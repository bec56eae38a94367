package org.cloudpilot.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Sentences;

/// The one place that words what went wrong as an answer: the listener's own faults and the
/// services' refusals.
final class Errors {
    /// RFC 9110 wants a scheme with every 401; the key headers have none of their own.
    private static final String CHALLENGE = "Bearer realm=\"CloudPilot\"";

    private Errors() {}

    static Answer of(Fault fault, String requestId) {
        return of(fault, "", requestId);
    }

    /// @param detail a sentence of ours; empty for none
    static Answer of(Fault fault, String detail, String requestId) {
        ApiErrorBody body =
                ApiErrorBody.of(fault.message(), fault.code(), requestId).withDetail(detail);
        Answer answer = Answer.of(fault.status(), body);
        return fault.status() == 401 ? answer.with("WWW-Authenticate", CHALLENGE) : answer;
    }

    static Answer of(Refusal refusal, String requestId) {
        Answer answer = Answer.of(Code.of(refusal.code()).status(), body(refusal, requestId));
        return switch (refusal) {
            case Refusal.BadCredentials() -> answer.with("WWW-Authenticate", CHALLENGE);
            case Refusal.TooMany(Duration retryAfter) ->
                    answer.with("Retry-After", Long.toString(seconds(retryAfter)));
            default -> answer;
        };
    }

    static ApiErrorBody body(Refusal refusal, String requestId) {
        ApiErrorBody body = ApiErrorBody.of(refusal.message(), refusal.code(), requestId);
        return switch (refusal) {
            case Refusal.Invalid(FieldErrors fields) -> body.withFields(sentences(fields));
            case Refusal.Duplicate(String field, Message message) ->
                    body.withFields(Map.of(field, List.of(Sentences.of(message))));
            default -> body;
        };
    }

    /// Whole seconds, rounded up: a script that waits so long is not refused again.
    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    }

    private static Map<String, List<String>> sentences(FieldErrors fields) {
        Map<String, List<String>> worded = new LinkedHashMap<>();
        fields.byField()
                .forEach(
                        (field, messages) ->
                                worded.put(field, messages.stream().map(Sentences::of).toList()));
        return worded;
    }
}
