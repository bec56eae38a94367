package org.cloudpilot.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How one command on one router ended.
public sealed interface CommandOutcome {
    /// The stable word for scripts.
    String code();

    /// The router carried it out.
    ///
    /// @param ret what `!done` carried as `=ret=`: a new item's `.id`, a count
    /// @param truncated rows were left out because the answer passed the cap
    record Done(List<Row> rows, @Nullable String ret, boolean truncated, Duration took)
            implements CommandOutcome {
        public Done {
            rows = List.copyOf(rows);
        }

        @Override
        public String code() {
            return "ok";
        }
    }

    /// The router understood and said no (`!trap`).
    ///
    /// @param category the trap's category, -1 where the router gave none
    /// @param rows what came before the trap
    record Trapped(String message, int category, List<Row> rows) implements CommandOutcome {
        public Trapped {
            rows = List.copyOf(rows);
        }

        @Override
        public String code() {
            return "router_refused";
        }
    }

    /// No session, so nothing was sent.
    record NotConnected(ConnectProblem problem) implements CommandOutcome {
        @Override
        public String code() {
            return problem.failure().word();
        }
    }

    /// Silence past the deadline, or the link broke, before the reply: a command that only reads.
    record Lost(boolean sent, String detail) implements CommandOutcome {
        @Override
        public String code() {
            return "timeout";
        }
    }

    /// The same for a command that changes something: the router may have carried it out. It is
    /// never sent again by itself.
    record Unknown(Instant sentAt, String detail) implements CommandOutcome {
        @Override
        public String code() {
            return "unknown";
        }
    }

    /// This way of talking to the router cannot carry it (a stream over REST); nothing was sent.
    ///
    /// @param detail why, in a sentence for people
    record Unsupported(String detail) implements CommandOutcome {
        @Override
        public String code() {
            return "unsupported";
        }
    }
}
