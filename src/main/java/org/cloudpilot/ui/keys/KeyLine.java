package org.cloudpilot.ui.keys;

import org.cloudpilot.model.ApiKey;
import org.jspecify.annotations.Nullable;

/// A key pair as the table shows it.
///
/// @param space the name of the one space it works in; null: it works in all of its user's
public record KeyLine(ApiKey key, @Nullable String space) {}
