package org.cloudpilot.model;

import java.time.Instant;

/// A user's membership in a space.
public record Member(UserId user, String username, Role role, Instant since) {}
