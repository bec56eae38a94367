package org.cloudpilot.simulator;

import java.time.Duration;

/// What a simulated router is used for, as far as its figures show it.
///
/// @param identity its name
/// @param subnet the first three bytes of its own network, `10.20.0`
/// @param uplinkMbit mean traffic of the first port, in Mbit/s
/// @param cpuLoad mean load in percent
/// @param uptime since its last start
/// @param pppoe customers dialled in
/// @param hotspot guests logged in
public record Profile(
        String identity,
        String subnet,
        double uplinkMbit,
        int cpuLoad,
        Duration uptime,
        int pppoe,
        int hotspot) {
    /// A small office's router.
    public static Profile named(String identity) {
        return new Profile(identity, "192.168.88", 18, 9, Duration.ofSeconds(1_483_505), 0, 0);
    }
}
