package org.cloudpilot.http;

import java.time.Instant;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Message;
import org.jspecify.annotations.Nullable;

/// The one place that words how a command on a router failed: 400 when the router said no, 502 when
/// no session came about, 504 for silence.
final class RouterErrors {
    /// The binary API has no status of its own; REST answers a trap with 400.
    private static final int TRAP = 400;

    private RouterErrors() {}

    /// @param command as the script gave it, null where it gave none
    /// @throws IllegalArgumentException for a command that was carried out
    static Answer of(
            CommandOutcome outcome, Call call, @Nullable String command, @Nullable String method) {
        long router = call.router().value();
        return switch (outcome) {
            case CommandOutcome.Done _ -> throw new IllegalArgumentException("nothing failed");
            case CommandOutcome.Trapped trapped ->
                    Answer.of(
                            400,
                            error("http.router_refused", outcome, call)
                                    .withDetail(trapped.message())
                                    .about(
                                            new FailedCommand(
                                                    router, command, method, TRAP, null, null, null,
                                                    null, null)));
            case CommandOutcome.Unsupported(String detail) ->
                    Answer.of(
                            400,
                            error("http.router_unsupported", outcome, call)
                                    .withDetail(detail)
                                    .about(
                                            new FailedCommand(
                                                    router, command, method, null, null, false,
                                                    null, null, null)));
            case CommandOutcome.NotConnected(ConnectProblem problem) ->
                    Answer.of(
                                    status(problem.failure()),
                                    ApiErrorBody.of(
                                                    problem.failure().message(),
                                                    outcome.code(),
                                                    call.requestId())
                                            .withDetail(problem.detail())
                                            .about(
                                                    new FailedCommand(
                                                            router,
                                                            command,
                                                            method,
                                                            null,
                                                            problem.failure().word(),
                                                            false,
                                                            null,
                                                            null,
                                                            ProofAnswer.ofNullable(
                                                                    problem.proof()))))
                            .asUndone();
            case CommandOutcome.Lost(boolean sent, String detail) ->
                    Answer.of(
                            504,
                            error("http.router_silent", outcome, call)
                                    .withDetail(detail)
                                    .about(
                                            new FailedCommand(
                                                    router, command, method, null, null, sent, null,
                                                    null, null)));
            case CommandOutcome.Unknown(Instant sentAt, String detail) ->
                    Answer.of(
                            504,
                            error("http.outcome_unknown", outcome, call)
                                    .withDetail(detail)
                                    .about(
                                            new FailedCommand(
                                                    router, command, method, null, null, true,
                                                    sentAt, "unknown", null)));
        };
    }

    private static int status(ConnectFailure failure) {
        return Code.of(failure.word()).status();
    }

    private static ApiErrorBody error(String sentence, CommandOutcome outcome, Call call) {
        return ApiErrorBody.of(Message.of(sentence), outcome.code(), call.requestId());
    }
}
