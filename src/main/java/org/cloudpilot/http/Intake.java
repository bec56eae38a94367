package org.cloudpilot.http;

/// What body a route takes.
enum Intake {
    /// None; one that comes is left unread.
    NOTHING,
    /// A JSON object, or nothing at all, which counts as an empty one; so does `null`, which
    /// generated clients send instead of nothing.
    OPTIONAL_OBJECT,
    /// A JSON object.
    OBJECT
}
