package org.cloudpilot.ui.shell;

import org.cloudpilot.model.Caller;
import org.jspecify.annotations.Nullable;

import java.time.Clock;

/// How the desktop was started.
///
/// @param alreadySignedIn who need not sign in; null: a person signs in, or in a demo
///   [Desktop#enter] follows
/// @param demo the store is thrown away at the end, and the window says so
/// @param demoPassword for the sign-in to tell, since nobody chose it; null but in a demo
/// @param clock in the zone of the person; what idle minutes are counted by
public record DesktopOptions(
        @Nullable Caller alreadySignedIn,
        boolean demo,
        @Nullable String demoPassword,
        String version,
        Clock clock) {}
