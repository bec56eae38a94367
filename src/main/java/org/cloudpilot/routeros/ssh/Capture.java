package org.cloudpilot.routeros.ssh;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import org.cloudpilot.routeros.wire.WordText;

/// Keeps what a line answers, up to a cap.
final class Capture extends OutputStream {
    private final int most;
    private final Runnable overflow;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean full;

    /// @param overflow told once, when there was more than `most` bytes
    Capture(int most, Runnable overflow) {
        this.most = most;
        this.overflow = overflow;
    }

    @Override
    public void write(int each) {
        write(new byte[] {(byte) each}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        if (full) {
            return;
        }
        int taken = Math.min(length, most - kept.size());
        kept.write(bytes, offset, taken);
        if (taken < length) {
            full = true;
            overflow.run();
        }
    }

    synchronized boolean isFull() {
        return full;
    }

    /// With plain newlines.
    synchronized String text() {
        return WordText.decode(kept.toByteArray()).replace("\r\n", "\n");
    }
}
