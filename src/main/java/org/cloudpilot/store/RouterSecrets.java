package org.cloudpilot.store;

import org.cloudpilot.vault.Sealed;
import org.jspecify.annotations.Nullable;

/// The sealed passwords of one router.
///
/// @param via of the proxy or SSH server on the way, null where none is kept
public record RouterSecrets(Sealed password, @Nullable Sealed via) {}
