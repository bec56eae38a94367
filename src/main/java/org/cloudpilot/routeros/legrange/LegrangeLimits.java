package org.cloudpilot.routeros.legrange;

import org.cloudpilot.routeros.wire.WireLimits;

/// How much a session takes from its router: the library itself keeps whatever comes.
///
/// @param rows the most rows of one answer; more end the session
/// @param bytes the most bytes of one answer; more end the session
public record LegrangeLimits(WireLimits wire, int rows, long bytes) {
    public static LegrangeLimits standard() {
        return new LegrangeLimits(WireLimits.standard(), 100_000, 32L << 20);
    }
}
