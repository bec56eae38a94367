package org.cloudpilot.routeros.ssh;

import org.cloudpilot.model.ConnectProblem;

/// What came of an export.
public sealed interface ExportOutcome {
    /// All of it: it ended, with a newline after its last section.
    record Complete(String text) implements ExportOutcome {}

    /// It was cut short, and must not be taken for a whole one.
    ///
    /// @param text what came
    record Incomplete(String text, String detail) implements ExportOutcome {}

    /// The router answered with something else: an error of its console.
    record Refused(String text) implements ExportOutcome {}

    /// Nothing was sent.
    record NotSent(ConnectProblem problem) implements ExportOutcome {}
}
