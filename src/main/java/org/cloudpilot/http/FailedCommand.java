package org.cloudpilot.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an error says of the command that a router did not carry out, or may not have.
///
/// @param command as the script gave it, null where it gave none
/// @param statusCode what RouterOS's REST service would answer
/// @param failure the rung of the ladder on which connecting failed
/// @param sent whether the router may have got it
/// @param sentAt when, for a command whose end is not known
/// @param certificate what the router or a jump showed, where that was not believed
/// @param outcome `unknown` where the router may have carried it out
@JsonInclude(JsonInclude.Include.NON_NULL)
record FailedCommand(
        long routerId,
        @Nullable String command,
        @Nullable String method,
        @Nullable Integer statusCode,
        @Nullable String failure,
        @Nullable Boolean sent,
        @Nullable Instant sentAt,
        @Nullable String outcome,
        @Nullable ProofAnswer certificate) {}
