package org.cloudpilot.simulator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// What a router counts for tests to look at.
final class Tally {
    final AtomicInteger accepted = new AtomicInteger();
    final AtomicInteger logIns = new AtomicInteger();
    final AtomicInteger refusals = new AtomicInteger();
    final AtomicInteger sessions = new AtomicInteger();
    private final Map<String, AtomicInteger> commands = new ConcurrentHashMap<>();

    void saw(String path) {
        commands.computeIfAbsent(path, unknown -> new AtomicInteger()).incrementAndGet();
    }

    int commands(String path) {
        AtomicInteger count = commands.get(path);
        return count == null ? 0 : count.get();
    }

    void refused() {
        refusals.incrementAndGet();
    }
}
