package org.cloudpilot.routeros.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cloudpilot.model.Column;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.routeros.wire.SentenceEncoder;

/// A command on its way: its tag and since when.
record Sent(Command command, String tag, Instant at, long startNanos) {
    /// What is no path and no query must not come to stand in such a word's place: it would be an
    /// attribute of the API itself.
    Sent {
        if (!command.path().startsWith("/")
                || !command.queries().stream().allMatch(query -> query.startsWith("?"))) {
            throw new IllegalArgumentException("a path starts with / and a query with ?");
        }
    }

    byte[] sentence() {
        List<String> words = new ArrayList<>();
        words.add(command.path());
        for (Column attribute : command.attributes()) {
            words.add("=" + attribute.name() + "=" + attribute.value());
        }
        words.addAll(command.queries());
        words.add(".tag=" + tag);
        return SentenceEncoder.encode(words);
    }

    Duration took() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    /// Its reply did not come: what that means depends on whether it changes anything.
    CommandOutcome unanswered(String why) {
        return command.isSafe()
                ? new CommandOutcome.Lost(true, why)
                : new CommandOutcome.Unknown(at, why);
    }
}
