package org.cloudpilot.routeros.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.cloudpilot.routeros.link.Watchdog;
import org.jspecify.annotations.Nullable;

/// An answer's body whose reader does not wait for ever: it is closed when its time is over.
final class TimedBody extends FilterInputStream {
    private final @Nullable Watchdog whole;
    private final @Nullable Duration silence;
    private volatile boolean over;

    private TimedBody(InputStream in, @Nullable Duration whole, @Nullable Duration silence) {
        super(in);
        this.silence = silence;
        this.whole = whole == null ? null : new Watchdog(whole, this::giveUp);
    }

    /// All of it must come within `left`.
    static TimedBody within(InputStream in, Duration left) {
        return new TimedBody(in, left, null);
    }

    /// However long it takes, it must not be silent for so long.
    static TimedBody patient(InputStream in, Duration silence) {
        return new TimedBody(in, null, silence);
    }

    /// Whether its time is over.
    boolean isOver() {
        return over;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (silence == null) {
            return in.read(target, offset, length);
        }
        try (Watchdog listening = new Watchdog(silence, this::giveUp)) {
            int count = in.read(target, offset, length);
            return listening.fired() ? -1 : count;
        }
    }

    private void giveUp() {
        over = true;
        Calls.closeQuietly(in);
    }

    @Override
    public void close() {
        if (whole != null) {
            whole.close();
        }
        Calls.closeQuietly(in);
    }
}
