package org.cloudpilot.simulator;

import java.io.IOException;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cloudpilot.routeros.wire.SentenceReader;
import org.cloudpilot.routeros.wire.WireLimits;
import org.jspecify.annotations.Nullable;

/// One API session on the router's side.
final class Connection {
    private static final String NO_TAG = "";

    private final Chassis router;
    private final Device device;
    private final Socket tcp;
    private final Socket socket;
    private final Line line;
    private final Turns turns;
    private int answers;
    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private final SafeMode safeMode;
    private @Nullable Account user;
    private byte @Nullable [] challenge;

    /// @param socket what is talked through: `tcp` itself, or TLS over it
    Connection(Chassis router, Socket tcp, Socket socket) throws IOException {
        this.router = router;
        this.device = router.device;
        this.tcp = tcp;
        this.socket = socket;
        this.line = new Line(tcp, socket, router);
        this.turns = new Turns(line);
        this.safeMode = new SafeMode(device);
    }

    /// Serves the session until its end.
    void serve() throws IOException, InterruptedException {
        SentenceReader reader = new SentenceReader(socket.getInputStream(), WireLimits.standard());
        try {
            while (reader.next()) {
                Request request = Request.of(words(reader));
                router.tally.saw(request.path());
                if (!dispatch(request)) {
                    return;
                }
            }
        } finally {
            running.values().forEach(Running::cancel);
            safeMode.unroll();
            if (user != null) {
                router.tally.sessions.decrementAndGet();
            }
        }
    }

    private List<String> words(SentenceReader reader) {
        List<String> words = new ArrayList<>(reader.words());
        for (int i = 0; i < reader.words(); i++) {
            int from = reader.from(i);
            words.add(router.text.text(reader.bytes(), from, reader.to(i) - from));
        }
        return words;
    }

    /// False when the session is over.
    private boolean dispatch(Request request) throws InterruptedException {
        ApiAnswer answer = new ApiAnswer(router, line, turns, ++answers, request.tag());
        if (request.path().equals("/login")) {
            logIn(request, answer);
            return true;
        }
        Account caller = user;
        if (caller == null || request.path().equals("/quit")) {
            line.send(
                    List.of(
                            "!fatal",
                            caller == null ? "not logged in" : "session terminated on request"));
            return false;
        }
        if (request.path().equals("/cancel")) {
            cancel(request, answer);
            return true;
        }
        Running command = new Running();
        running.put(tagOf(request), command);
        if (router.isPrompt() && !Verbs.goesOn(request)) {
            carryOut(caller, request, answer, command);
        } else {
            Thread.ofVirtual().start(() -> carryOut(caller, request, answer, command));
        }
        return true;
    }

    private void cancel(Request request, ApiAnswer answer) {
        if (router.fault() instanceof Fault.NeverAnswer) {
            return;
        }
        if (request.has("tag")) {
            Running command = running.get(request.get("tag", NO_TAG));
            if (command != null) {
                command.cancel();
            }
        } else {
            running.values().forEach(Running::cancel);
        }
        answer.done();
    }

    private void carryOut(Account caller, Request request, ApiAnswer answer, Running command) {
        try {
            if (router.fault() instanceof Fault.NeverAnswer) {
                return;
            }
            if (router.fault() instanceof Fault.AnswerOnlyCancel) {
                command.pause(SimulatedRouter.FOR_EVER);
            }
            command.pause(router.pace.next());
            answer.begin(request);
            if (!safeMode.execute(request)) {
                router.carryOut(caller, request, answer, command);
            }
            answer.done();
        } catch (Trap trap) {
            answer.trap(trap);
            answer.done();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        } finally {
            running.remove(tagOf(request), command);
        }
    }

    private void logIn(Request request, ApiAnswer answer) throws InterruptedException {
        if (router.fault() instanceof Fault.Mute) {
            return;
        }
        new Running().pause(router.pace.next());
        if (!request.has("response")
                && (!device.version.takesPlainLogIn() || !request.has("password"))) {
            challenge = router.pace.challenge();
            answer.ret(HexFormat.of().formatHex(challenge));
            answer.done();
            return;
        }
        Admission admission =
                router.gatekeeper.logIn(
                        request.get("name", ""),
                        account -> proves(account, request),
                        tcp.getInetAddress(),
                        "api",
                        "api");
        if (admission instanceof Admission.Admitted(var account)) {
            if (user == null) {
                router.tally.sessions.incrementAndGet();
            }
            user = account;
        } else {
            answer.trap(
                    new Trap(
                            Trap.NONE,
                            device.version.takesPlainLogIn()
                                    ? "invalid user name or password (6)"
                                    : "cannot log in"));
        }
        answer.done();
    }

    private boolean proves(Account account, Request request) {
        if (!request.has("response")) {
            return account.password().equals(request.get("password", ""));
        }
        byte[] given = challenge;
        challenge = null;
        return given != null
                && request.get("response", "").equals("00" + digest(account.password(), given));
    }

    private String digest(String password, byte[] challenge) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            md5.update((byte) 0);
            md5.update(router.bytes(password));
            return HexFormat.of().formatHex(md5.digest(challenge));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    private static String tagOf(Request request) {
        String tag = request.tag();
        return tag == null ? NO_TAG : tag;
    }
}
