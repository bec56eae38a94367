package org.cloudpilot.simulator.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A poor line between a client and who serves it: bytes keep their order and arrive late, slowly,
/// or not at all. Runs on four virtual threads until both ends are closed.
public final class Relay implements AutoCloseable {
    private static final int SEGMENT = 1_460;
    private static final int IN_FLIGHT = 512;

    private final LinkQuality quality;
    private final Random random;
    private final Socket client;
    private final Socket far;
    private final Socket near;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Lane up;
    private final Lane down;
    private volatile long lastSegment = System.nanoTime();
    private volatile boolean forgotten;

    /// @param seed of what is left to chance
    public Relay(Socket client, LinkQuality quality, long seed) throws IOException {
        this.client = client;
        this.quality = quality;
        this.random = new Random(seed);
        try (ServerSocket meeting = new ServerSocket()) {
            meeting.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 1);
            far = new Socket(meeting.getInetAddress(), meeting.getLocalPort());
            near = meeting.accept();
        }
        far.setTcpNoDelay(true);
        up = new Lane(client, far);
        down = new Lane(far, client);
        up.start();
        down.start();
    }

    /// The end for who serves the client.
    public Socket near() {
        return near;
    }

    /// Waits until what was said on the near end before it was closed has reached the client.
    public void drain() throws InterruptedException {
        down.ended.await();
    }

    @Override
    public void close() {
        closed.countDown();
        for (Socket each : new Socket[] {client, far, near}) {
            try {
                each.close();
            } catch (IOException alreadyBroken) {
                // it is gone either way
            }
        }
    }

    private synchronized boolean isLost() {
        return random.nextDouble() < quality.loss();
    }

    /// Whether the NAT let it through.
    private boolean passes() {
        Duration limit = quality.forgottenAfter();
        long now = System.nanoTime();
        if (limit != null && now - lastSegment > limit.toNanos()) {
            forgotten = true;
        }
        lastSegment = now;
        return !forgotten;
    }

    /// @param bytes null for the end
    private record Segment(byte @Nullable [] bytes, long arrival) {}

    /// One direction.
    private final class Lane {
        private final Socket from;
        private final Socket to;
        private final BlockingQueue<Segment> flying = new ArrayBlockingQueue<>(IN_FLIGHT);
        private final CountDownLatch ended = new CountDownLatch(1);
        private long departure = System.nanoTime();

        Lane(Socket from, Socket to) {
            this.from = from;
            this.to = to;
        }

        void start() {
            Thread.ofVirtual().name("simulated-link").start(this::read);
            Thread.ofVirtual().name("simulated-link").start(this::write);
        }

        private void read() {
            byte[] buffer = new byte[SEGMENT];
            try {
                boolean atEnd = false;
                while (!atEnd) {
                    int count = next(buffer);
                    atEnd = count < 0;
                    if (passes()) {
                        fly(atEnd ? null : Arrays.copyOf(buffer, count), Math.max(count, 0));
                    }
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts this thread", e);
            }
        }

        private int next(byte[] buffer) {
            try {
                return from.getInputStream().read(buffer);
            } catch (IOException reset) {
                return -1;
            }
        }

        private void fly(byte @Nullable [] bytes, int count) throws InterruptedException {
            departure = Math.max(departure, System.nanoTime());
            if (quality.bitsPerSecond() > 0) {
                departure += count * 8_000_000_000L / quality.bitsPerSecond();
            }
            if (bytes != null && isLost()) {
                departure += quality.retransmission().toNanos();
            }
            Segment segment =
                    new Segment(bytes, departure + quality.roundTrip().dividedBy(2).toNanos());
            while (!flying.offer(segment, 50, TimeUnit.MILLISECONDS)) {
                if (closed.getCount() == 0) {
                    return;
                }
            }
        }

        private void write() {
            try {
                boolean atEnd = false;
                while (!atEnd && closed.getCount() > 0) {
                    Segment segment = flying.poll(50, TimeUnit.MILLISECONDS);
                    if (segment != null) {
                        atEnd = arrive(segment);
                    }
                }
            } catch (IOException peerIsGone) {
                close();
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts this thread", e);
            } finally {
                ended.countDown();
            }
        }

        /// @return whether it was the end
        private boolean arrive(Segment segment) throws IOException, InterruptedException {
            if (closed.await(segment.arrival() - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return true;
            }
            if (segment.bytes() == null) {
                to.shutdownOutput();
                return true;
            }
            to.getOutputStream().write(segment.bytes());
            return false;
        }
    }
}
