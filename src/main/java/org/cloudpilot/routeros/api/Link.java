package org.cloudpilot.routeros.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.cloudpilot.routeros.link.Wire;
import org.cloudpilot.routeros.wire.SentenceReader;
import org.cloudpilot.routeros.wire.WireLimits;
import org.cloudpilot.routeros.wire.WordText;
import org.jspecify.annotations.Nullable;

/// A connected socket that carries sentences. One thread at a time reads, any thread writes.
final class Link {
    private static final int ENOUGH = 64 * 1024;

    private final Socket tcp;
    private final OutputStream out;
    private final TimedInput in;
    private final ReplyReader replies;
    private final boolean timed;
    private final ConcurrentLinkedQueue<Outgoing> line = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();
    private volatile boolean isWriting;
    private volatile long stuckAt;

    Link(Wire wire, WireLimits limits, WordText encoding) throws IOException {
        this.tcp = wire.tcp();
        this.out = wire.talking().getOutputStream();
        this.in = new TimedInput(tcp, wire.talking().getInputStream());
        this.replies = new ReplyReader(new SentenceReader(new FirstBytes(in), limits), encoding);
        this.timed = !wire.encrypted();
    }

    /// Whether [#read] can keep a deadline: TLS may lose its place in the stream.
    boolean isTimed() {
        return timed;
    }

    /// The next reply, or null when the peer closed between two.
    ///
    /// @param deadline by the monotonic clock, for a link that [#isTimed]; or [TimedInput#NEVER]
    /// @throws java.net.SocketTimeoutException at the deadline; the link is as good as before
    @Nullable Reply read(long deadline) throws IOException {
        in.until(deadline);
        return replies.next();
    }

    /// Called by the reading thread whenever it goes to wait for the peer.
    void beforeWaiting(Runnable act) {
        in.beforeWaiting(act);
    }

    /// When the peer last sent anything, by the monotonic clock.
    long heardAt() {
        return in.heardAt();
    }

    /// Puts a sentence in line and sends the line, unless somebody is just sending: then they take
    /// it along. Whoever sends for longer than `patience` has the link closed, because half a
    /// sentence cannot be taken back; who has sent their own and others' for that long leaves the
    /// rest to somebody else.
    ///
    /// An interrupt in the middle of a write that has to wait closes the link, as Java has it.
    void send(Outgoing sentence, Duration patience) throws IOException {
        line.add(sentence);
        sendLine(System.nanoTime() + patience.toNanos());
    }

    private void sendLine(long until) throws IOException {
        while (!line.isEmpty() && writing.tryLock()) {
            try {
                sendSome(until);
            } finally {
                writing.unlock();
            }
            if (System.nanoTime() - until > 0 && !line.isEmpty()) {
                Thread.ofVirtual().name("api-line").start(this::sendRest);
                return;
            }
        }
    }

    private void sendRest() {
        try {
            sendLine(System.nanoTime() + Attendant.PULSE.toNanos());
        } catch (IOException broken) {
            close(); // the reader notices, and tells whoever waits
        }
    }

    /// Takes a sentence out of the line. False when it was sent already.
    boolean withdraw(Outgoing sentence) {
        boolean withdrawn = sentence.withdraw();
        line.remove(sentence);
        return withdrawn;
    }

    /// Sends bytes that shall be nowhere else: the caller wipes them.
    void sendSecret(byte[] sentence) throws IOException {
        out.write(sentence);
        out.flush();
    }

    private void sendSome(long until) throws IOException {
        byte[] bytes = next();
        if (bytes == null) {
            return;
        }
        if (!line.isEmpty()) {
            bytes = withTheRest(bytes);
        }
        stuckAt = Math.max(until, System.nanoTime() + Attendant.PULSE.toNanos());
        isWriting = true;
        try {
            out.write(bytes);
            out.flush();
        } finally {
            isWriting = false;
        }
    }

    /// The next sentence in line that was not withdrawn, or null at its end.
    private byte @Nullable [] next() {
        for (Outgoing next = line.poll(); next != null; next = line.poll()) {
            byte[] bytes = next.take();
            if (bytes != null) {
                return bytes;
            }
        }
        return null;
    }

    private byte[] withTheRest(byte[] first) {
        ByteArrayOutputStream together = new ByteArrayOutputStream(4 * first.length);
        together.writeBytes(first);
        while (together.size() < ENOUGH) {
            byte[] bytes = next();
            if (bytes == null) {
                break;
            }
            together.writeBytes(bytes);
        }
        return together.toByteArray();
    }

    void closeIfStuck(long now) {
        if (isWriting && now - stuckAt > 0) {
            close();
        }
    }

    /// Closes the connection underneath at once; TLS is not asked, since it would wait for a writer
    /// that is stuck.
    void close() {
        try {
            tcp.close();
        } catch (IOException alreadyBroken) {
            // it is gone either way
        }
    }
}
