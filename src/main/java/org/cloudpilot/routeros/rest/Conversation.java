package org.cloudpilot.routeros.rest;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Row;
import org.cloudpilot.routeros.link.DialException;
import org.cloudpilot.routeros.rest.JsonRows.NonsenseException;
import org.cloudpilot.routeros.rest.RestRequest.Answer;
import org.jspecify.annotations.Nullable;

/// One command, its request and its answer, made into what the binary API would have told.
final class Conversation {
    private static final int ERROR_PAGE = 64 << 10;

    private final Command command;
    private final RestRequest request;
    private final RestLimits limits;
    private final JsonText text;
    private final Instant at;
    private final long startNanos = System.nanoTime();
    private final Function<ConnectProblem, ConnectProblem> over;

    /// @param at when it was sent
    /// @param over ends the session with the problem given and tells the reason that stands
    Conversation(
            Command command,
            RestRequest request,
            RestLimits limits,
            JsonText text,
            Instant at,
            Function<ConnectProblem, ConnectProblem> over) {
        this.command = command;
        this.request = request;
        this.limits = limits;
        this.text = text;
        this.at = at;
        this.over = over;
    }

    Duration took() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    /// Its reply did not come: what that means depends on whether it changes anything.
    private CommandOutcome unanswered(String why) {
        return command.isSafe()
                ? new CommandOutcome.Lost(true, why)
                : new CommandOutcome.Unknown(at, why);
    }

    private CommandOutcome broken(ConnectFailure failure, String detail) {
        ConnectProblem reason = over.apply(new ConnectProblem(failure, detail));
        return unanswered(reason.detail().isEmpty() ? reason.failure().word() : reason.detail());
    }

    /// Sends it and reads all of its answer. The answer's beginning is waited for by `patience`,
    /// what follows by `body`, which gives a stream that keeps a deadline of its own.
    ///
    /// @param sink where rows go instead of being collected, null to collect them
    CommandOutcome hold(
            Calls calls,
            Patience patience,
            Function<InputStream, TimedBody> body,
            @Nullable Consumer<Row> sink) {
        HttpResponse<InputStream> response;
        try {
            response = calls.send(request, patience);
        } catch (DialException e) {
            return new CommandOutcome.NotConnected(over.apply(e.problem()));
        } catch (TimeoutException e) {
            return unanswered("no answer in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unanswered("the wait was interrupted");
        } catch (IOException e) {
            return broken(ConnectFailure.CLOSED, said(e));
        }
        try (TimedBody timed = body.apply(response.body())) {
            return read(response.statusCode(), timed, sink);
        }
    }

    private CommandOutcome read(int status, TimedBody body, @Nullable Consumer<Row> sink) {
        try {
            return status / 100 == 2 ? rows(body, sink) : refusal(status, body);
        } catch (NonsenseException e) {
            return body.isOver()
                    ? unanswered("no end of the answer in time")
                    : broken(ConnectFailure.PROTOCOL, said(e));
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                return unanswered("the wait was interrupted");
            }
            return body.isOver()
                    ? unanswered("no end of the answer in time")
                    : broken(ConnectFailure.CLOSED, said(e));
        }
    }

    private CommandOutcome rows(InputStream body, @Nullable Consumer<Row> sink) throws IOException {
        List<Row> kept = new ArrayList<>();
        String ret = null;
        long bytes = 0;
        boolean truncated = false;
        try (JsonRows rows = new JsonRows(body, text, limits.bytes())) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                if (request.answer() == Answer.NOTHING) {
                    continue;
                }
                if (request.answer() == Answer.NEW_ITEM) {
                    ret = row.get(".id") != null ? row.get(".id") : row.get("ret");
                    continue;
                }
                if (isReturn(rows, row)) {
                    ret = row.get("ret");
                    continue;
                }
                if (sink != null) {
                    sink.accept(row);
                    continue;
                }
                bytes += rows.size();
                truncated |= kept.size() == limits.rows() || bytes > limits.bytes();
                if (!truncated) {
                    kept.add(row);
                } else if (command.isSafe() || bytes > 2L * limits.bytes()) {
                    // the status said that it was carried out; the rest would be dropped anyway
                    break;
                }
            }
        }
        return new CommandOutcome.Done(kept, ret, truncated, took());
    }

    /// `{"ret":"…"}`, or `{}` of a command that tells nothing.
    private boolean isReturn(JsonRows rows, Row row) {
        return request.answer() == Answer.ROWS_OR_RETURN
                && rows.isSingle()
                && (row.columns().isEmpty()
                        || (row.columns().size() == 1 && row.get("ret") != null));
    }

    private CommandOutcome refusal(int status, InputStream body) throws IOException {
        RestError error = RestError.of(body.readNBytes(ERROR_PAGE), text);
        if (status == 401) {
            String said = error == null ? "HTTP 401" : error.message();
            return new CommandOutcome.NotConnected(
                    over.apply(new ConnectProblem(ConnectFailure.LOGIN, said)));
        }
        if (error != null) {
            return error.cutsShort()
                    ? unanswered(error.message())
                    : new CommandOutcome.Trapped(error.message(), -1, List.of());
        }
        if (status / 100 == 3) {
            return new CommandOutcome.Trapped(
                    "the web server redirects elsewhere, which is not followed: HTTP " + status,
                    -1,
                    List.of());
        }
        // of a server in between nobody knows whether it had passed the command on
        return status / 100 == 4
                ? new CommandOutcome.Trapped("HTTP " + status, -1, List.of())
                : unanswered("HTTP " + status);
    }

    private static String said(IOException e) {
        return Objects.requireNonNullElse(e.getMessage(), "");
    }
}
