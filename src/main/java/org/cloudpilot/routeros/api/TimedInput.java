package org.cloudpilot.routeros.api;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/// A socket's stream whose reads end at a deadline, and that remembers when it last heard anything.
final class TimedInput extends FilterInputStream {
    /// No deadline.
    static final long NEVER = Long.MIN_VALUE;

    private static final long MILLI = 1_000_000;

    private final Socket socket;
    private Runnable beforeWaiting = () -> {};
    private long deadline = NEVER;
    private boolean limited;
    private volatile long heardAt = System.nanoTime();

    TimedInput(Socket socket, InputStream in) {
        super(in);
        this.socket = socket;
    }

    /// Called before each read, on the reading thread.
    void beforeWaiting(Runnable act) {
        beforeWaiting = act;
    }

    void until(long monotonic) {
        deadline = monotonic;
    }

    long heardAt() {
        return heardAt;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        beforeWaiting.run();
        limit();
        int count = in.read(target, offset, length);
        heardAt = System.nanoTime();
        return count;
    }

    private void limit() throws IOException {
        if (deadline == NEVER) {
            if (limited) {
                socket.setSoTimeout(0);
                limited = false;
            }
            return;
        }
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new SocketTimeoutException();
        }
        socket.setSoTimeout((int) Math.min(Integer.MAX_VALUE, left / MILLI + 1));
        limited = true;
    }
}
