package org.cloudpilot.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.cloudpilot.model.PaymentEnvironment;
import org.cloudpilot.model.PaymentProvider;
import org.cloudpilot.model.PaymentVerdict;
import org.cloudpilot.model.Secret;
import org.cloudpilot.program.StandInProvider.Manner;
import org.cloudpilot.program.StandInProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Both providers, played well and badly on loopback.
class ProviderClientTest {
    private static final String SECRET = "ISSecretKey_test_5f&=%+wolf";
    private static final ProviderLimits PATIENT =
            new ProviderLimits(Duration.ofSeconds(20), Duration.ofSeconds(20), 64 << 10);
    private static final ProviderLimits HASTY =
            new ProviderLimits(Duration.ofSeconds(20), Duration.ofMillis(200), 64 << 10);

    private final StandInProvider provider = new StandInProvider(SECRET);

    @AfterEach
    void close() {
        provider.close();
    }

    private PaymentVerdict verify(
            PaymentProvider whose, PaymentEnvironment environment, String secret) {
        return verify(whose, environment, "ISPubKey_test_1", secret, provider.address(), PATIENT);
    }

    private static PaymentVerdict verify(
            PaymentProvider whose,
            PaymentEnvironment environment,
            String apiKey,
            String secret,
            String address,
            ProviderLimits limits) {
        try (var client = new ProviderClient(limits);
                Secret publicHalf = Secret.ofText(apiKey);
                Secret privateHalf = Secret.ofText(secret)) {
            return client.verify(
                    new ProviderAccount(whose, environment, address, publicHalf, privateHalf));
        }
    }

    private List<String> lines() {
        return provider.requests().stream().map(StandInProvider.Request::line).toList();
    }

    @Test
    void aTokenIsAskedForAndGivenBack() {
        assertEquals(
                PaymentVerdict.VALID,
                verify(PaymentProvider.KOPOKOPO, PaymentEnvironment.SANDBOX, SECRET));
        assertEquals(List.of("POST /oauth/token HTTP/1.1", "POST /oauth/revoke HTTP/1.1"), lines());
        String revoked = provider.requests().getLast().body();
        assertTrue(revoked.contains("token="), "the token is named");
    }

    @Test
    void walletsAreListed() {
        assertEquals(
                PaymentVerdict.VALID,
                verify(PaymentProvider.INTASEND, PaymentEnvironment.SANDBOX, SECRET));
        assertEquals(List.of("GET /wallets/ HTTP/1.1"), lines());
        assertEquals("Bearer " + SECRET, provider.requests().getFirst().authorization());
    }

    @ParameterizedTest
    @EnumSource(PaymentProvider.class)
    void aWrongKeyIsRefused(PaymentProvider whose) {
        assertEquals(
                PaymentVerdict.REFUSED,
                verify(whose, PaymentEnvironment.SANDBOX, "ISSecretKey_test_other"));
    }

    static Stream<Arguments> badManners() {
        return Stream.of(PaymentProvider.values())
                .flatMap(
                        whose ->
                                Stream.of(
                                        Arguments.of(whose, Manner.DOWN, PaymentVerdict.DOWN),
                                        Arguments.of(
                                                whose,
                                                Manner.REDIRECTING,
                                                PaymentVerdict.REDIRECTED),
                                        Arguments.of(whose, Manner.HUGE, PaymentVerdict.TOO_LARGE),
                                        Arguments.of(
                                                whose, Manner.WEB_PAGE, PaymentVerdict.NONSENSE),
                                        Arguments.of(
                                                whose, Manner.OTHER_JSON, PaymentVerdict.NONSENSE),
                                        Arguments.of(
                                                whose, Manner.GARBAGE, PaymentVerdict.NONSENSE),
                                        Arguments.of(
                                                whose, Manner.BAD_LENGTH, PaymentVerdict.NONSENSE),
                                        Arguments.of(
                                                whose,
                                                Manner.CLOSING,
                                                PaymentVerdict.UNREACHABLE)));
    }

    @ParameterizedTest
    @MethodSource("badManners")
    void eachKindOfTroubleHasItsWord(
            PaymentProvider whose, Manner manner, PaymentVerdict expected) {
        provider.behave(manner);
        assertEquals(expected, verify(whose, PaymentEnvironment.SANDBOX, SECRET));
        assertFalse(lines().stream().anyMatch(line -> line.contains("elsewhere")));
    }

    @ParameterizedTest
    @CsvSource({
        "KOPOKOPO, SILENT",
        "INTASEND, SILENT",
        "KOPOKOPO, TRICKLING",
        "INTASEND, TRICKLING"
    })
    void silenceEnds(PaymentProvider whose, Manner manner) {
        provider.behave(manner);
        assertEquals(
                PaymentVerdict.TIMEOUT,
                verify(
                        whose,
                        PaymentEnvironment.SANDBOX,
                        "ISPubKey_test_1",
                        SECRET,
                        provider.address(),
                        HASTY));
    }

    @ParameterizedTest
    @EnumSource(PaymentProvider.class)
    void nobodyListens(PaymentProvider whose) {
        String address = provider.address();
        provider.close();
        assertEquals(
                PaymentVerdict.UNREACHABLE,
                verify(
                        whose,
                        PaymentEnvironment.SANDBOX,
                        "ISPubKey_test_1",
                        SECRET,
                        address,
                        PATIENT));
    }

    @ParameterizedTest
    @EnumSource(PaymentProvider.class)
    void plainHttpInPlaceOfTls(PaymentProvider whose) {
        assertEquals(
                PaymentVerdict.UNREACHABLE,
                verify(
                        whose,
                        PaymentEnvironment.SANDBOX,
                        "ISPubKey_test_1",
                        SECRET,
                        provider.address().replace("http:", "https:"),
                        PATIENT));
    }

    @ParameterizedTest
    @CsvSource({
        "LIVE, ISPubKey_test_1, ISSecretKey_test_1",
        "LIVE, ISPubKey_live_1, ISSecretKey_test_1",
        "SANDBOX, ISPubKey_live_1, ISSecretKey_test_1",
        "SANDBOX, ISPubKey_test_1, ISSecretKey_live_1",
        "SANDBOX, ISSecretKey_test_1, ISPubKey_test_1",
        "SANDBOX, ISPubKey_test_1, somethingElse",
        "SANDBOX, ISPubKey_test_1, ISSecretKey_test_",
    })
    void keysOfTheWrongKindAreNotSent(
            PaymentEnvironment environment, String apiKey, String privateKey) {
        assertEquals(
                PaymentVerdict.WRONG_KEYS,
                verify(
                        PaymentProvider.INTASEND,
                        environment,
                        apiKey,
                        privateKey,
                        provider.address(),
                        PATIENT));
        assertEquals(List.of(), provider.requests());
    }

    @ParameterizedTest
    @EnumSource(PaymentProvider.class)
    void aKeyThatWouldBreakAHeaderIsNotSent(PaymentProvider whose) {
        assertEquals(
                PaymentVerdict.WRONG_KEYS,
                verify(whose, PaymentEnvironment.SANDBOX, "ISSecretKey_test_a\r\nX-Other: b"));
        assertEquals(List.of(), provider.requests());
    }

    @Test
    void nothingIsSentInClearToAnotherComputer() {
        assertEquals(
                PaymentVerdict.TARGET_TAMPERED,
                verify(
                        PaymentProvider.INTASEND,
                        PaymentEnvironment.SANDBOX,
                        "ISPubKey_test_1",
                        SECRET,
                        "http://192.0.2.1/",
                        PATIENT));
    }
}
