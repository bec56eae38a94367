package org.cloudpilot.service.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cloudpilot.model.AuditEntry;
import org.cloudpilot.model.AuditQuery;
import org.cloudpilot.model.Authority;
import org.cloudpilot.model.AuthorityId;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.Fingerprint;
import org.cloudpilot.model.PeerProof;
import org.cloudpilot.model.Role;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterDraft;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.RouterState;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Standing;
import org.cloudpilot.model.Transport;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.SimulatedRouter;
import org.cloudpilot.simulator.tls.SimulatedAuthority;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What each service call leaves in the audit log.
@ExtendWith(FleetForEachTest.class)
class AuditedTest {
    private static final String PASSWORD = "k7Qz-router";
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final FleetFixture fixture;
    private final SimulatedRouter device =
            SimulatedRouter.builder(Hardware.RB5009)
                    .identity("core")
                    .user("admin", PASSWORD)
                    .start();
    private int seen;

    AuditedTest(FleetFixture fixture) {
        this.fixture = fixture;
        entries();
    }

    @AfterEach
    void close() {
        device.close();
    }

    private FleetService fleet() {
        return fixture.fleet();
    }

    private Caller caller() {
        return fixture.caller();
    }

    private Router added() {
        Router router = fixture.add("mast3", device, "admin", PASSWORD);
        fixture.await(router.id(), RouterState.ONLINE);
        entries();
        return router;
    }

    /// Those since the last look, oldest first.
    private List<String> entries() {
        List<AuditEntry> all =
                fixture.audit().search(caller(), AuditQuery.all()).orThrow().entries().reversed();
        List<String> fresh =
                all.subList(seen, all.size()).stream()
                        .map(
                                each ->
                                        String.join(
                                                "|",
                                                each.action(),
                                                each.target(),
                                                each.outcome(),
                                                each.detail()))
                        .toList();
        seen = all.size();
        return fresh;
    }

    private static RouterDraft draft(@Nullable String name, @Nullable Secret password) {
        return new RouterDraft(
                name, null, null, null, null, null, password, null, null, null, "a note", null);
    }

    @Test
    void routersAddedChangedAndRemoved() {
        Router router = fixture.add("mast3", device, "admin", PASSWORD);
        assertEquals(
                List.of("router.add|router 1 mast3|ok|admin at 127.0.0.1:" + device.port()),
                entries());

        try (Secret password = Secret.ofText("another k7Qz")) {
            fleet().change(caller(), router.id(), draft("mast4", password)).orThrow();
        }
        assertEquals(List.of("router.change|router 1 mast3|ok|name, password, note"), entries());

        fleet().remove(caller(), router.id()).orThrow();
        assertEquals(List.of("router.remove|router 1 mast4|ok|"), entries());

        fleet().remove(caller(), router.id());
        assertEquals(List.of("router.remove|router 1|not_found|"), entries());
        assertFalse(audit().contains("k7Qz"));
    }

    private String audit() {
        return fixture.audit().search(caller(), AuditQuery.all()).orThrow().entries().toString();
    }

    @Test
    void testsTellHowTheyEnded() {
        Router router = added();
        fleet().test(caller(), router.id()).orThrow();
        try (Secret wrong = Secret.ofText("wrong")) {
            fleet().test(caller(), router.id(), draft(null, wrong)).orThrow();
            fleet().test(
                            caller(),
                            null,
                            new RouterDraft(
                                    "x",
                                    "127.0.0.1",
                                    device.port(),
                                    Transport.API,
                                    null,
                                    "admin",
                                    wrong,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null))
                    .orThrow();
        }
        assertEquals(
                List.of(
                        "router.test|router 1 mast3|ok|",
                        "router.test|router 1 mast3|login|",
                        "router.test|router at 127.0.0.1|login|"),
                entries());
    }

    @Test
    void commandsAreKeptWithoutTheirSecrets() {
        Router router = added();
        var commands = fixture.commands();
        commands.execute(
                        caller(),
                        router.id(),
                        Command.of("/user/add")
                                .with("name", "x")
                                .with("group", "full")
                                .with("password", "k7 Qz"),
                        LIMIT)
                .orThrow();
        commands.line(
                        caller(),
                        router.id(),
                        "/user",
                        "add name=y group=full password=\"k7 Qz\"",
                        LIMIT)
                .orThrow();
        commands.line(caller(), router.id(), "/", "/no such menu print", LIMIT).orThrow();
        commands.line(caller(), router.id(), "/", "# a remark", LIMIT).orThrow();
        commands.line(caller(), router.id(), "/user", "set [find name=x] password=k7Qz", LIMIT)
                .orThrow();

        List<String> entries = entries();
        String run = "command.run|router 1 mast3|";
        assertEquals(
                List.of(
                        run + "begun|/user/add name=x group=full password=<hidden>",
                        run + "ok|/user/add name=x group=full password=<hidden>",
                        run + "begun|/user/add name=y group=full password=<hidden>",
                        run + "ok|/user/add name=y group=full password=<hidden>",
                        run + "begun|/no such menu print",
                        run + "router_refused|/no such menu print",
                        run + "ok|/user/print .proplist=.id ?name=x"),
                entries.subList(0, 7));
        assertTrue(entries.get(7).startsWith(run + "begun|/user/set password=<hidden> .id=*"));
        assertTrue(entries.get(8).startsWith(run + "ok|/user/set password=<hidden> .id=*"));
        assertEquals(9, entries.size());
        assertFalse(audit().contains("k7"));
    }

