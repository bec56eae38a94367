package org.cloudpilot.routeros.api;

import java.io.IOException;
import java.util.Objects;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.routeros.link.DialException;
import org.cloudpilot.routeros.wire.WireException;

/// Why a session that was up is not any more.
final class Ending {
    static final ConnectProblem HUNG_UP =
            new ConnectProblem(ConnectFailure.CLOSED, "the router closed the session");
    static final ConnectProblem CLOSED_HERE =
            new ConnectProblem(ConnectFailure.CLOSED, "the session was closed on this side");
    static final ConnectProblem SILENT =
            new ConnectProblem(ConnectFailure.TIMEOUT, "the router does not answer any more");

    /// Not an end: the answer did not come in time.
    static final ConnectProblem LATE =
            new ConnectProblem(ConnectFailure.TIMEOUT, "no answer in time");

    /// Not an end of the session, but of a stream.
    static final ConnectProblem OVERTAKEN =
            new ConnectProblem(ConnectFailure.TIMEOUT, "rows came faster than they were taken");

    /// Not an end.
    static final ConnectProblem INTERRUPTED =
            new ConnectProblem(ConnectFailure.TIMEOUT, "the wait was interrupted");

    /// Not an end: the turn to write did not come in time.
    static final ConnectProblem BUSY =
            new ConnectProblem(ConnectFailure.TIMEOUT, "the link was busy");

    static final ConnectProblem AMBIGUOUS =
            new ConnectProblem(
                    ConnectFailure.PROTOCOL,
                    "a reply without a tag while several commands were running");

    private Ending() {}

    static ConnectProblem of(IOException e) {
        String said = Objects.requireNonNullElse(e.getMessage(), "");
        return switch (e) {
            case DialException known -> known.problem();
            case WireException nonsense -> new ConnectProblem(ConnectFailure.PROTOCOL, said);
            default -> new ConnectProblem(ConnectFailure.CLOSED, said);
        };
    }

    /// What a router says that ends the session itself.
    static ConnectProblem fatal(Reply reply) {
        return new ConnectProblem(ConnectFailure.CLOSED, reply.message());
    }

    static String inWords(ConnectProblem problem) {
        return problem.detail().isEmpty() ? problem.failure().word() : problem.detail();
    }
}
