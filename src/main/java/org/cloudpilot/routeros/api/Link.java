package org.cloudpilot.routeros.api;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.cloudpilot.routeros.wire.Sentence;
import org.cloudpilot.routeros.link.Wire;
import org.cloudpilot.routeros.wire.SentenceReader;
import org.cloudpilot.routeros.wire.WireLimits;
import org.jspecify.annotations.Nullable;

/// A connected socket that carries sentences. One thread reads, any thread writes.
final class Link {
    private final Socket tcp;
    private final OutputStream out;
    private final SentenceReader reader;
    private final ReentrantLock writing = new ReentrantLock();
    private volatile boolean isWriting;
    private volatile long stuckAt;

    Link(Wire wire, WireLimits limits) throws IOException {
        this.tcp = wire.tcp();
        this.out = wire.talking().getOutputStream();
        this.reader = new SentenceReader(new FirstBytes(wire.talking().getInputStream()), limits);
    }

    /// The next sentence, or null when the peer closed between two.
    @Nullable Sentence read() throws IOException {
        return reader.read();
    }

    /// Sends a whole sentence in one write. False when other writers kept the link busy for all of
    /// `limit`: then nothing was sent. A write that takes longer than `limit` closes the link,
    /// because half a sentence cannot be taken back.
    boolean write(byte[] sentence, Duration limit) throws IOException, InterruptedException {
        if (!writing.tryLock(limit.toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        try {
            stuckAt = System.nanoTime() + limit.toNanos();
            isWriting = true;
            out.write(sentence);
            out.flush();
            return true;
        } finally {
            isWriting = false;
            writing.unlock();
        }
    }

    /// For [StuckWrites].
    void closeIfStuck() {
        if (isWriting && System.nanoTime() - stuckAt > 0) {
            close();
        }
    }

    boolean isClosed() {
        return tcp.isClosed();
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
