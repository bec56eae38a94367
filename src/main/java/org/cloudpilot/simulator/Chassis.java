package org.cloudpilot.simulator;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.Charset;
import java.security.KeyPair;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cloudpilot.routeros.wire.WordText;
import org.cloudpilot.simulator.net.LinkQuality;
import org.cloudpilot.simulator.net.Listener;
import org.cloudpilot.simulator.ssh.SshGate;
import org.cloudpilot.simulator.tls.ServerCertificate;
import org.jspecify.annotations.Nullable;

/// What all services of one router share: its state, its ports, its open connections, and how it
/// misbehaves.
final class Chassis {
    final Device device;
    final Verbs verbs;
    final Pace pace;
    final SshGate sshGate = new SshGate();
    final WordText text;
    final Tally tally = new Tally();
    private final Map<Service, Listener> listeners = new EnumMap<>(Service.class);
    private final Map<Socket, List<Runnable>> open = new ConcurrentHashMap<>();
    private final Duration restCut;
    final Gatekeeper gatekeeper;
    private volatile Fault fault;
    private volatile LinkQuality link;
    private final Duration rebootTime;
    private final String latestVersion;
    private final int lossOfCompletions;
    private final Set<Running> jobs = ConcurrentHashMap.newKeySet();
    private final Programs programs;
    private volatile boolean on;
    private @Nullable Running rebooting;
    private @Nullable ServerCertificate certificate;
    private @Nullable KeyPair hostKey;

    Chassis(Device device, RouterPlan<?> plan) {
        this.device = device;
        this.verbs = new Verbs(device);
        this.pace = plan.pace();
        this.gatekeeper = new Gatekeeper(device, tally);
        this.text = WordText.of(Charset.forName(plan.encoding.charset()));
        this.fault = plan.fault;
        this.link = plan.link;
        this.certificate = plan.certificate;
        this.restCut = plan.restCut;
        this.rebootTime = plan.rebootTime;
        this.latestVersion = plan.latestVersion.isEmpty() ? plan.version : plan.latestVersion;
        this.lossOfCompletions = plan.lossOfCompletions;
        this.programs = new Programs(this, plan.tree);
    }

    /// Before it is first switched on.
    void offer(Service service, int port) {
        Reception reception = new Reception(this, service);
        listeners.put(service, new Listener(port, reception::receive));
    }

    synchronized void switchOn() {
        rebooting = null;
        on = true;
        if (listeners.containsKey(Service.SSH)) {
            sshGate.open();
        }
        listeners.values().forEach(Listener::open);
    }

    synchronized void switchOff() {
        on = false;
        Running pause = rebooting;
        if (pause != null) {
            pause.cancel();
            rebooting = null;
        }
        listeners.values().forEach(Listener::close);
        disconnectAll();
        jobs.forEach(Running::cancel);
        sshGate.close();
    }

    /// As this router's words go over the line.
    byte[] bytes(String word) {
        return text.bytes(word).orElseGet(() -> WordText.encode(word));
    }

    /// Made when it is first asked for.
    synchronized KeyPair hostKey() {
        KeyPair key = hostKey;
        if (key == null) {
            key = HostKeys.make();
            hostKey = key;
        }
        return key;
    }

    synchronized void changeHostKey() {
        hostKey = null;
    }

    int port(Service service) {
        Listener listener = listeners.get(service);
        if (listener == null) {
            throw new IllegalStateException("this router does not offer " + service.routerName());
        }
        return listener.port();
    }

    private void execute(Account user, Request request, Replies replies, Running running)
            throws InterruptedException {
        Permissions.check(user, request);
        if (fault instanceof Fault.DeviceModeRefusal && !Permissions.isReading(request)) {
            throw DeviceMode.refusal();
        }
        DeviceMode.check(device, request);
        if (!programs.execute(user, request, replies, running)) {
            verbs.execute(user, request, replies, running);
        }
    }

