package org.cloudpilot.service.fleet;

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
import org.cloudpilot.model.Router;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.model.Transport;
import org.cloudpilot.routeros.DialOutcome;
import org.cloudpilot.routeros.Dialer;
import org.cloudpilot.routeros.Login;
import org.cloudpilot.routeros.Path;
import org.cloudpilot.routeros.RouterSession;
import org.cloudpilot.store.RouterRepository;
import org.cloudpilot.vault.SealTarget;
import org.cloudpilot.vault.Sealed;
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

    static Sealed seal(SpaceKey key, Router router, Secret password) {
        return key.seal(password, target(router));
    }

    /// The stored password, sealed for the changed router; empty when it does not open.
    Optional<Sealed> resealed(SpaceKey key, Router before, Router after) {
        return password(key, before)
                .map(
                        password -> {
                            try (password) {
                                return seal(key, after, password);
                            }
                        });
    }

    private Optional<Secret> password(SpaceKey key, Router router) {
        return repository
                .password(router.space(), router.id())
                .flatMap(stored -> key.open(stored, target(router)));
    }

    DialOutcome dial(Router router, SpaceKey key) {
        return dial(router, password(key, router));
    }

    /// A form's router: with the password typed, or the stored one of the router being edited.
    DialOutcome dialDraft(
            SpaceKey key, Router router, Optional<Router> before, @Nullable Secret typed) {
        return dial(
                router,
                typed != null
                        ? Optional.of(typed.copy())
                        : before.flatMap(stored -> password(key, stored)));
    }

    private DialOutcome dial(Router router, Optional<Secret> password) {
        if (password.isEmpty()) {
            return new DialOutcome.Failed(
                    new ConnectProblem(
                            ConnectFailure.LOGIN, Sentences.of("connect.target_tampered")));
        }
        if (router.transport() == Transport.REST || router.transport() == Transport.REST_SSL) {
            return new DialOutcome.Failed(
                    new ConnectProblem(
                            ConnectFailure.PROTOCOL, Sentences.of("connect.rest_not_spoken")));
        }
        List<Endpoint> endpoints = new ArrayList<>();
        endpoints.add(router.endpoint());
        router.addresses().forEach(host -> endpoints.add(new Endpoint(host, router.port())));
        try (Secret open = password.get()) {
            return dialer.dial(
                    new Path(endpoints, router.transport()), new Login(router.username(), open));
        }
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

    private static SealTarget target(Router router) {
        return new SealTarget(
                "router",
                "password",
                router.id().value(),
                router.space(),
                List.of(
                        router.host().text(),
                        Integer.toString(router.port()),
                        router.transport().word(),
                        router.username(),
                        router.addresses().toString()));
    }
}
