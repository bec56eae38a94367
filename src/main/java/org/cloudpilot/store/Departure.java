package org.cloudpilot.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.UserId;

/// How a user leaves the store.
///
/// @param name what they were called, for the list of what they could read
/// @param left the spaces that stay, each with the member who becomes an owner where none is left
/// @param dissolved the spaces that end with the user
public record Departure(
        UserId user, String name, Map<SpaceId, Optional<UserId>> left, List<SpaceId> dissolved) {}
