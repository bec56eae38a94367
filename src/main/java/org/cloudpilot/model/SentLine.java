package org.cloudpilot.model;

import java.time.Instant;

/// A console line that was sent to a router.
///
/// @param line without its secrets
public record SentLine(RouterId router, String line, Instant at) {}
