package org.cloudpilot.simulator;

import java.io.IOException;
import java.net.Socket;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cloudpilot.simulator.net.Listener;
import org.cloudpilot.simulator.tls.ServerCertificate;
import org.jspecify.annotations.Nullable;

/// What all services of one router share: its state, its ports, its open connections, and how it
/// misbehaves.
final class Chassis {
    final Device device;
    final Verbs verbs;
    final Pace pace;
    final Tally tally = new Tally();
    private final Map<Service, Listener> listeners = new EnumMap<>(Service.class);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Fault fault;
    private volatile boolean on;
    private @Nullable ServerCertificate certificate;

    Chassis(Device device, Pace pace, Fault fault, @Nullable ServerCertificate certificate) {
        this.device = device;
        this.verbs = new Verbs(device);
        this.pace = pace;
        this.fault = fault;
        this.certificate = certificate;
    }

    /// Before it is first switched on.
    void offer(Service service, int port) {
        Reception reception = new Reception(this, service);
        listeners.put(service, new Listener(port, reception::receive));
    }

    synchronized void switchOn() {
        on = true;
        listeners.values().forEach(Listener::open);
    }

    synchronized void switchOff() {
        on = false;
        listeners.values().forEach(Listener::close);
        disconnectAll();
    }

    int port(Service service) {
        Listener listener = listeners.get(service);
        if (listener == null) {
            throw new IllegalStateException("this router does not offer " + service.routerName());
        }
        return listener.port();
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
                && !(fault instanceof Fault.AnswerOnlyCancel)
                && !(fault instanceof Fault.NeverAnswer);
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
        open.add(socket);
        if (!on) {
            lost(socket);
        }
        return on;
    }

    void lost(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // it is gone either way
        }
    }

    void disconnectAll() {
        open.forEach(this::lost);
    }
}