    /// A job of its own goes on until it is done or the router is switched off.
    void started(Running job) {
        jobs.add(job);
    }

    void ended(Running job) {
        jobs.remove(job);
    }

    String latestVersion() {
        return latestVersion;
    }

    /// Completions over the binary API lose rows once in so many calls; 0: never.
    int lossOfCompletions() {
        return lossOfCompletions;
    }

    /// Everybody is gone, and for a moment nobody is let in.
    private void reboot() {
        device.reboot();
        if (rebootTime.isZero()) {
            disconnectAll();
            return;
        }
        Thread.ofVirtual().name("simulated-reboot").start(this::goDownAndUp);
    }

    private void goDownAndUp() {
        Running pause = new Running();
        synchronized (this) {
            if (!on) {
                return;
            }
            switchOff();
            rebooting = pause;
        }
        try {
            pause.pause(rebootTime);
        } catch (Trap switchedOffMeanwhile) {
            return;
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
        synchronized (this) {
            if (rebooting == pause) {
                switchOn();
            }
        }
    }

    Duration restCut() {
        return restCut;
    }

    /// Carries a command out, or refuses it for a fault's sake.
    ///
    /// @throws Trap when the router refuses
    void carryOut(Account user, Request request, Replies replies, Running running)
            throws InterruptedException {
        if (fault instanceof Fault.MissingRights) {
            throw Trap.notPermitted();
        }
        if (fault instanceof Fault.EndlessRows || fault instanceof Fault.HugeAnswer) {
            Flood.pour(fault, replies, running);
        } else if (request.path().equals("/system/reboot")) {
            Permissions.check(user, request);
            replies.afterwards(this::reboot);
        } else {
            execute(user, request, replies, running);
        }
    }

    LinkQuality link() {
        return link;
    }

    void link(LinkQuality quality) {
        link = quality;
    }

    /// A connection behind another is closed with the router, too.
    void joined(Socket socket) {
        open.put(socket, new CopyOnWriteArrayList<>());
        if (!on) {
            lost(socket);
        }
    }

    Fault fault() {
        return fault;
    }

    void misbehave(Fault how) {
        fault = how;
    }

    /// Whether commands that take no time may be answered on the thread that reads them.
    boolean isPrompt() {
        return pace.isInstant()
                && switch (fault) {
                    case Fault.AnswerOnlyCancel _,
                            Fault.NeverAnswer _,
                            Fault.OutOfOrder _,
                            Fault.EndlessRows _,
                            Fault.HugeAnswer _ ->
                            false;
                    default -> true;
                };
    }

    synchronized ServerCertificate certificate() {
        ServerCertificate shown = certificate;
        if (shown == null) {
            shown = ServerCertificate.selfSigned(device.profile.identity());
            certificate = shown;
        }
        return shown;
    }

    synchronized void show(ServerCertificate other) {
        certificate = other;
    }

    /// False when the router was switched off meanwhile; the connection is closed then.
    boolean took(Socket socket) {
        tally.accepted.incrementAndGet();
        open.put(socket, new CopyOnWriteArrayList<>());
        if (!on) {
            lost(socket);
        }
        return on;
    }

    /// Runs `hook` when the connection is gone; at once if it is gone already.
    void whenLost(Socket socket, Runnable hook) {
        List<Runnable> hooks = open.get(socket);
        if (hooks != null) {
            hooks.add(hook);
        }
        if (!open.containsKey(socket)) {
            hook.run();
        }
    }

    void noLonger(Socket socket, Runnable hook) {
        List<Runnable> hooks = open.get(socket);
        if (hooks != null) {
            hooks.remove(hook);
        }
    }

    void lost(Socket socket) {
        List<Runnable> hooks = open.remove(socket);
        if (hooks != null) {
            hooks.forEach(Runnable::run);
        }
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // it is gone either way
        }
    }

    void disconnectAll() {
        open.keySet().forEach(this::lost);
    }
}
