package org.cloudpilot.ui.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Engine;
import org.cloudpilot.model.Fingerprint;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.PeerProof;
import org.cloudpilot.model.Reach;
import org.cloudpilot.model.ReachDraft;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterDraft;
import org.cloudpilot.model.RouterState;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Transport;
import org.cloudpilot.model.Via;
import org.cloudpilot.model.WordEncoding;
import org.cloudpilot.program.TemporaryProgram;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.SimulatedRouter;
import org.cloudpilot.simulator.tls.ServerCertificate;
import org.cloudpilot.simulator.tls.SimulatedAuthority;
import org.cloudpilot.ui.fx.DrainedUi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Advanced settings and decisions about certificates, as the window's forms offer them.
class TrustViewModelsTest {
    private static final String PASSWORD = "long and plain enough";

    @TempDir Path folder;
    private final DrainedUi ui = new DrainedUi();
    private TemporaryProgram program;
    private Caller caller;
    private FleetViewModel model;

    @BeforeEach
    void open() {
        program = TemporaryProgram.in(folder.resolve("store"));
        program.access().register("amina", null, Secret.ofText(PASSWORD)).orThrow();
        caller = program.access().signIn("amina", Secret.ofText(PASSWORD)).orThrow();
        model =
                new FleetViewModel(
                        program.fleet(), program.trust(), caller, ui, ui, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        model.close();
        program.close();
    }

    private static SimulatedRouter tlsRouter(String name) {
        return tlsRouter(name, ServerCertificate.selfSigned(name));
    }

    private static SimulatedRouter tlsRouter(String name, ServerCertificate certificate) {
        return SimulatedRouter.builder(Hardware.HEX)
                .identity(name)
                .apiSsl()
                .certificate(certificate)
                .start();
    }

    private Router add(SimulatedRouter device, ReachDraft reach) {
        Endpoint endpoint = device.endpoint(Transport.API_SSL);
        return program.fleet()
                .add(
                        caller,
                        new RouterDraft(
                                "mast3",
                                endpoint.host().text(),
                                endpoint.port(),
                                Transport.API_SSL,
                                null,
                                "admin",
                                nothing(),
                                null,
                                null,
                                null,
                                null,
                                null,
                                reach))
                .orThrow();
    }

    private RouterRow awaited(Router router, RouterState state) {
        RouterRow row = model.row(router.id());
        assertNotNull(row);
        ui.await("it is " + state, () -> row.line().state() == state);
        return row;
    }

    private static Secret nothing() {
        return Secret.ofText("");
    }

    @Test
    void certificatesToReviewAreOneGroupWhereverTheirRoutersAre() {
        try (SimulatedRouter one = tlsRouter("one");
                SimulatedRouter two = tlsRouter("two")) {
            Router first = add(one, ReachDraft.none());
            Router second = add(two, ReachDraft.of(changed(), null));
            model.open();
            awaited(first, RouterState.CERTIFICATE_UNCONFIRMED);
            awaited(second, RouterState.CERTIFICATE_CHANGED);
            ui.pass(Duration.ofSeconds(1)); // the strip is not made anew with every change

            FleetSummary.Attention attention =
                    model.summaryProperty().get().attentions().getFirst();

            assertInstanceOf(FleetScope.Unbelieved.class, attention.scope());
            assertEquals(2, attention.count());
        }
    }

    private static Reach changed() {
        return Reach.usual().withCertificate(new Fingerprint("ab".repeat(32)));
    }

    @Test
    void onlyWhatIsTickedIsConfirmed() {
        try (SimulatedRouter one = tlsRouter("one");
                SimulatedRouter two = tlsRouter("two")) {
            Router first = add(one, ReachDraft.none());
            Router second = add(two, ReachDraft.of(changed(), null));
            model.open();
            awaited(first, RouterState.CERTIFICATE_UNCONFIRMED);
            awaited(second, RouterState.CERTIFICATE_CHANGED);
            ReviewViewModel review = model.review();
            review.load();
            List<ReviewViewModel.Line> lines = review.linesProperty().get();
            assertNotNull(lines);
            assertEquals(
                    List.of(first.id(), second.id()),
                    lines.stream().map(line -> line.router().id()).toList());
            assertEquals(new Fingerprint("ab".repeat(32)), lines.getLast().proof().confirmed());

            lines.getFirst().tickedProperty().set(true);
            assertEquals(1, review.tickedProperty().get());
            review.confirm();

            awaited(first, RouterState.ONLINE);
            assertNull(review.noticeProperty().get());
            assertEquals(1, review.linesProperty().get().size());
            assertEquals(0, review.tickedProperty().get());
            assertEquals(changed(), program.fleet().router(caller, second.id()).orThrow().reach());
            review.tickAll(true);
            review.confirm();
            awaited(second, RouterState.ONLINE);
        }
    }

    @Test
    void whatChangedSinceItWasShownIsNotConfirmed() {
        try (SimulatedRouter one = tlsRouter("one")) {
            Router router = add(one, ReachDraft.none());
            model.open();
            awaited(router, RouterState.CERTIFICATE_UNCONFIRMED);
            ReviewViewModel review = model.review();
            review.load();
            one.renewCertificate();
            program.fleet().test(caller, router.id()).orThrow();

            review.tickAll(true);
            review.confirm();

            assertEquals(Message.of("refusal.proof_changed"), review.noticeProperty().get());
            assertEquals(
                    one.fingerprint(), review.linesProperty().get().getFirst().proof().shown());
        }
    }

    @Test
    void anAuthorityIsTrustedFromItsFile() throws IOException, CertificateEncodingException {
        var authority = new SimulatedAuthority("Example Networks CA");
        try (SimulatedRouter one = tlsRouter("one", authority.sign("one", "127.0.0.1"))) {
            Router router = add(one, ReachDraft.none());
            model.open();
            awaited(router, RouterState.CERTIFICATE_UNCONFIRMED);
            ReviewViewModel review = model.review();
            Path file = folder.resolve("ca.der");
            review.trust(file);
            assertEquals(Message.of("ui.review.file_unreadable"), review.noticeProperty().get());
            Files.write(file, "no certificate".getBytes(StandardCharsets.US_ASCII));
            review.trust(file);
            assertEquals(Message.of("field.authority_unreadable"), review.noticeProperty().get());
            Files.write(file, authority.certificate().getEncoded());

            review.trust(file);

            assertNull(review.noticeProperty().get());
            assertEquals(1, review.authoritiesProperty().get().size());
            awaited(router, RouterState.ONLINE);
            review.distrust(review.authoritiesProperty().get().getFirst());
            assertEquals(List.of(), review.authoritiesProperty().get());
            awaited(router, RouterState.CERTIFICATE_UNCONFIRMED);
        }
    }

    @Test
    void aFormConfirmsWhatItsTestShowedAndSavesIt() {
        try (SimulatedRouter one = tlsRouter("one")) {
            model.open();
            RouterFormViewModel form = model.newForm();
            form.nameProperty().set("mast3");
            form.hostProperty().set("127.0.0.1");
            form.transportProperty().set(Transport.API_SSL);
            form.portProperty().set(Integer.toString(one.endpoint(Transport.API_SSL).port()));
            form.test(nothing(), nothing());
            PeerProof proof = form.ladderProperty().get().proof();
            assertNotNull(proof);
            assertEquals(one.fingerprint(), proof.shown());

            form.accept(proof);
            form.test(nothing(), nothing());

            assertEquals(Ladder.Verdict.PASSED, form.ladderProperty().get().verdict());
            form.save(nothing(), nothing());
            assertTrue(form.finishedProperty().get());
            Router saved = program.fleet().routers(caller).orThrow().getFirst();
            assertEquals(one.fingerprint(), saved.reach().certificate());
        }
    }

    @Test
    void aRegisteredRoutersTestConfirmsAndRunsOn() {
        try (SimulatedRouter one = tlsRouter("one")) {
            Router router = add(one, ReachDraft.none());
            model.open();
            RouterRow row = awaited(router, RouterState.CERTIFICATE_UNCONFIRMED);
            TestRunViewModel run = model.testOf(List.of(row));
            run.start();
            TestRunViewModel.Line line = run.lines().getFirst();
            PeerProof proof = line.ladderProperty().get().proof();
            assertNotNull(proof);
            assertEquals(0, run.passedProperty().get());

            line.confirm(proof);

            assertEquals(Ladder.Verdict.PASSED, line.ladderProperty().get().verdict());
            assertEquals(1, run.passedProperty().get());
            awaited(router, RouterState.ONLINE);
        }
    }

    @Test
    void advancedSettingsAreSavedAndShownAgain() {
        model.open();
        RouterFormViewModel form = model.newForm();
        form.nameProperty().set("mast3");
        form.hostProperty().set("192.0.2.1");
        ReachFormModel reach = form.reach();
        assertEquals("", reach.summary());
        reach.addressesProperty().set("192.0.2.2, mast3.example.net");
        reach.viaProperty().set(Via.Kind.SSH);
        assertEquals("22", reach.viaPortProperty().get());
        reach.viaHostProperty().set("192.0.2.9");
        reach.viaUsernameProperty().set("jump");
        reach.knockProperty().set("tcp:7000, tcp:8000");
        reach.sshPortProperty().set("2222");
        reach.engineProperty().set(Engine.MIKROTIK_JAVA);
        reach.encodingProperty().set(WordEncoding.WINDOWS_1251);
        form.save(nothing(), Secret.ofText("of the jump"));
        assertTrue(form.finishedProperty().get(), form.errorsProperty().get().toString());

        Router saved = program.fleet().routers(caller).orThrow().getFirst();
        RouterRow row = model.row(saved.id());
        assertNotNull(row);
        RouterFormViewModel again = model.formOf(row);
        assertEquals("192.0.2.2, mast3.example.net", again.reach().addressesProperty().get());
        assertEquals("tcp:7000, tcp:8000", again.reach().knockProperty().get());
        assertEquals("192.0.2.9", again.reach().viaHostProperty().get());
        assertTrue(again.keepsViaPassword());
        assertFalse(again.reach().summary().isEmpty());
        again.save(nothing(), nothing());
        assertTrue(again.finishedProperty().get(), again.errorsProperty().get().toString());
        assertEquals(saved.reach(), program.fleet().routers(caller).orThrow().getFirst().reach());
    }

    @Test
    void aWrongAdvancedSettingIsShownBesideItsField() {
        RouterFormViewModel form = model.newForm();
        form.nameProperty().set("mast3");
        form.hostProperty().set("192.0.2.1");
        form.reach().addressesProperty().set("192.0.2.300");
        form.reach().viaProperty().set(Via.Kind.SOCKS5);
        form.reach().knockProperty().set("7000");
        form.reach().sshPortProperty().set("ssh");
        form.save(nothing(), nothing());
        assertEquals(
                java.util.Set.of("addresses", "via", "knock", "ssh_port"),
                form.errorsProperty().get().byField().keySet());
    }

    @Test
    void anotherJumpsHostKeyIsToBeConfirmedAnew() {
        Fingerprint known = new Fingerprint("cd".repeat(32));
        Endpoint jump =
                new Endpoint(org.cloudpilot.model.Host.parse("192.0.2.9").orElseThrow(), 22);
        Reach reach = Reach.usual().withVia(new Via.SshJump(jump, "jump", known));
        try (Secret password = nothing()) {
            program.fleet()
                    .add(
                            caller,
                            RouterDraft.of("mast3", "192.0.2.1", null, "admin", password)
                                    .with(ReachDraft.of(reach, password)))
                    .orThrow();
        }
        model.open();
        RouterRow row = model.shown().getFirst();
        RouterFormViewModel form = model.formOf(row);
        assertEquals(known, form.reach().jumpHostKeyProperty().get());
        form.reach().viaHostProperty().set("192.0.2.8");
        assertNull(form.reach().jumpHostKeyProperty().get());
        form.reach().viaHostProperty().set("192.0.2.9");
        assertEquals(known, form.reach().jumpHostKeyProperty().get());
        form.reach().viaHostProperty().set("192.0.2.8");
        form.save(nothing(), nothing());
        assertTrue(form.finishedProperty().get(), form.errorsProperty().get().toString());
        assertNull(
                program.fleet()
                        .routers(caller)
                        .orThrow()
                        .getFirst()
                        .reach()
                        .confirmed(PeerProof.Kind.JUMP_HOST_KEY));
    }
}
