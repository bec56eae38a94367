package org.cloudpilot.service.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.cloudpilot.model.Actor;
import org.cloudpilot.model.Authority;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.Confirmation;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Fingerprint;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.PeerProof;
import org.cloudpilot.model.ProofReview;
import org.cloudpilot.model.Reach;
import org.cloudpilot.model.ReachDraft;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.RouterState;
import org.cloudpilot.model.RouterStatus;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.model.Transport;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.SimulatedRouter;
import org.cloudpilot.simulator.tls.ServerCertificate;
import org.cloudpilot.simulator.tls.SimulatedAuthority;
import org.cloudpilot.store.StoredAuthority;
import org.cloudpilot.vault.Sealed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FleetForEachTest.class)
class TrustServiceTest {
    private static final String PASSWORD = "router-pass";

    private final FleetFixture fixture;

    TrustServiceTest(FleetFixture fixture) {
        this.fixture = fixture;
    }

    private TrustService trust() {
        return fixture.trust();
    }

    private Caller caller() {
        return fixture.caller();
    }

    private static SimulatedRouter tlsRouter(String identity) {
        return tlsRouter(identity, ServerCertificate.selfSigned(identity));
    }

    private static SimulatedRouter tlsRouter(String identity, ServerCertificate certificate) {
        return SimulatedRouter.builder(Hardware.RB5009)
                .identity(identity)
                .user("admin", PASSWORD)
                .apiSsl()
                .certificate(certificate)
                .start();
    }

    private Router add(SimulatedRouter device) {
        return fixture.add(
                "mast3",
                device.endpoint(Transport.API_SSL),
                Transport.API_SSL,
                PASSWORD,
                ReachDraft.none());
    }

    private static PeerProof proofOf(RouterStatus status) {
        return Objects.requireNonNull(Objects.requireNonNull(status.problem()).proof());
    }

    private Confirmation confirm(RouterId id, Fingerprint shown) {
        return trust().confirm(caller(), Map.of(id, shown)).orThrow();
    }

    @Test
    void aRouterIsOnlineOnceItsCertificateIsConfirmed() {
        try (SimulatedRouter device = tlsRouter("core")) {
            Router router = add(device);
            RouterStatus status = fixture.await(router.id(), RouterState.CERTIFICATE_UNCONFIRMED);
            PeerProof proof = proofOf(status);
            assertEquals(device.fingerprint(), proof.shown());
            assertNull(proof.confirmed());
            assertEquals(
                    List.of(new ProofReview(router, proof)), trust().review(caller()).orThrow());
            assertEquals(0, device.logIns());

            Confirmation done = confirm(router.id(), proof.shown());

            assertEquals(Map.of(), done.refused());
            assertEquals(device.fingerprint(), done.confirmed().getFirst().reach().certificate());
            fixture.await(router.id(), RouterState.ONLINE);
            assertEquals(List.of(), trust().review(caller()).orThrow());
        }
    }

    @Test
    void aChangedCertificateIsHeldBackUntilItIsAccepted() {
        try (SimulatedRouter device = tlsRouter("core")) {
            Router router = add(device);
            fixture.await(router.id(), RouterState.CERTIFICATE_UNCONFIRMED);
            confirm(router.id(), device.fingerprint());
            fixture.await(router.id(), RouterState.ONLINE);
            Fingerprint old = device.fingerprint();
            int logIns = device.logIns();

            device.renewCertificate();
            device.disconnectAll();
            RouterStatus status = fixture.await(router.id(), RouterState.CERTIFICATE_CHANGED);

            PeerProof proof = proofOf(status);
            assertEquals(old, proof.confirmed());
            assertEquals(device.fingerprint(), proof.shown());
            assertEquals(logIns, device.logIns());
            confirm(router.id(), proof.shown());
            fixture.await(router.id(), RouterState.ONLINE);
        }
    }

