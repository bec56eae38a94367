package org.cloudpilot.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Sentences;
import org.jspecify.annotations.Nullable;

/// The one shape of every error: `error`, `code` and `request_id` always, the others where they
/// apply.
///
/// @param error one sentence for people
/// @param code the stable word for scripts
/// @param detail what the router or the system said, in its own words
/// @param fields what is wrong with which field
/// @param command what went wrong with which command on which router
@JsonInclude(JsonInclude.Include.NON_NULL)
record ApiErrorBody(
        String error,
        String code,
        @Nullable String detail,
        @Nullable Map<String, List<String>> fields,
        String requestId,
        @JsonUnwrapped @Nullable FailedCommand command) {

    static ApiErrorBody of(Message error, String code, String requestId) {
        return new ApiErrorBody(Sentences.of(error), code, null, null, requestId, null);
    }

    ApiErrorBody withDetail(String words) {
        String said = words.isBlank() ? null : words;
        return new ApiErrorBody(error, code, said, fields, requestId, command);
    }

    ApiErrorBody withFields(Map<String, List<String>> sentences) {
        return new ApiErrorBody(error, code, detail, sentences, requestId, command);
    }

    ApiErrorBody about(FailedCommand failed) {
        return new ApiErrorBody(error, code, detail, fields, requestId, failed);
    }
}
