package org.cloudpilot.routeros.api;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A sentence in line to be sent. It is either taken, and then perhaps sent in part, or withdrawn,
/// and then never sent; whoever asks first decides.
final class Outgoing {
    private enum Fate {
        WAITING,
        TAKEN,
        WITHDRAWN
    }

    private final byte[] sentence;
    private final AtomicReference<Fate> fate = new AtomicReference<>(Fate.WAITING);

    Outgoing(byte[] sentence) {
        this.sentence = sentence;
    }

    /// Null when it was withdrawn.
    byte @Nullable [] take() {
        return fate.compareAndSet(Fate.WAITING, Fate.TAKEN) ? sentence : null;
    }

    /// False when it was taken already.
    boolean withdraw() {
        return fate.compareAndSet(Fate.WAITING, Fate.WITHDRAWN);
    }

    boolean taken() {
        return fate.get() == Fate.TAKEN;
    }
}
