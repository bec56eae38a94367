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
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.model.Via;
import org.cloudpilot.routeros.DialOutcome;
import org.cloudpilot.routeros.Dialer;
import org.cloudpilot.routeros.Login;
import org.cloudpilot.routeros.Passage;
import org.cloudpilot.routeros.Path;
import org.cloudpilot.routeros.RouterSession;
import org.cloudpilot.routeros.Trust;
import org.cloudpilot.store.RouterRepository;
import org.cloudpilot.store.RouterSecrets;
import org.cloudpilot.vault.SpaceKey;
import org.jspecify.annotations.Nullable;

/// Dials routers with their sealed passwords. A password is open only while a log-in runs, and only
/// where it was sealed for: a value whose router was changed behind our back does not open.
final class RouterAccess {
    private final RouterRepository repository;
    private final Dialer dialer;

    RouterAccess(RouterRepository repository, Dialer dialer) {
        this.repository = repository;
        this.dialer = dialer;
    }

    /// A registered router.
    DialOutcome dial(Router router, Keys keys) {
        return dial(router, endpoints(router), keys);
    }

    /// The same, on those of its addresses that it prefers to `used`; nothing is tried where there
    /// are none.
    Optional<DialOutcome> dialPreferred(Router router, Endpoint used, Keys keys) {
        List<Endpoint> all = endpoints(router);
        int place = all.indexOf(used);
        return place <= 0
                ? Optional.empty()
                : Optional.of(dial(router, all.subList(0, place), keys));
    }

    private DialOutcome dial(Router router, List<Endpoint> endpoints, Keys keys) {
        Optional<RouterSecrets> stored = repository.secrets(router.space(), router.id());
        return dial(
                router,
                endpoints,
                keys,
                stored.flatMap(secrets -> RouterSeals.openPassword(keys.space(), router, secrets)),
                stored.flatMap(
                        secrets -> RouterSeals.openViaPassword(keys.space(), router, secrets)));
    }

    /// A form's router: with the passwords typed, or the stored ones of the router being edited.
    DialOutcome dialDraft(
            Router router,
            Optional<Router> before,
            Keys keys,
            @Nullable Secret typed,
            @Nullable Secret typedVia) {
        Optional<RouterSecrets> stored =
                before.flatMap(known -> repository.secrets(known.space(), known.id()));
        return dial(
                router,
                endpoints(router),
                keys,
                typed != null
                        ? Optional.of(typed.copy())
                        : stored.flatMap(
                                secrets ->
                                        RouterSeals.openPassword(
                                                keys.space(), before.orElseThrow(), secrets)),
                typedVia != null
                        ? Optional.of(typedVia.copy())
                        : stored.flatMap(
                                secrets ->
                                        RouterSeals.openViaPassword(
                                                keys.space(), before.orElseThrow(), secrets)));
    }

    /// Takes over the passwords.
    private DialOutcome dial(
            Router router,
            List<Endpoint> endpoints,
            Keys keys,
            Optional<Secret> password,
            Optional<Secret> viaPassword) {
        Reach reach = router.reach();
        try (Secret open = password.orElseGet(RouterAccess::nothing);
                Secret openVia = viaPassword.orElseGet(RouterAccess::nothing)) {
            if (password.isEmpty()) {
                return tampered(ConnectFailure.LOGIN, "connect.target_tampered");
            }
            if (reach.via().hasPassword() && viaPassword.isEmpty()) {
                return tampered(ConnectFailure.JUMP_LOGIN, "connect.via_tampered");
            }
            return dialer.dial(
                    new Path(
                            endpoints,
                            router.transport(),
                            passage(reach.via(), openVia),
                            reach.knocks(),
                            new Trust(reach.certificate(), keys.authorities()),
                            reach.encoding(),
                            reach.engine()),
                    new Login(router.username(), open));
        }
    }

    private static Secret nothing() {
        return Secret.owning(new byte[0]);
    }

    private static DialOutcome tampered(ConnectFailure failure, String sentence) {
        return new DialOutcome.Failed(new ConnectProblem(failure, Sentences.of(sentence)));
    }

    private static Passage passage(Via via, Secret password) {
        return switch (via) {
            case Via.Direct() -> new Passage.Direct();
            case Via.Socks5(Endpoint proxy, String username) ->
                    new Passage.Socks5(
                            proxy, username == null ? null : new Login(username, password));
            case Via.SshJump(Endpoint server, String username, Fingerprint hostKey) ->
                    new Passage.SshJump(server, new Login(username, password), hostKey);
        };
    }

    private static List<Endpoint> endpoints(Router router) {
        List<Endpoint> endpoints = new ArrayList<>();
        endpoints.add(router.endpoint());
        router.addresses().forEach(host -> endpoints.add(new Endpoint(host, router.port())));
        return endpoints;
    }

    /// What a space opens and believes.
    ///
    /// @param authorities the space's own
    record Keys(SpaceKey space, List<X509Certificate> authorities) {}

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