    @Test
    void onlyWhatThePersonSawIsConfirmed() {
        try (SimulatedRouter device = tlsRouter("core")) {
            Router router = add(device);
            Fingerprint seen =
                    proofOf(fixture.await(router.id(), RouterState.CERTIFICATE_UNCONFIRMED))
                            .shown();
            device.renewCertificate();
            fixture.fleet().test(caller(), router.id()).orThrow();

            Confirmation refused = confirm(router.id(), seen);

            assertEquals(List.of(), refused.confirmed());
            assertEquals(Map.of(router.id(), new Refusal.ProofChanged()), refused.refused());
            assertNull(
                    fixture.fleet().router(caller(), router.id()).orThrow().reach().certificate());
        }
    }

    @Test
    void aWaitingRouterIsNotHammered() {
        try (SimulatedRouter device = tlsRouter("core")) {
            Router router = add(device);
            fixture.await(router.id(), RouterState.CERTIFICATE_UNCONFIRMED);
            int accepted = device.accepted();

            for (int i = 0; i < 5; i++) {
                assertInstanceOf(
                        CommandOutcome.NotConnected.class,
                        fixture.console()
                                .command(
                                        caller(),
                                        router.id(),
                                        "",
                                        false,
                                        _ -> new CommandOutcome.Unsupported("nothing is sent"))
                                .orThrow());
            }
            assertEquals(accepted, device.accepted());

            fixture.fleet().pollNow(caller(), Set.of(router.id())).orThrow();
            await(() -> device.accepted() > accepted);
        }
    }

    @Test
    void aForgottenCertificateIsToBeConfirmedAgain() {
        try (SimulatedRouter device = tlsRouter("core")) {
            Router router = add(device);
            fixture.await(router.id(), RouterState.CERTIFICATE_UNCONFIRMED);
            confirm(router.id(), device.fingerprint());
            fixture.await(router.id(), RouterState.ONLINE);

            Router forgotten =
                    trust().forget(caller(), router.id(), PeerProof.Kind.CERTIFICATE).orThrow();

            assertEquals(Reach.usual(), forgotten.reach());
            fixture.await(router.id(), RouterState.CERTIFICATE_UNCONFIRMED);
        }
    }

    @Test
    void ownAuthoritiesVouchForTheirRouters() throws CertificateEncodingException {
        var authority = new SimulatedAuthority("Example Networks CA");
        try (SimulatedRouter device = tlsRouter("core", authority.sign("core", "127.0.0.1"))) {
            Router router = add(device);
            fixture.await(router.id(), RouterState.CERTIFICATE_UNCONFIRMED);

            Authority added =
                    trust().addAuthority(caller(), pem(authority.certificate())).orThrow();

            assertEquals("CN=Example Networks CA", added.subject());
            assertEquals(List.of(added), trust().authorities(caller()).orThrow());
            fixture.await(router.id(), RouterState.ONLINE);
            device.showCertificate(authority.sign("core", "127.0.0.1"));
            device.disconnectAll();
            fixture.await(router.id(), status -> device.sessions() == 1);

            assertEquals(added, trust().removeAuthority(caller(), added.id()).orThrow());
            fixture.await(router.id(), RouterState.CERTIFICATE_UNCONFIRMED);
        }
    }

    @Test
    void anAuthorityIsSealedInTheStore() throws CertificateEncodingException {
        var ours = new SimulatedAuthority("Example Networks CA");
        var attacker = new SimulatedAuthority("Example Networks CA");
        Authority added = trust().addAuthority(caller(), pem(ours.certificate())).orThrow();
        var repository = fixture.store().authorities();
        Sealed genuine = repository.all(caller().space()).getFirst().certificate();
        // one that nobody sealed, and the genuine one in a row of another id
        repository.insert(
                caller().space(),
                new StoredAuthority(
                        repository.nextId(),
                        new Sealed(attacker.certificate().getEncoded()),
                        added.addedAt()));
        repository.insert(
                caller().space(),
                new StoredAuthority(repository.nextId(), genuine, added.addedAt()));

        Caller again = signInAgain();

        assertEquals(List.of(added), trust().authorities(again).orThrow());
    }

    private Caller signInAgain() {
        fixture.access().lockAll(Actor.program("test"));
        try (Secret password = Secret.ofText("a fixture's pass phrase")) {
            return fixture.access().signIn("asha", password).orThrow();
        }
    }

