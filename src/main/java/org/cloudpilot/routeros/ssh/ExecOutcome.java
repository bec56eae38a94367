package org.cloudpilot.routeros.ssh;

import java.time.Duration;
import java.time.Instant;
import org.cloudpilot.model.ConnectProblem;
import org.jspecify.annotations.Nullable;

/// How a console line ended.
public sealed interface ExecOutcome {
    /// It came to its end.
    ///
    /// @param text all that it said, with plain newlines; RouterOS says its errors here, too
    /// @param status the exit status, null where the router told none
    record Said(String text, @Nullable Integer status, Duration took) implements ExecOutcome {}

    /// It was sent, and its end did not come: the time was over, the answer too long, or the
    /// connection broke. The router may have carried it out.
    ///
    /// @param text what had come until then
    record Unknown(Instant sentAt, String text, String detail) implements ExecOutcome {}

    /// Nothing was sent.
    record NotSent(ConnectProblem problem) implements ExecOutcome {}
}
