package org.cloudpilot.store;

import org.cloudpilot.model.Role;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.UserId;

/// One user's place in a space.
///
/// @param wrappedKey the space's key, for this user's keys only
/// @param personal whether the space was made with the account
public record Membership(
        UserId user, SpaceId space, Role role, byte[] wrappedKey, boolean personal) {}
