package org.cloudpilot.model;

/// What came of asking a router for its configuration as text.
public sealed interface ExportReading {
    /// All of it.
    record Complete(String text) implements ExportReading {
        /// Its length alone: a configuration is nobody's to log.
        @Override
        public String toString() {
            return "Complete[" + text.length() + " characters]";
        }
    }

    /// It was cut short, and must not be taken for a whole one.
    record Incomplete(String detail) implements ExportReading {}

    /// The router's console said no, in its own words.
    record Refused(String message) implements ExportReading {}

    /// No SSH session came about.
    record NotConnected(ConnectProblem problem) implements ExportReading {}
}
