package org.cloudpilot.http;

import java.time.Duration;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.Outcome;

/// What execute-command was asked for, read and judged: nothing in it is left to guess when it
/// reaches a router.
sealed interface CommandRequest {
    Duration DEFAULT_LIMIT = Duration.ofSeconds(30);
    long LONGEST_SECONDS = 120;

    /// @param command as the script gave it
    /// @param method as the script gave it, or `GET`
    /// @param limit how long the router has to answer
    record Sentence(String command, String method, Command sentence, Duration limit)
            implements CommandRequest {}

    /// What an admin would type in the terminal.
    ///
    /// @param limit how long the router has to answer
    record Line(String line, Duration limit) implements CommandRequest {}

    static Outcome<CommandRequest> read(BodyFields body) {
        return new CommandReader(body).read();
    }
}
