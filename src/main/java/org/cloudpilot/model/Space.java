package org.cloudpilot.model;

/// A space as one of its members sees it.
///
/// @param role the member's
/// @param personal made with the account, for its user alone
/// @param members how many there are
public record Space(SpaceId id, String name, Role role, boolean personal, int members) {}
