package org.cloudpilot.service.fleet;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.ConnectionTest;
import org.cloudpilot.model.DeviceReading;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Fingerprint;
import org.cloudpilot.model.Reach;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterDraft;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.model.Transport;
import org.cloudpilot.model.Via;
import org.cloudpilot.routeros.DialOutcome;
import org.cloudpilot.routeros.Dialer;
import org.cloudpilot.routeros.Login;
import org.cloudpilot.routeros.Passage;
import org.cloudpilot.routeros.Path;
import org.cloudpilot.routeros.RouterSession;
import org.cloudpilot.routeros.Trust;
import org.cloudpilot.routeros.ssh.SshDialOutcome;
import org.cloudpilot.routeros.ssh.SshDialer;
import org.cloudpilot.store.RouterRepository;
import org.cloudpilot.store.RouterSecrets;
import org.cloudpilot.vault.SpaceKey;

/// Dials routers with their sealed passwords. A password is open only while a log-in runs, and only
/// where it was sealed for: a value whose router was changed behind our back does not open.
final class RouterAccess {
    private final RouterRepository repository;
    private final Dialer dialer;

    RouterAccess(RouterRepository repository, Dialer dialer) {
        this.repository = repository;
        this.dialer = dialer;
    }

    /// A router with its passwords open for one dialling; empty where one does not open, or none is
    /// kept.
    record Opened(Router router, Optional<Secret> password, Optional<Secret> via)
            implements AutoCloseable {
        @Override
        public void close() {
            password.ifPresent(Secret::close);
            via.ifPresent(Secret::close);
        }
    }

    Opened open(Router router, SpaceKey key) {
        Optional<RouterSecrets> stored = repository.secrets(router.space(), router.id());
        return new Opened(
                router,
                stored.flatMap(secrets -> RouterSeals.openPassword(key, router, secrets)),
                stored.flatMap(secrets -> RouterSeals.openViaPassword(key, router, secrets)));
    }

    /// A form's router: with the passwords typed, or the stored ones of the router being edited.
    Opened openDraft(Router router, Optional<Router> before, SpaceKey key, RouterDraft draft) {
        Secret typed = draft.password();
        Secret typedVia = draft.reach() == null ? null : draft.reach().viaPassword();
        try (Opened stored =
                before.map(known -> open(known, key))
                        .orElseGet(() -> new Opened(router, Optional.empty(), Optional.empty()))) {
            return new Opened(
                    router,
                    typed == null ? stored.password().map(Secret::copy) : Optional.of(typed.copy()),
                    typedVia == null
                            ? stored.via().map(Secret::copy)
                            : Optional.of(typedVia.copy()));
        }
    }

    /// At all of its addresses, in order.
    DialOutcome dial(Opened opened, List<X509Certificate> authorities) {
        return dial(opened, endpoints(opened.router()), authorities);
    }

    /// At those of its addresses that it prefers to `used`; nothing is tried where there are none.
    Optional<DialOutcome> dialPreferred(
            Opened opened, Endpoint used, List<X509Certificate> authorities) {
        List<Endpoint> all = endpoints(opened.router());
        int place = all.indexOf(used);
        return place <= 0
                ? Optional.empty()
                : Optional.of(dial(opened, all.subList(0, place), authorities));
    }

    private DialOutcome dial(
            Opened opened, List<Endpoint> endpoints, List<X509Certificate> authorities) {
        Router router = opened.router();
        Optional<ConnectProblem> shut = shut(opened);
        if (shut.isPresent()) {
            return new DialOutcome.Failed(shut.get());
        }
        return dialer.dial(
                path(opened, endpoints, authorities),
                new Login(router.username(), opened.password().orElseThrow()));
    }

    /// The router's REST service on that port, over TLS.
    DialOutcome dialRest(Opened opened, int port, List<X509Certificate> authorities) {
        Router router = opened.router();
        return shut(opened)
                .<DialOutcome>map(DialOutcome.Failed::new)
                .orElseGet(
                        () ->
                                dialer.dial(
                                        path(opened, at(router, port), authorities)
                                                .withTransport(Transport.REST_SSL),
                                        new Login(
                                                router.username(),
                                                opened.password().orElseThrow())));
    }

    /// The router's SSH service, with the host key that was confirmed.
    SshDialOutcome dialSsh(Opened opened, SshDialer ssh) {
        Router router = opened.router();
        return shut(opened)
                .<SshDialOutcome>map(SshDialOutcome.Failed::new)
                .orElseGet(
                        () ->
                                ssh.dial(
                                        path(
                                                opened,
                                                at(router, router.reach().sshPort()),
                                                List.of()),
                                        new Login(
                                                router.username(), opened.password().orElseThrow()),
                                        router.reach().hostKey()));
    }

    private static Path path(
            Opened opened, List<Endpoint> endpoints, List<X509Certificate> authorities) {
        Reach reach = opened.router().reach();
        return new Path(
                endpoints,
                opened.router().transport(),
                passage(reach.via(), opened.via()),
                reach.knocks(),
                new Trust(reach.certificate(), authorities),
                reach.encoding(),
                reach.engine());
    }

    /// Why nothing may be sent, where a password did not open.
    private static Optional<ConnectProblem> shut(Opened opened) {
        if (opened.password().isEmpty()) {
            return Optional.of(tampered(ConnectFailure.LOGIN, "connect.target_tampered"));
        }
        return opened.router().reach().via().hasPassword() && opened.via().isEmpty()
                ? Optional.of(tampered(ConnectFailure.JUMP_LOGIN, "connect.via_tampered"))
                : Optional.empty();
    }

    private static ConnectProblem tampered(ConnectFailure failure, String sentence) {
        return new ConnectProblem(failure, Sentences.of(sentence));
    }

    /// @param password there is one where the way has a user
    private static Passage passage(Via via, Optional<Secret> password) {
        return switch (via) {
            case Via.Direct() -> new Passage.Direct();
            case Via.Socks5(Endpoint proxy, String username) ->
                    new Passage.Socks5(
                            proxy,
                            username == null ? null : new Login(username, password.orElseThrow()));
            case Via.SshJump(Endpoint server, String username, Fingerprint hostKey) ->
                    new Passage.SshJump(
                            server, new Login(username, password.orElseThrow()), hostKey);
        };
    }

    private static List<Endpoint> endpoints(Router router) {
        return at(router, router.port());
    }

    /// In order of preference.
    private static List<Endpoint> at(Router router, int port) {
        List<Endpoint> endpoints = new ArrayList<>();
        endpoints.add(new Endpoint(router.host(), port));
        router.addresses().forEach(host -> endpoints.add(new Endpoint(host, port)));
        return endpoints;
    }

    /// Dials, asks the plainest question, hangs up.
    ConnectionTest test(Supplier<DialOutcome> dial, DeviceReader reader) {
        return switch (dial.get()) {
            case DialOutcome.Failed(ConnectProblem problem) ->
                    new ConnectionTest(problem, null, null, null);
            case DialOutcome.Connected(RouterSession session, _) -> {
                try (session) {
                    long started = System.nanoTime();
                    DeviceReading reading = reader.whole(session);
                    Duration took = Duration.ofNanos(System.nanoTime() - started);
                    yield switch (reading) {
                        case DeviceReading.Read(var info) ->
                                new ConnectionTest(null, took, info.identity(), info.version());
                        case DeviceReading.Failed(var outcome) ->
                                new ConnectionTest(
                                        WatchedRouter.problemOf(outcome), null, null, null);
                    };
                }
            }
        };
    }
}
