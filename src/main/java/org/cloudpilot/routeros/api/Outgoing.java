package org.cloudpilot.routeros.api;

/// A sentence in line to be sent. Not sent before somebody took it; then perhaps in part.
final class Outgoing {
    private final byte[] sentence;
    private volatile boolean taken;

    Outgoing(byte[] sentence) {
        this.sentence = sentence;
    }

    byte[] take() {
        taken = true;
        return sentence;
    }

    boolean taken() {
        return taken;
    }
}
