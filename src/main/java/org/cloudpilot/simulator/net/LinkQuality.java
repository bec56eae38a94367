package org.cloudpilot.simulator.net;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What lies between a client and a simulated router. The connection itself is made at once: only
/// what is sent over it is held up.
///
/// @param roundTrip there and back; half of it each way
/// @param bitsPerSecond in each direction; 0: as fast as it goes
/// @param loss the share of segments that are lost at first, 0 to 1; each holds up what comes after
///   it until it is sent again
/// @param retransmission how long that takes
/// @param forgottenAfter of silence a NAT on the way forgets the connection, and whatever is sent
///   then vanishes without a word; null: never
public record LinkQuality(
        Duration roundTrip,
        long bitsPerSecond,
        double loss,
        Duration retransmission,
        @Nullable Duration forgottenAfter) {
    private static final LinkQuality PERFECT =
            new LinkQuality(Duration.ZERO, 0, 0, Duration.ofMillis(200), null);

    public static LinkQuality perfect() {
        return PERFECT;
    }

    public static LinkQuality ofRoundTrip(Duration time) {
        return PERFECT.withRoundTrip(time);
    }

    public LinkQuality withRoundTrip(Duration time) {
        return new LinkQuality(time, bitsPerSecond, loss, retransmission, forgottenAfter);
    }

    public LinkQuality withBitsPerSecond(long bits) {
        return new LinkQuality(roundTrip, bits, loss, retransmission, forgottenAfter);
    }

    public LinkQuality withLoss(double share, Duration sentAgainAfter) {
        return new LinkQuality(roundTrip, bitsPerSecond, share, sentAgainAfter, forgottenAfter);
    }

    public LinkQuality withNat(Duration forgets) {
        return new LinkQuality(roundTrip, bitsPerSecond, loss, retransmission, forgets);
    }

    public boolean isPerfect() {
        return roundTrip.isZero() && bitsPerSecond == 0 && loss == 0 && forgottenAfter == null;
    }
}
