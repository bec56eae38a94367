package org.cloudpilot.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.cloudpilot.routeros.wire.SentenceEncoder;

/// What a connection says, with the faults that its router was told to show.
final class Line {
    private final Socket socket;
    private final OutputStream out;
    private final Chassis router;
    private final ReentrantLock lock = new ReentrantLock();

    /// @param tcp what is closed to end it
    /// @param talking what is written to
    Line(Socket tcp, Socket talking, Chassis router) throws IOException {
        this.socket = tcp;
        this.out = new FaultyOutput(talking.getOutputStream(), tcp, router);
        this.router = router;
    }

    /// Sends one sentence; a peer that is gone is no matter.
    void send(List<String> words) {
        lock.lock();
        try {
            switch (router.fault()) {
                case Fault.Say(byte[] bytes) -> out.write(bytes);
                case Fault.DropTags _ -> out.write(encoded(withoutTag(words)));
                case Fault.UnknownTags _ -> {
                    out.write(encoded(List.of("!re", ".tag=nobody", "=a=b")));
                    out.write(encoded(words));
                }
                default -> out.write(encoded(words));
            }
        } catch (IOException peerIsGone) {
            router.lost(socket);
        } finally {
            lock.unlock();
        }
    }

    private byte[] encoded(List<String> words) {
        return SentenceEncoder.encodeBytes(words.stream().map(router::bytes).toList());
    }

    private static List<String> withoutTag(List<String> words) {
        return words.stream().filter(word -> !word.startsWith(".tag=")).toList();
    }
}
