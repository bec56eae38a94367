package org.cloudpilot.routeros.cli;

import org.jspecify.annotations.Nullable;

/// What a command is given.
///
/// @param name in full where it is known; null where the value stands alone
/// @param value null where the name stands alone
/// @param negated whether `!` stands before the name: the property is taken away
public record Argument(
        int start, int end, @Nullable String name, boolean negated, @Nullable Expression value) {}
