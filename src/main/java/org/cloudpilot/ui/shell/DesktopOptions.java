package org.cloudpilot.ui.shell;

import org.cloudpilot.model.Caller;
import org.jspecify.annotations.Nullable;

/// How the desktop was started.
///
/// @param alreadySignedIn the demo's user; null: a person signs in
/// @param demo the store is thrown away at the end, and the window says so
public record DesktopOptions(@Nullable Caller alreadySignedIn, boolean demo, String version) {}
