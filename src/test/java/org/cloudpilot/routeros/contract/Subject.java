package org.cloudpilot.routeros.contract;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.cloudpilot.model.Engine;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Transport;
import org.cloudpilot.routeros.DialOutcome;
import org.cloudpilot.routeros.Login;
import org.cloudpilot.routeros.Path;
import org.cloudpilot.routeros.RouterSession;
import org.cloudpilot.routeros.TimeLimits;
import org.cloudpilot.routeros.TransportDialer;
import org.cloudpilot.routeros.Trust;
import org.cloudpilot.routeros.api.ApiDialer;
import org.cloudpilot.routeros.api.SessionLimits;
import org.cloudpilot.routeros.legrange.LegrangeDialer;
import org.cloudpilot.routeros.link.Certificates;
import org.cloudpilot.routeros.link.Connector;
import org.cloudpilot.routeros.rest.RestDialer;
import org.cloudpilot.simulator.SimulatedRouter;

/// An engine on a transport, dialled as the program dials it.
enum Subject {
    API(Engine.CLOUDPILOT, Transport.API),
    API_SSL(Engine.CLOUDPILOT, Transport.API_SSL),
    REST(Engine.CLOUDPILOT, Transport.REST),
    REST_SSL(Engine.CLOUDPILOT, Transport.REST_SSL),
    MIKROTIK_JAVA(Engine.MIKROTIK_JAVA, Transport.API),
    MIKROTIK_JAVA_SSL(Engine.MIKROTIK_JAVA, Transport.API_SSL);

    private static final Duration LONG = Duration.ofSeconds(30);

    private final Engine engine;
    private final Transport transport;

    Subject(Engine engine, Transport transport) {
        this.engine = engine;
        this.transport = transport;
    }

    boolean isRest() {
        return transport == Transport.REST || transport == Transport.REST_SSL;
    }

    boolean isMikrotikJava() {
        return engine == Engine.MIKROTIK_JAVA;
    }

    DialOutcome dial(SimulatedRouter router, String username, String password) {
        TimeLimits times = new TimeLimits(LONG, LONG, LONG);
        Certificates certificates = new Certificates();
        Connector connector = new Connector(times, certificates);
        Clock clock = Clock.systemUTC();
        Path path =
                new Path(List.of(router.endpoint(transport)), transport)
                        .withTrust(
                                transport.encrypted()
                                        ? Trust.of(router.fingerprint())
                                        : Trust.system())
                        .withEngine(engine);
        try (Secret secret = Secret.ofText(password)) {
            return new TransportDialer(
                            new ApiDialer(times, SessionLimits.standard(), clock, connector),
                            new LegrangeDialer(clock, connector),
                            new RestDialer(clock, connector, certificates))
                    .dial(path, new Login(username, secret));
        }
    }

    RouterSession session(SimulatedRouter router) {
        return session(router, "admin", "right");
    }

    RouterSession session(SimulatedRouter router, String username, String password) {
        DialOutcome outcome = dial(router, username, password);
        if (outcome instanceof DialOutcome.Connected(RouterSession session, _)) {
            return session;
        }
        throw new AssertionError(this + " was to connect: " + outcome);
    }
}
