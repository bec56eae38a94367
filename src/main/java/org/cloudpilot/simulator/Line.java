package org.cloudpilot.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.cloudpilot.routeros.wire.SentenceEncoder;

/// What a connection says, with the faults that its router was told to show.
final class Line {
    private final Socket socket;
    private final OutputStream out;
    private final Chassis router;
    private final ReentrantLock lock = new ReentrantLock();
    private int said;

    /// @param tcp what is closed to end it
    /// @param talking what is written to
    Line(Socket tcp, Socket talking, Chassis router) throws IOException {
        this.socket = tcp;
        this.out = talking.getOutputStream();
        this.router = router;
    }

    /// Sends one sentence; a peer that is gone is no matter.
    void send(List<String> words) {
        lock.lock();
        try {
            switch (router.fault()) {
                case Fault.Mute _ -> {}
                case Fault.Say(byte[] bytes) -> say(bytes);
                case Fault.CutAfter(int bytes) -> sayUpTo(bytes, SentenceEncoder.encode(words));
                case Fault.DropTags _ -> say(SentenceEncoder.encode(withoutTag(words)));
                case Fault.UnknownTags _ -> {
                    say(SentenceEncoder.encode(List.of("!re", ".tag=nobody", "=a=b")));
                    say(SentenceEncoder.encode(words));
                }
                case Fault.None _,
                        Fault.CloseAfterAccept _,
                        Fault.NeverAnswer _,
                        Fault.AnswerOnlyCancel _,
                        Fault.NoCertificate _,
                        Fault.SlowTls _ ->
                        say(SentenceEncoder.encode(words));
            }
        } catch (IOException peerIsGone) {
            router.lost(socket);
        } finally {
            lock.unlock();
        }
    }

    private void say(byte[] bytes) throws IOException {
        out.write(bytes);
        said += bytes.length;
    }

    private void sayUpTo(int limit, byte[] sentence) throws IOException {
        int left = Math.clamp(limit - said, 0, sentence.length);
        say(Arrays.copyOf(sentence, left));
        if (left < sentence.length) {
            socket.close();
        }
    }

    private static List<String> withoutTag(List<String> words) {
        return words.stream().filter(word -> !word.startsWith(".tag=")).toList();
    }
}
