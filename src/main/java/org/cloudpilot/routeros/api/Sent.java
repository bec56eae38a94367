package org.cloudpilot.routeros.api;

import java.time.Duration;
import java.time.Instant;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.ConnectProblem;

/// A command on its way: its tag, its bytes and since when.
record Sent(Command command, long tag, Outgoing outgoing, Instant at, long startNanos) {
    Duration took() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    /// Its reply did not come: what that means depends on whether it was sent, and whether it
    /// changes anything.
    CommandOutcome unanswered(ConnectProblem why) {
        if (!outgoing.taken()) {
            return new CommandOutcome.NotConnected(why);
        }
        String words = Ending.inWords(why);
        return command.isSafe()
                ? new CommandOutcome.Lost(true, words)
                : new CommandOutcome.Unknown(at, words);
    }
}
