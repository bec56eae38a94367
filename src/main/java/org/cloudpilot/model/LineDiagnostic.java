package org.cloudpilot.model;

import java.util.List;

/// What is wrong with a console line, to be underlined before it is sent.
///
/// @param start index into the line of the first character that is wrong; the line's length where
///   something is missing
/// @param end index behind the last one; never before `start`
/// @param sentence what is wrong, for people
/// @param expected what could stand there instead, as it would be typed; empty where anything could
public record LineDiagnostic(
        int start, int end, Severity severity, Message sentence, List<String> expected) {
    public enum Severity {
        /// The router would refuse to read it.
        ERROR,
        /// It can be read, and would fail when it runs: a command that nobody knows.
        WARNING
    }

    public LineDiagnostic {
        expected = List.copyOf(expected);
    }
}
