package org.cloudpilot.model;

import java.time.Instant;

/// A router whose password somebody may know who left its space: it is to be changed on the router.
///
/// @param leaver who left, as they were called
public record Exposure(RouterId router, String routerName, String leaver, Instant since) {}
