package org.cloudpilot.service.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Engine;
import org.cloudpilot.model.Fingerprint;
import org.cloudpilot.model.Host;
import org.cloudpilot.model.PeerProof;
import org.cloudpilot.model.Reach;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.Transport;
import org.cloudpilot.model.Via;
import org.cloudpilot.model.WordEncoding;
import org.cloudpilot.store.RouterSecrets;
import org.cloudpilot.vault.SealTarget;
import org.cloudpilot.vault.SpaceKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RouterSealsTest {
    private static final SpaceId SPACE = new SpaceId(7);
    private static final Fingerprint ONE = new Fingerprint("1a".repeat(32));
    private static final Fingerprint TWO = new Fingerprint("2b".repeat(32));
    private static final Fingerprint THREE = new Fingerprint("3c".repeat(32));
    private static final Fingerprint OTHER = new Fingerprint("ff".repeat(32));
    private static final Endpoint JUMP = new Endpoint(host("10.0.0.9"), 2200);
    private static final Endpoint ELSEWHERE = new Endpoint(host("10.6.6.6"), 2200);

    private final SpaceKey key = SpaceKey.random("store", SPACE);

    @AfterEach
    void wipe() {
        key.close();
    }

    private static Host host(String text) {
        return Host.parse(text).orElseThrow();
    }

    private static Router router(Reach reach) {
        return new Router(
                new RouterId(3),
                SPACE,
                "mast3",
                host("10.0.0.1"),
                8729,
                Transport.API_SSL,
                "admin",
                List.of(host("10.0.0.2"), host("mast3.example.net")),
                reach,
                "",
                List.of(),
                "",
                Map.of(),
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private static Reach full() {
        return new Reach(
                Engine.CLOUDPILOT,
                WordEncoding.UTF_8,
                ONE,
                2222,
                TWO,
                new Via.SshJump(JUMP, "jump", THREE),
                List.of());
    }

    private RouterSecrets seal(Router router) {
        try (Secret password = Secret.ofText("of the router");
                Secret via = Secret.ofText("of the jump")) {
            return new RouterSecrets(
                    RouterSeals.password(key, router, password),
                    RouterSeals.viaPassword(key, router, via));
        }
    }

    private static Optional<String> text(Optional<Secret> opened) {
        return opened.map(
                secret -> {
                    try (secret) {
                        return secret.use(bytes -> new String(bytes, StandardCharsets.UTF_8));
                    }
                });
    }

    @Test
    void opensWhatItSealed() {
        Router router = router(full());
        RouterSecrets stored = seal(router);

        assertEquals(
                Optional.of("of the router"), text(RouterSeals.openPassword(key, router, stored)));
        assertEquals(
                Optional.of("of the jump"), text(RouterSeals.openViaPassword(key, router, stored)));
    }

    /// The target that the first version of the program sealed to.
    @Test
    void opensWhatTheFirstVersionSealed() {
        var before =
                new SealTarget(
                        "router",
                        "password",
                        3,
                        SPACE,
                        List.of(
                                "10.0.0.1",
                                "8729",
                                "api-ssl",
                                "admin",
                                "[10.0.0.2, mast3.example.net]"));
        try (Secret password = Secret.ofText("kept for years")) {
            var stored = new RouterSecrets(key.seal(password, before), null);

            assertEquals(
                    Optional.of("kept for years"),
                    text(RouterSeals.openPassword(key, router(Reach.usual()), stored)));
            assertTrue(
                    RouterSeals.openPassword(
                                    key, router(Reach.usual().withCertificate(ONE)), stored)
                            .isEmpty());
        }
    }

    static Stream<Arguments> tamperings() {
        return Stream.of(
                tampering("another certificate", reach -> reach.withCertificate(OTHER)),
                tampering("no certificate", reach -> reach.withCertificate(null)),
                tampering("another host key", reach -> reach.withHostKey(OTHER)),
                tampering("no host key", reach -> reach.withHostKey(null)),
                tampering(
                        "certificate and host key swapped",
                        reach -> reach.withCertificate(TWO).withHostKey(ONE)),
                tampering("another SSH port", reach -> withSshPort(reach, 22)),
                tampering(
                        "a host key beside the usual port",
                        reach -> withSshPort(reach, 22).withHostKey(OTHER)),
                tampering("no way", reach -> reach.withVia(new Via.Direct())),
                tampering("a proxy", reach -> reach.withVia(new Via.Socks5(JUMP, "jump"))),
                tampering(
                        "another jump",
                        reach -> reach.withVia(new Via.SshJump(ELSEWHERE, "jump", THREE))),
                tampering(
                        "another user of the jump",
                        reach -> reach.withVia(new Via.SshJump(JUMP, "root", THREE))),
                tampering(
                        "another host key of the jump",
                        reach -> reach.with(PeerProof.Kind.JUMP_HOST_KEY, OTHER)),
                tampering(
                        "no host key of the jump",
                        reach -> reach.with(PeerProof.Kind.JUMP_HOST_KEY, null)));
    }

    private static Arguments tampering(String name, UnaryOperator<Reach> change) {
        return Arguments.argumentSet(name, change);
    }

    private static Reach withSshPort(Reach reach, int port) {
        return new Reach(
                reach.engine(),
                reach.encoding(),
                reach.certificate(),
                port,
                reach.hostKey(),
                reach.via(),
                reach.knocks());
    }

    @ParameterizedTest
    @MethodSource("tamperings")
    void staysShutAfterAChangeBehindItsBack(UnaryOperator<Reach> change) {
        RouterSecrets stored = seal(router(full()));
        Router changed = router(change.apply(full()));

        assertTrue(RouterSeals.openPassword(key, changed, stored).isEmpty());
        if (!changed.reach().via().equals(full().via())) {
            assertTrue(RouterSeals.openViaPassword(key, changed, stored).isEmpty());
        }
    }

    /// Neither password can be moved into the other's place.
    @Test
    void keepsThePasswordsApart() {
        Router router = router(full());
        RouterSecrets stored = seal(router);
        var swapped =
                new RouterSecrets(
                        java.util.Objects.requireNonNull(stored.via()), stored.password());

        assertTrue(RouterSeals.openPassword(key, router, swapped).isEmpty());
        assertTrue(RouterSeals.openViaPassword(key, router, swapped).isEmpty());
    }

    /// A proxy without a user name must not stand for one whose name is empty.
    @Test
    void tellsAProxyWithoutAUserFromOneWithAnEmptyName() {
        Router without = router(Reach.usual().withVia(new Via.Socks5(JUMP, null)));
        Router empty = router(Reach.usual().withVia(new Via.Socks5(JUMP, "")));

        assertTrue(RouterSeals.openPassword(key, empty, seal(without)).isEmpty());
    }
}
