package org.cloudpilot.model;

/// Something that goes on until it is closed. Closing twice is harmless, and afterwards nothing
/// more arrives that began later.
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
