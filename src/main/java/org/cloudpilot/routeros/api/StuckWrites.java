package org.cloudpilot.routeros.api;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// Closes links whose peer stopped reading while somebody writes: a blocked write has no timeout of
/// its own. One thread looks after all links a few times a second, because a timer for each write
/// would cost more than the write. It lives as long as there is a link.
final class StuckWrites {
    private static final Duration PULSE = Duration.ofMillis(250);

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Link> links = new HashSet<>();
    private boolean running;

    void watch(Link link) {
        lock.lock();
        try {
            links.add(link);
            if (!running) {
                running = true;
                Thread.ofVirtual().name("stuck-writes").start(this::run);
            }
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            for (List<Link> open = open(); !open.isEmpty(); open = open()) {
                open.forEach(Link::closeIfStuck);
                Thread.sleep(PULSE);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    private List<Link> open() {
        lock.lock();
        try {
            links.removeIf(Link::isClosed);
            running = !links.isEmpty();
            return List.copyOf(links);
        } finally {
            lock.unlock();
        }
    }
}
