package org.cloudpilot.http;

import java.util.concurrent.Semaphore;

/// The answers that have no end of their own: how many there may be at once, and the word that all
/// of them should end.
final class Streams {
    private static final int MOST = 256;

    private final Semaphore free = new Semaphore(MOST);
    private volatile boolean ending;

    /// Takes a place; false when there is none left.
    boolean enter() {
        return !ending && free.tryAcquire();
    }

    void leave() {
        free.release();
    }

    boolean isEnding() {
        return ending;
    }

    int open() {
        return MOST - free.availablePermits();
    }

    void begin() {
        ending = false;
    }

    void end() {
        ending = true;
    }
}
