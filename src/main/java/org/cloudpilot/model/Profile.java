package org.cloudpilot.model;

import java.time.Instant;

/// What a user says of themselves. Texts are empty where nothing was said.
public record Profile(
        String username,
        String email,
        String bio,
        String website,
        Instant createdAt,
        Instant updatedAt) {}
