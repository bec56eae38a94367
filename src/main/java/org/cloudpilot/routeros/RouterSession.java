package org.cloudpilot.routeros;

import java.time.Duration;
import java.util.function.Consumer;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Row;
import org.jspecify.annotations.Nullable;

/// A logged-in connection to one router. Safe for many threads at once: commands interleave.
/// Methods block the (virtual) thread that calls them.
public interface RouterSession extends AutoCloseable {
    /// Runs a command to its end, collecting at most the session's cap of rows and bytes. When
    /// `limit` passes, the command is cancelled on the router and its late replies are dropped; the
    /// session stays usable.
    CommandOutcome run(Command command, Duration limit);

    /// Runs a command that goes on (`listen`, a monitor with an interval). Rows go to `sink` one at
    /// a time, in order, with back-pressure; `ended` is told once how it ended. Closing the stream
    /// cancels the command on the router.
    RowStream stream(Command command, Consumer<Row> sink, Consumer<CommandOutcome> ended);

    /// The endpoint that was dialled with success.
    Endpoint address();

    /// Null while the session lives; afterwards why it ended.
    @Nullable ConnectProblem ended();

    /// Ends the session; whoever waits is told at once.
    @Override
    void close();

    /// A running stream.
    interface RowStream extends AutoCloseable {
        @Override
        void close();
    }
}
