package org.cloudpilot.http;

import java.util.HashMap;
import java.util.Map;
import org.cloudpilot.model.UserId;

/// The answers that have no end of their own: how many there may be at once, of everybody and of
/// one user, and the word that all of them should end.
final class Streams {
    private static final int MOST = 256;
    private static final int MOST_OF_ONE = 16;

    private final Map<UserId, Integer> open = new HashMap<>();
    private int all;
    private volatile boolean ending;

    /// Takes a place; false when there is none left for this user.
    synchronized boolean enter(UserId user) {
        if (all == MOST || open.getOrDefault(user, 0) == MOST_OF_ONE) {
            return false;
        }
        open.merge(user, 1, Integer::sum);
        all++;
        return true;
    }

    synchronized void leave(UserId user) {
        open.computeIfPresent(user, (_, count) -> count == 1 ? null : (Integer) (count - 1));
        all--;
    }

    boolean isEnding() {
        return ending;
    }

    synchronized int open() {
        return all;
    }

    void begin() {
        ending = false;
    }

    void end() {
        ending = true;
    }
}
