package org.cloudpilot.model;

import org.jspecify.annotations.Nullable;

/// A router as it is kept, with how it is at one moment.
///
/// @param status null while nobody watches it, because its space is locked
public record RouterNow(Router router, @Nullable RouterStatus status) {}