    @Test
    void aChangeIsRecordedBeforeTheRouterHearsOfIt() {
        Router router = added();
        var before = new ArrayList<String>();
        fixture.console()
                .command(
                        caller(),
                        router.id(),
                        "/system/reboot",
                        true,
                        _ -> {
                            before.addAll(entries());
                            return new CommandOutcome.Unknown(
                                    Instant.EPOCH, "the program ends here");
                        })
                .orThrow();

        assertEquals(List.of("command.run|router 1 mast3|begun|/system/reboot"), before);
        assertEquals(List.of("command.run|router 1 mast3|unknown|/system/reboot"), entries());
    }

    @Test
    void whatTheRouterDoesNotAnswerIsKept() {
        Router router = added();
        device.stop();
        fixture.await(router.id(), RouterState.DOWN);
        fixture.commands()
                .execute(caller(), router.id(), Command.of("/system/reboot"), LIMIT)
                .orThrow();
        fixture.exports().export(caller(), router.id()).orThrow();
        List<String> entries = entries();
        assertEquals("command.run|router 1 mast3|refused|/system/reboot", entries.getFirst());
        assertTrue(
                entries.getLast().startsWith("router.export|router 1 mast3|"), entries::toString);
        assertEquals(2, entries.size());
    }

    @Test
    void decisionsAboutTrust() throws CertificateEncodingException {
        Router router = added();
        var shown = new Fingerprint("ab".repeat(32));
        TrustService trust = fixture.trust();
        trust.confirm(caller(), Map.of(router.id(), shown)).orThrow();
        trust.forget(caller(), router.id(), PeerProof.Kind.CERTIFICATE).orThrow();
        byte[] der = new SimulatedAuthority("Kampala CA").certificate().getEncoded();
        Authority authority = trust.addAuthority(caller(), der).orThrow();
        trust.addAuthority(caller(), new byte[] {1});
        trust.removeAuthority(caller(), authority.id()).orThrow();
        trust.removeAuthority(caller(), new AuthorityId(99));

        String named = "authority " + authority.id() + " " + authority.subject();
        String print = authority.fingerprint().hex();
        assertEquals(
                List.of(
                        "certificate.confirm|router 1|proof_changed|" + shown.hex(),
                        "certificate.forget|router 1 mast3|ok|certificate",
                        "authority.add|" + named + "|ok|" + print,
                        "authority.add|authority|invalid|",
                        "authority.remove|" + named + "|ok|" + print,
                        "authority.remove|authority 99|not_found|"),
                entries());
    }

    @Test
    void whoMayNotIsRecordedAndSeesNoNames() {
        Router router = added();
        Caller reader =
                new Caller(
                        caller().user(),
                        caller().username(),
                        caller().space(),
                        Set.of(),
                        new Standing(Role.VIEWER),
                        caller().lease(),
                        "key");
        RouterId id = router.id();
        fleet().add(reader, draft("x", null));
        fleet().change(reader, id, draft("x", null));
        fleet().remove(reader, id);
        fleet().test(reader, id);
        fleet().test(reader, id, draft("x", null));
        fixture.commands().execute(reader, id, Command.of("/system/reboot"), LIMIT);
        fixture.exports().export(reader, id);
        TrustService trust = fixture.trust();
        trust.confirm(reader, Map.of(id, new Fingerprint("ab".repeat(32))));
        trust.forget(reader, id, PeerProof.Kind.HOST_KEY);
        trust.addAuthority(reader, new byte[0]);
        trust.removeAuthority(reader, new AuthorityId(1));

        List<String> entries = entries();
        assertEquals(11, entries.size());
        entries.forEach(
                each -> {
                    assertTrue(each.contains("|scope_too_small|"), each);
                    assertFalse(each.contains("mast3"), each);
                });
    }

    @Test
    void readingAndPollingLeaveNothing() {
        Router router = added();
        fleet().routers(caller()).orThrow();
        fleet().router(caller(), router.id()).orThrow();
        fleet().now(caller()).orThrow();
        fleet().deviceInfo(caller(), router.id()).orThrow();
        fleet().logIns(caller(), router.id()).orThrow();
        fixture.trust().review(caller()).orThrow();
        fixture.trust().authorities(caller()).orThrow();
        fleet().pollNow(caller(), Set.of(router.id())).orThrow();
        var before =
                Objects.requireNonNull(fleet().status(caller(), router.id()).orThrow().lastSeen());
        fixture.await(
                router.id(), status -> Objects.requireNonNull(status.lastSeen()).isAfter(before));
        assertEquals(List.of(), entries());
    }

    @Test
    void theLogStaysWhole() {
        added();
        assertInstanceOf(
                org.cloudpilot.model.AuditVerdict.Whole.class,
                fixture.audit().verify(caller(), null).orThrow());
        assertFalse(caller().scopes().isEmpty() || !caller().may(Scope.READ));
    }
}
