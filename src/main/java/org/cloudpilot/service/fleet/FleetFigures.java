package org.cloudpilot.service.fleet;

import java.util.Map;
import org.cloudpilot.model.RouterState;

/// How a space's fleet stands, in numbers.
///
/// @param states how many routers are in each state; states without any are left out
/// @param answered polls that were answered since the space was unlocked
/// @param failed polls that were not
/// @param latencySeconds of all answered polls together
public record FleetFigures(
        Map<RouterState, Long> states, long answered, long failed, double latencySeconds) {}