    /// The file's certificate was replaced by the one of whoever stands at the router's address.
    @Test
    void aCertificateConfirmedBehindTheProgramsBackGetsNoPassword() {
        try (SimulatedRouter device = tlsRouter("core")) {
            Router router = add(device);
            fixture.await(router.id(), RouterState.CERTIFICATE_UNCONFIRMED);
            var repository = fixture.store().routers();
            var secrets = repository.secrets(router.space(), router.id()).orElseThrow();
            repository.update(
                    router.with(
                            router.reach().withCertificate(device.fingerprint()),
                            router.updatedAt()),
                    secrets,
                    false);

            Caller again = signInAgain();

            ConnectProblem problem =
                    Objects.requireNonNull(
                            fixture.fleet().test(again, router.id()).orThrow().problem());
            assertEquals(ConnectFailure.LOGIN, problem.failure());
            assertEquals(Sentences.of("connect.target_tampered"), problem.detail());
            assertEquals(0, device.logIns());
        }
    }

    @Test
    void onlyAnAuthorityInForceIsTaken() throws CertificateEncodingException {
        var authority = new SimulatedAuthority("Example Networks CA");
        byte[] pem = pem(authority.certificate());
        byte[] leaf = pem(authority.sign("core").certificate());
        byte[] two =
                (new String(pem, StandardCharsets.US_ASCII)
                                + new String(
                                        pem(new SimulatedAuthority("Other").certificate()),
                                        StandardCharsets.US_ASCII))
                        .getBytes(StandardCharsets.US_ASCII);
        assertEquals("field.required", refusal(new byte[0]));
        assertEquals(
                "field.authority_unreadable", refusal("hello".getBytes(StandardCharsets.US_ASCII)));
        assertEquals("field.authority_unreadable", refusal(keyInPem()));
        assertEquals("field.authority_too_large", refusal(new byte[20_000]));
        assertEquals("field.authority_is_none", refusal(leaf));
        assertEquals("field.authority_several", refusal(two));
        for (int length : IntStream.of(1, 40, pem.length - 30).toArray()) {
            assertEquals(
                    "field.authority_unreadable", refusal(java.util.Arrays.copyOf(pem, length)));
        }
        assertNotNull(
                trust().addAuthority(caller(), authority.certificate().getEncoded()).orThrow());
        assertInstanceOf(
                Refusal.Duplicate.class,
                assertInstanceOf(Outcome.Refused.class, trust().addAuthority(caller(), pem))
                        .refusal());
    }

    private static byte[] keyInPem() {
        return "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n"
                .getBytes(StandardCharsets.US_ASCII);
    }

    private String refusal(byte[] file) {
        var refused = assertInstanceOf(Outcome.Refused.class, trust().addAuthority(caller(), file));
        var invalid = assertInstanceOf(Refusal.Invalid.class, refused.refusal());
        return invalid.fields().of("certificate").getFirst().key();
    }

    private static byte[] pem(X509Certificate certificate) throws CertificateEncodingException {
        return ("-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                        + "\n-----END CERTIFICATE-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void decisionsNeedTheScopeManage() {
        Caller me = caller();
        Caller operator =
                new Caller(
                        me.user(),
                        "asha",
                        me.space(),
                        Set.of(Scope.READ, Scope.OPERATE),
                        me.standing(),
                        me.lease(),
                        "key");
        RouterId id = new RouterId(1);
        for (Outcome<?> outcome :
                List.of(
                        trust().confirm(operator, Map.of()),
                        trust().forget(operator, id, PeerProof.Kind.CERTIFICATE),
                        trust().addAuthority(operator, new byte[0]),
                        trust().removeAuthority(
                                        operator, new org.cloudpilot.model.AuthorityId(1)))) {
            assertEquals(
                    new Refusal.NotPermitted(Scope.MANAGE),
                    assertInstanceOf(Outcome.Refused.class, outcome).refusal());
        }
        assertTrue(trust().review(operator).orThrow().isEmpty());
    }

    @Test
    void anUnknownRouterIsNamedAmongTheRefused() {
        RouterId unknown = new RouterId(999);

        Confirmation outcome = confirm(unknown, new Fingerprint("ab".repeat(32)));

        assertEquals(Map.of(unknown, new Refusal.NotFound()), outcome.refused());
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + FleetFixture.PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("it did not come about");
            }
            Thread.onSpinWait();
        }
    }
}
