package org.cloudpilot.routeros.api;

import java.time.Duration;
import org.cloudpilot.routeros.wire.WireLimits;

/// How much a session takes from its router and how long it puts up with it.
///
/// @param rows the most rows that one collected reply keeps
/// @param bytes the most bytes of them
/// @param streamRows how many rows of a stream wait for their reader
/// @param streamBytes how many bytes of them
/// @param streamPatience how long a stream whose reader is behind may hold up the session before it
///   is ended
/// @param cancelPatience how long an answer to `/cancel` or to a probe may take before the link
///   counts as dead
/// @param inFlight how many commands a router is given at once; further ones wait for their turn,
///   so that a small router is not hammered. Streams and cancels are not counted
/// @param keepAlive silence after which a peer is asked whether it is still there; well below the
///   minute after which many NATs forget a connection
public record SessionLimits(
        WireLimits wire,
        int rows,
        long bytes,
        int streamRows,
        int streamBytes,
        Duration streamPatience,
        Duration cancelPatience,
        int inFlight,
        Duration keepAlive) {
    public static SessionLimits standard() {
        return new SessionLimits(
                WireLimits.standard(),
                100_000,
                32L << 20,
                1_024,
                4 << 20,
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                32,
                Duration.ofSeconds(25));
    }

    /// The same with another number of commands at once.
    public SessionLimits withInFlight(int commands) {
        return new SessionLimits(
                wire,
                rows,
                bytes,
                streamRows,
                streamBytes,
                streamPatience,
                cancelPatience,
                commands,
                keepAlive);
    }

    /// The same with another silence before the peer is asked.
    public SessionLimits withKeepAlive(Duration silence) {
        return new SessionLimits(
                wire,
                rows,
                bytes,
                streamRows,
                streamBytes,
                streamPatience,
                cancelPatience,
                inFlight,
                silence);
    }
}
