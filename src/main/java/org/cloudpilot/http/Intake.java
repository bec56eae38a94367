package org.cloudpilot.http;

/// What body a route takes.
enum Intake {
    /// None; one that comes is left unread.
    NOTHING,
    /// A JSON object, or nothing at all, which counts as an empty one.
    OPTIONAL_OBJECT,
    /// A JSON object.
    OBJECT
}
