package org.cloudpilot.service.payments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cloudpilot.model.AuditEntry;
import org.cloudpilot.model.AuditQuery;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Exposure;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.PaymentCheck;
import org.cloudpilot.model.PaymentCredential;
import org.cloudpilot.model.PaymentDraft;
import org.cloudpilot.model.PaymentEnvironment;
import org.cloudpilot.model.PaymentKey;
import org.cloudpilot.model.PaymentProvider;
import org.cloudpilot.model.PaymentVerdict;
import org.cloudpilot.model.PaymentVerification;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Role;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Space;
import org.cloudpilot.program.StandInProvider;
import org.cloudpilot.program.TemporaryProgram;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentServiceTest {
    private static final String PASSWORD = "mango ferry copper";
    private static final String API_KEY = "ISPubKey_test_aa";
    private static final String PRIVATE_KEY = "ISSecretKey_test_wolf";

    @TempDir Path folder;

    private TemporaryProgram program;
    private StandInProvider provider;
    private PaymentService payments;
    private Caller asha;

    @BeforeEach
    void open() {
        program = TemporaryProgram.openToAll(folder);
        provider = new StandInProvider(PRIVATE_KEY, "the client secret");
        payments = program.payments();
        asha = registered("asha");
    }

    @AfterEach
    void close() {
        program.close();
        provider.close();
    }

    private Caller registered(String name) {
        try (Secret password = Secret.ofText(PASSWORD)) {
            program.access().register(name, null, password).orThrow().privateKey().close();
            return program.access().signIn(name, password).orThrow();
        }
    }

    private static @Nullable Secret secret(@Nullable String text) {
        return text == null ? null : Secret.ofText(text);
    }

    private static PaymentDraft draft(
            @Nullable PaymentProvider provider,
            @Nullable String apiKey,
            @Nullable String privateKey,
            @Nullable PaymentEnvironment environment,
            @Nullable String baseUrl) {
        return new PaymentDraft(
                provider, secret(apiKey), secret(privateKey), null, environment, baseUrl, null);
    }

    private PaymentDraft intaSend() {
        return draft(
                PaymentProvider.INTASEND,
                API_KEY,
                PRIVATE_KEY,
                PaymentEnvironment.SANDBOX,
                provider.address());
    }

    private PaymentCredential added(Caller caller) {
        return payments.add(caller, intaSend()).orThrow();
    }

    private String revealed(Caller caller, PaymentCredential credential) {
        try (PaymentKey key = payments.reveal(caller, credential.id()).orThrow()) {
            return key.privateKey().use(bytes -> new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private static <R extends Refusal> R refusal(Class<R> kind, Outcome<?> outcome) {
        return assertInstanceOf(kind, assertInstanceOf(Outcome.Refused.class, outcome).refusal());
    }

    private PaymentVerdict asked(PaymentCredential credential) {
        return assertInstanceOf(
                        PaymentVerification.Asked.class,
                        payments.verify(asha, credential.id()).orThrow())
                .verdict();
    }

    private List<String> deeds() {
        return program
                .audit()
                .search(asha, AuditQuery.all())
                .orThrow()
                .entries()
                .reversed()
                .stream()
                .filter(entry -> entry.action().startsWith("payment."))
                .map(PaymentServiceTest::told)
                .toList();
    }

    private static String told(AuditEntry entry) {
        return String.join("|", entry.action(), entry.target(), entry.outcome(), entry.detail());
    }

    @Test
    void whatIsKeptIsShownWithoutKeysAndRevealedOnRequest() {
        PaymentCredential credential = added(asha);
        assertEquals(List.of(credential), payments.credentials(asha).orThrow());
        assertEquals(credential, payments.credential(asha, credential.id()).orThrow());
        assertEquals(credential, payments.ofProvider(asha, PaymentProvider.INTASEND).orThrow());
        refusal(Refusal.NotFound.class, payments.ofProvider(asha, PaymentProvider.KOPOKOPO));
        assertTrue(credential.active());
        assertFalse(credential.isLive());
        assertEquals(PRIVATE_KEY, revealed(asha, credential));
    }

    @Test
    void oneProviderStandsOnceInASpace() {
        added(asha);
        assertEquals(
                "provider",
                refusal(Refusal.Duplicate.class, payments.add(asha, intaSend())).field());
        payments.add(
                        asha,
                        draft(
                                PaymentProvider.KOPOKOPO,
                                "client",
                                "the-client-secret",
                                PaymentEnvironment.LIVE,
                                null))
                .orThrow();
        assertEquals(2, payments.credentials(asha).orThrow().size());
        added(registered("omar"));
    }

    @Test
    void everyFieldIsLookedAt() {
        var wrong =
                refusal(
                        Refusal.Invalid.class,
                        payments.add(
                                asha,
                                draft(
                                        PaymentProvider.INTASEND,
                                        "ISPubKey_live_1",
                                        API_KEY,
                                        PaymentEnvironment.SANDBOX,
                                        "http://example.net/")));
        assertEquals(
                Set.of("api_key", "private_key", "base_url"), wrong.fields().byField().keySet());
        var nothing =
                refusal(
                        Refusal.Invalid.class,
                        payments.add(asha, draft(null, null, null, null, null)));
        assertEquals(Set.of("provider", "environment"), nothing.fields().byField().keySet());
        var noKeys =
                refusal(
                        Refusal.Invalid.class,
                        payments.add(
                                asha,
                                draft(
                                        PaymentProvider.KOPOKOPO,
                                        null,
                                        "",
                                        PaymentEnvironment.LIVE,
                                        "")));
        assertEquals(Set.of("api_key", "private_key"), noKeys.fields().byField().keySet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://192.0.2.1/", "ftp://127.0.0.1/", "https://u:p@example.net/", "example.net",
                "https://example.net/?a=b", "https://example.net/#a", "https:///", "http://[::2]/",
                "https://example.net:70000/"
            })
    void anAddressThatKeepsNoSecretsIsRefused(String address) {
        var wrong =
                refusal(
                        Refusal.Invalid.class,
                        payments.add(
                                asha,
                                draft(
                                        PaymentProvider.KOPOKOPO,
                                        "client",
                                        "secret",
                                        PaymentEnvironment.SANDBOX,
                                        address)));
        assertEquals(Set.of("base_url"), wrong.fields().byField().keySet());
    }

    @Test
    void whatTheProviderSaidIsKeptUntilItTellsNothingAnyMore() {
        PaymentCredential credential = added(asha);
        assertNull(credential.lastCheck());
        assertEquals(PaymentVerdict.VALID, asked(credential));
        PaymentCheck check = payments.credential(asha, credential.id()).orThrow().lastCheck();
        assertEquals(PaymentVerdict.VALID, check == null ? null : check.verdict());
        assertEquals(check, payments.toggle(asha, credential.id()).orThrow().lastCheck());
        try (Secret other = Secret.ofText("ISSecretKey_test_other")) {
            assertNull(
                    payments.updatePrivateKey(asha, credential.id(), other).orThrow().lastCheck());
        }
        assertEquals(PaymentVerdict.REFUSED, asked(credential));
    }

    @Test
    void aKeyIsHeldAgainstTheStoredOneWithoutAskingAnybody() {
        PaymentCredential credential = added(asha);
        try (Secret right = Secret.ofText(PRIVATE_KEY);
                Secret wrong = Secret.ofText(PRIVATE_KEY + "x")) {
            assertEquals(
                    new PaymentVerification.Compared(credential, true),
                    payments.compare(asha, credential.id(), right).orThrow());
            assertEquals(
                    new PaymentVerification.Compared(credential, false),
                    payments.compare(asha, credential.id(), wrong).orThrow());
        }
        assertEquals(List.of(), provider.requests());
    }

    @Test
    void anotherEnvironmentTakesTheKeysAlongAndNeverSendsWhatDoesNotFit() {
        PaymentCredential credential = added(asha);
        PaymentCredential live =
                payments.change(
                                asha,
                                credential.id(),
                                draft(null, null, null, PaymentEnvironment.LIVE, null))
                        .orThrow();
        assertTrue(live.isLive());
        assertEquals(PRIVATE_KEY, revealed(asha, live));
        assertEquals(PaymentVerdict.WRONG_KEYS, asked(live));
        assertEquals(List.of(), provider.requests());
        var wrong =
                refusal(
                        Refusal.Invalid.class,
                        payments.change(
                                asha, credential.id(), draft(null, null, PRIVATE_KEY, null, null)));
        assertEquals(Set.of("private_key"), wrong.fields().byField().keySet());
    }

    @Test
    void everyChangeAndEveryLookIsRecordedWithoutAKey() {
        PaymentCredential credential = added(asha);
        payments.add(asha, intaSend());
        asked(credential);
        revealed(asha, credential);
        payments.toggle(asha, credential.id()).orThrow();
        try (Secret other = Secret.ofText("ISSecretKey_test_other")) {
            payments.compare(asha, credential.id(), other).orThrow();
            payments.updatePrivateKey(asha, credential.id(), other).orThrow();
        }
        asked(credential);
        payments.change(
                        asha,
                        credential.id(),
                        draft(null, API_KEY, null, PaymentEnvironment.SANDBOX, ""))
                .orThrow();
        payments.remove(asha, credential.id()).orThrow();
        payments.reveal(asha, credential.id());
        String one = "payment credential 1 IntaSend";
        assertEquals(
                List.of(
                        "payment.add|" + one + "|ok|sandbox at " + provider.address(),
                        "payment.add|payment credential|duplicate|",
                        "payment.verify|" + one + "|ok|",
                        "payment.reveal|" + one + "|ok|",
                        "payment.toggle|" + one + "|ok|inactive",
                        "payment.verify|" + one + "|no_match|private_key",
                        "payment.update_key|" + one + "|ok|private_key",
                        "payment.verify|" + one + "|refused|",
                        "payment.change|" + one + "|ok|api_key, base_url",
                        "payment.remove|" + one + "|ok|",
                        "payment.reveal|payment credential 1|not_found|"),
                deeds());
    }

    @Test
    void anotherSpaceSeesAndChangesNothing() {
        PaymentCredential credential = added(asha);
        Caller omar = registered("omar");
        assertEquals(List.of(), payments.credentials(omar).orThrow());
        try (Secret key = Secret.ofText(PRIVATE_KEY)) {
            for (Outcome<?> outcome :
                    List.of(
                            payments.credential(omar, credential.id()),
                            payments.change(omar, credential.id(), intaSend()),
                            payments.updatePrivateKey(omar, credential.id(), key),
                            payments.toggle(omar, credential.id()),
                            payments.remove(omar, credential.id()),
                            payments.compare(omar, credential.id(), key),
                            payments.verify(omar, credential.id()),
                            payments.reveal(omar, credential.id()))) {
                refusal(Refusal.NotFound.class, outcome);
            }
        }
        assertEquals(List.of(credential), payments.credentials(asha).orThrow());
    }

    @Test
    void scopesAreCheckedHere() {
        PaymentCredential credential = added(asha);
        Caller reader = with(asha, Set.of(Scope.READ));
        try (Secret key = Secret.ofText(PRIVATE_KEY)) {
            for (Outcome<?> outcome :
                    List.of(
                            payments.add(reader, intaSend()),
                            payments.change(reader, credential.id(), intaSend()),
                            payments.updatePrivateKey(reader, credential.id(), key),
                            payments.toggle(reader, credential.id()),
                            payments.remove(reader, credential.id()),
                            payments.compare(reader, credential.id(), key),
                            payments.verify(reader, credential.id()),
                            payments.reveal(
                                    with(asha, Set.of(Scope.READ, Scope.OPERATE, Scope.MANAGE)),
                                    credential.id()))) {
                refusal(Refusal.NotPermitted.class, outcome);
            }
        }
        refusal(
                Refusal.NotPermitted.class,
                payments.credentials(with(asha, Set.of(Scope.SECRETS))));
    }

    private static Caller with(Caller caller, Set<Scope> scopes) {
        return new Caller(
                caller.user(),
                caller.username(),
                caller.space(),
                scopes,
                caller.standing(),
                caller.lease(),
                caller.via());
    }

    private record Team(Space space, Caller asha, Caller omar) {}

    private Team team() {
        Space space = program.sharing().create(asha, "Team").orThrow();
        Caller omar = registered("omar");
        program.sharing().add(asha, space.id(), "omar", Role.VIEWER).orThrow();
        return new Team(
                space,
                program.access().inSpace(asha, space.id()).orThrow(),
                program.access().inSpace(omar, space.id()).orThrow());
    }

    @Test
    void membersShareThemAndAViewerIsShownNoKey() {
        Team team = team();
        PaymentCredential credential = added(team.asha());
        assertEquals(List.of(credential), payments.credentials(team.omar()).orThrow());
        for (Outcome<?> outcome :
                Stream.<Outcome<?>>of(
                                payments.reveal(team.omar(), credential.id()),
                                payments.toggle(team.omar(), credential.id()),
                                payments.verify(team.omar(), credential.id()))
                        .toList()) {
            refusal(Refusal.NotPermitted.class, outcome);
        }
    }

    @Test
    void whenOneLeavesKeysAreSealedAnewAndNamedUntilTheyAreChanged() {
        Team team = team();
        PaymentCredential credential = added(team.asha());
        var left = program.sharing().remove(asha, team.space().id(), team.omar().user()).orThrow();
        assertEquals(List.of("IntaSend"), left.stream().map(Exposure::name).toList());
        assertEquals(PRIVATE_KEY, revealed(team.asha(), credential));
        refusal(Refusal.NotPermitted.class, payments.credentials(team.omar()));
        restart();
        Caller again = program.access().inSpace(asha, team.space().id()).orThrow();
        assertEquals(PRIVATE_KEY, revealed(again, credential));
        try (Secret other = Secret.ofText("ISSecretKey_test_other")) {
            payments.updatePrivateKey(again, credential.id(), other).orThrow();
        }
        assertEquals(List.of(), program.sharing().exposures(asha, team.space().id()).orThrow());
    }

    private void restart() {
        program.close();
        program = TemporaryProgram.openToAll(folder);
        payments = program.payments();
        try (Secret password = Secret.ofText(PASSWORD)) {
            asha = program.access().signIn("asha", password).orThrow();
        }
    }

    @Test
    void whileTheSpaceIsLockedKeysStayWhereTheyAre() {
        PaymentCredential credential = added(asha);
        program.access().lockAll(org.cloudpilot.model.Actor.program("test"));
        refusal(Refusal.Locked.class, payments.reveal(asha, credential.id()));
        refusal(Refusal.Locked.class, payments.verify(asha, credential.id()));
        refusal(Refusal.Locked.class, payments.add(asha, intaSend()));
    }
}
