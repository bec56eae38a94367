package org.cloudpilot.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;

/// What a connection says, byte by byte, with the faults that its router was told to show. Written
/// to by one thread at a time.
final class FaultyOutput extends OutputStream {
    private final OutputStream out;
    private final Socket tcp;
    private final Chassis router;
    private final Running pauses = new Running();
    private int said;

    /// @param tcp what is closed to end the connection
    FaultyOutput(OutputStream out, Socket tcp, Chassis router) {
        this.out = out;
        this.tcp = tcp;
        this.router = router;
        router.whenLost(tcp, pauses::cancel);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        switch (router.fault()) {
            case Fault.Mute _ -> {}
            case Fault.CutAfter(int limit) -> {
                if (!sayUpTo(limit, bytes, from, length)) {
                    router.lost(tcp);
                }
            }
            case Fault.StallAfter(int limit) -> sayUpTo(limit, bytes, from, length);
            case Fault.Drip(int piece, Duration pause) -> {
                for (int done = 0; done < length; done += piece) {
                    say(bytes, from + done, Math.min(piece, length - done));
                    rest(pause);
                }
            }
            default -> say(bytes, from, length);
        }
    }

    private void say(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
        out.flush();
        said += length;
    }

    /// False when not all of it could be said.
    private boolean sayUpTo(int limit, byte[] bytes, int from, int length) throws IOException {
        int left = Math.clamp(limit - said, 0, length);
        say(bytes, from, left);
        return left == length;
    }

    private void rest(Duration pause) throws IOException {
        try {
            pauses.pause(pause);
        } catch (Trap closed) {
            throw new IOException("the connection is gone", closed);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }
}
