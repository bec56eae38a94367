package org.cloudpilot.http;

import java.util.List;
import java.util.regex.Pattern;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.service.repeat.KeptAnswer;
import org.cloudpilot.service.repeat.RepeatService.Beginning;
import org.cloudpilot.service.repeat.RepeatService.Ticket;
import org.cloudpilot.service.repeat.RepeatService;
import org.jspecify.annotations.Nullable;

/// Lets a request that carries an `Idempotency-Key` be done once: sent again, it gets the same
/// answer.
final class Repeats {
    static final String HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final RepeatService repeats;

    Repeats(RepeatService repeats) {
        this.repeats = repeats;
    }

    Answer handle(Route route, Call call) {
        List<String> keys = call.headers(HEADER);
        if (keys.isEmpty() || !route.manual().headers().contains(HEADER)) {
            return answer(route, call);
        }
        if (keys.size() > 1 || !KEY.matcher(keys.getFirst()).matches()) {
            return Errors.of(Fault.MALFORMED_REQUEST, call.requestId());
        }
        String endpoint = route.manual().operation() + " " + call.ids();
        return switch (repeats.begin(
                call.caller(), endpoint, keys.getFirst(), call.body().bytes())) {
            case Outcome.Refused<Beginning>(Refusal refusal) ->
                    Errors.of(refusal, call.requestId());
            case Outcome.Done<Beginning>(Beginning.Again(KeptAnswer kept)) -> again(kept);
            case Outcome.Done<Beginning>(Beginning.First(Ticket ticket)) -> {
                try (ticket) {
                    yield first(route, call, ticket);
                }
            }
        };
    }

    /// With the headers of the first time: what was made is a router, and its version follows from
    /// the answer.
    private static Answer again(KeptAnswer kept) {
        Answer answer =
                Answer.of(kept.status(), "application/json", kept.body())
                        .with("Idempotency-Replayed", "true");
        return kept.location().isEmpty()
                ? answer
                : answer.with("Location", kept.location()).with("ETag", EntityTag.of(kept.body()));
    }

    /// A defect in the middle leaves it written down as begun.
    private static Answer first(Route route, Call call, Ticket ticket) {
        return switch (route.handler().handle(call)) {
            case Outcome.Refused<Answer>(Refusal refusal) -> {
                ticket.undone();
                yield Errors.of(refusal, call.requestId());
            }
            case Outcome.Done<Answer>(Answer answer) -> {
                byte @Nullable [] body = answer.body();
                if (answer.undone() || body == null) {
                    ticket.undone();
                } else {
                    ticket.keep(
                            new KeptAnswer(
                                    answer.status(),
                                    answer.headers().getOrDefault("Location", ""),
                                    body));
                }
                yield answer;
            }
        };
    }

    private static Answer answer(Route route, Call call) {
        return switch (route.handler().handle(call)) {
            case Outcome.Done<Answer>(Answer answer) -> answer;
            case Outcome.Refused<Answer>(Refusal refusal) -> Errors.of(refusal, call.requestId());
        };
    }
}
