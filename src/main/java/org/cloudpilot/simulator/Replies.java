package org.cloudpilot.simulator;

import java.util.Map;

/// Where the answers to one command go.
interface Replies {
    void row(Map<String, String> columns);

    /// Says that there is no row, in versions that say so.
    void empty();

    /// What `!done` will carry as `ret`.
    void ret(String value);

    /// Runs `step` when the answer has been sent.
    void afterwards(Runnable step);
}
