package org.cloudpilot.service.payments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.PaymentCredential;
import org.cloudpilot.model.PaymentCredentialId;
import org.cloudpilot.model.PaymentDraft;
import org.cloudpilot.model.PaymentEnvironment;
import org.cloudpilot.model.PaymentProvider;
import org.cloudpilot.model.PaymentVerdict;
import org.cloudpilot.model.PaymentVerification;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Secret;
import org.cloudpilot.program.StandInProvider;
import org.cloudpilot.provider.ProviderClient;
import org.cloudpilot.provider.ProviderLimits;
import org.cloudpilot.service.fleet.FleetFixture;
import org.cloudpilot.service.fleet.FleetForEachTest;
import org.cloudpilot.store.PaymentSecrets;
import org.cloudpilot.store.StoredPayment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Somebody with the store's key changes rows behind the program's back.
@ExtendWith(FleetForEachTest.class)
class TamperedPaymentTest {
    private static final String PRIVATE_KEY = "the-client-secret";

    private final FleetFixture fixture;
    private StandInProvider provider;
    private StandInProvider thief;
    private ProviderClient client;
    private PaymentService payments;
    private PaymentCredential credential;

    TamperedPaymentTest(FleetFixture fixture) {
        this.fixture = fixture;
        provider = new StandInProvider(PRIVATE_KEY);
        thief = new StandInProvider(PRIVATE_KEY);
        client = new ProviderClient(ProviderLimits.standard());
        payments =
                new PaymentService(
                        fixture.store().payments(), client, Clock.systemUTC(), fixture.audit());
        fixture.access().watchSpaces(payments);
        credential = add(PaymentProvider.KOPOKOPO);
    }

    @AfterEach
    void close() {
        client.close();
        provider.close();
        thief.close();
    }

    private PaymentCredential add(PaymentProvider whose) {
        try (Secret apiKey = Secret.ofText("client");
                Secret privateKey = Secret.ofText(PRIVATE_KEY)) {
            return payments.add(
                            fixture.caller(),
                            new PaymentDraft(
                                    whose,
                                    apiKey,
                                    privateKey,
                                    null,
                                    PaymentEnvironment.SANDBOX,
                                    provider.address(),
                                    null))
                    .orThrow();
        }
    }

    private PaymentSecrets secrets(PaymentCredentialId id) {
        return fixture.store()
                .payments()
                .find(fixture.caller().space(), id)
                .orElseThrow()
                .secrets();
    }

    private void write(PaymentCredential changed, PaymentSecrets secrets) {
        fixture.store().payments().update(new StoredPayment(changed, secrets), false);
    }

    private PaymentVerdict verdict() {
        return assertInstanceOf(
                        PaymentVerification.Asked.class,
                        payments.verify(fixture.caller(), credential.id()).orThrow())
                .verdict();
    }

    private PaymentCredential with(
            PaymentProvider whose, PaymentEnvironment environment, String baseUrl) {
        return new PaymentCredential(
                credential.id(),
                credential.space(),
                whose,
                environment,
                baseUrl,
                true,
                false,
                null,
                credential.createdAt(),
                credential.updatedAt());
    }

    private static Stream<Consumer<TamperedPaymentTest>> changes() {
        return Stream.of(
                test ->
                        test.written(
                                PaymentProvider.KOPOKOPO,
                                PaymentEnvironment.SANDBOX,
                                test.thief.address()),
                test ->
                        test.written(
                                PaymentProvider.KOPOKOPO,
                                PaymentEnvironment.LIVE,
                                test.provider.address()),
                test ->
                        test.written(
                                PaymentProvider.INTASEND,
                                PaymentEnvironment.SANDBOX,
                                test.provider.address()));
    }

    private void written(PaymentProvider whose, PaymentEnvironment environment, String baseUrl) {
        write(with(whose, environment, baseUrl), secrets(credential.id()));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void keysAreNotSentToAnotherTarget(Consumer<TamperedPaymentTest> change) {
        assertEquals(PaymentVerdict.VALID, verdict());
        int before = provider.requests().size();
        change.accept(this);
        assertEquals(PaymentVerdict.TARGET_TAMPERED, verdict());
        assertEquals(List.of(), thief.requests());
        assertEquals(before, provider.requests().size());
        assertInstanceOf(
                Refusal.Tampered.class,
                assertInstanceOf(
                                Outcome.Refused.class,
                                payments.reveal(fixture.caller(), credential.id()))
                        .refusal());
    }

    @Test
    void aKeyMovedToAnotherColumnDoesNotOpen() {
        PaymentSecrets stored = secrets(credential.id());
        write(credential, new PaymentSecrets(stored.privateKey(), stored.apiKey(), null));
        assertEquals(PaymentVerdict.TARGET_TAMPERED, verdict());
    }

    @Test
    void whatDoesNotOpenIsRefusedUntilTheKeysAreEnteredAgain() {
        written(PaymentProvider.KOPOKOPO, PaymentEnvironment.LIVE, provider.address());
        var sandbox =
                new PaymentDraft(
                        null, null, null, null, PaymentEnvironment.SANDBOX, thief.address(), null);
        assertInstanceOf(
                Refusal.Tampered.class,
                assertInstanceOf(
                                Outcome.Refused.class,
                                payments.change(fixture.caller(), credential.id(), sandbox))
                        .refusal());
        try (Secret apiKey = Secret.ofText("client");
                Secret privateKey = Secret.ofText(PRIVATE_KEY)) {
            payments.change(
                            fixture.caller(),
                            credential.id(),
                            new PaymentDraft(
                                    null, apiKey, privateKey, null, null, thief.address(), null))
                    .orThrow();
        }
        assertEquals(PaymentVerdict.VALID, verdict());
    }
}
