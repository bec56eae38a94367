package org.cloudpilot.model;

import java.time.Instant;

/// An invitation that lets one person register; its code was shown once and is not kept.
///
/// @param madeBy the name of the owner who made it
public record Invitation(InvitationId id, String madeBy, Instant createdAt, Instant expiresAt) {}
