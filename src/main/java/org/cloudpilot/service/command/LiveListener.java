package org.cloudpilot.service.command;

import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.Row;

/// Hears of a command that goes on, from whichever thread its rows come on.
public interface LiveListener {
    void row(Row row);

    /// Once, after the last row.
    void ended(CommandOutcome outcome);
}
