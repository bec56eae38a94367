package org.cloudpilot.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cloudpilot.client.ApiClient;
import org.cloudpilot.client.ApiException;
import org.cloudpilot.client.api.GeneralApi;
import org.cloudpilot.client.api.PaymentsApi;
import org.cloudpilot.client.api.RoutersApi;
import org.cloudpilot.client.api.UsersApi;
import org.cloudpilot.client.model.AddPaymentCredentialRequest;
import org.cloudpilot.client.model.AddRouterRequest;
import org.cloudpilot.client.model.ApiError;
import org.cloudpilot.client.model.ApiKey;
import org.cloudpilot.client.model.Command;
import org.cloudpilot.client.model.ConnectionTest;
import org.cloudpilot.client.model.Device;
import org.cloudpilot.client.model.ExecuteCommandRequest;
import org.cloudpilot.client.model.GenerateApiKeyRequest;
import org.cloudpilot.client.model.KeyPair;
import org.cloudpilot.client.model.LogInRequest;
import org.cloudpilot.client.model.LogInWithApiKeyRequest;
import org.cloudpilot.client.model.LogOutRequest;
import org.cloudpilot.client.model.Payment;
import org.cloudpilot.client.model.PaymentVerification;
import org.cloudpilot.client.model.RefreshTokensRequest;
import org.cloudpilot.client.model.RegisterRequest;
import org.cloudpilot.client.model.Registration;
import org.cloudpilot.client.model.Router;
import org.cloudpilot.client.model.RouterChange;
import org.cloudpilot.client.model.Tokens;
import org.cloudpilot.client.model.VerifyPaymentCredentialRequest;
import org.cloudpilot.program.StandInProvider;
import org.cloudpilot.program.TemporaryProgram;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.SimulatedRouter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole walk of a script, with nothing but code that was generated from `/openapi.json`.
class GeneratedClientTest {
    private static final String PASSWORD = "nine amber lanterns";
    private static final String PAYMENT_KEY = "ISSecretKey_test_wolf";

    @TempDir Path folder;

    private TemporaryProgram program;
    private SimulatedRouter router;
    private StandInProvider provider;

    @BeforeEach
    void start() {
        program = TemporaryProgram.in(folder);
        provider = new StandInProvider(PAYMENT_KEY);
        router =
                SimulatedRouter.builder(Hardware.HEX)
                        .identity("core")
                        .user("admin", "secret")
                        .start();
    }

    @AfterEach
    void close() {
        router.close();
        provider.close();
        program.close();
    }

    private ApiClient client(Map<String, String> headers) {
        ApiClient client = new ApiClient();
        client.updateBaseUri("http://127.0.0.1:" + program.port());
        client.setRequestInterceptor(request -> headers.forEach(request::header));
        return client;
    }

    private ApiClient stranger() {
        return client(Map.of());
    }

    private ApiClient withToken(String token) {
        return client(Map.of("Authorization", "Bearer " + token));
    }

    private ApiClient withKeys(String publicKey, String privateKey) {
        return client(Map.of("X-API-Key", publicKey, "X-Private-Key", privateKey));
    }

    private ApiClient registered() throws ApiException {
        KeyPair pair = register().getApiKey();
        return withKeys(pair.getPublicKey(), pair.getPrivateKey());
    }

    private Registration register() throws ApiException {
        return new UsersApi(stranger())
                .register(new RegisterRequest().username("asha").password(PASSWORD));
    }

    @Test
    void anAccountItsTokensAndItsKeys() throws ApiException {
        UsersApi anybody = new UsersApi(stranger());
        assertEquals("ok", new GeneralApi(stranger()).showHealth().getStatus());
        Registration registration = register();
        assertFalse(registration.getApiKey().getPrivateKey().isEmpty());
        assertEquals("registration_closed", code(403, this::register));

        Tokens tokens = anybody.logIn(new LogInRequest().username("asha").password(PASSWORD));
        assertEquals(registration.getUserId(), tokens.getUserId());
        UsersApi person = new UsersApi(withToken(tokens.getAccessToken()));
        assertEquals("asha", person.showProfile(null).getUsername());

        KeyPair made =
                person.generateApiKey(
                                null,
                                new GenerateApiKeyRequest()
                                        .name("reports")
                                        .addScopesItem(GenerateApiKeyRequest.ScopesEnum.READ))
                        .getApiKey();
        List<ApiKey> keys = person.listApiKeys(null);
        assertEquals(List.of("read"), keys.getLast().getScopes());
        assertEquals(made.getPublicKey(), keys.getLast().getPublicKey());
        RoutersApi reader = new RoutersApi(withKeys(made.getPublicKey(), made.getPrivateKey()));
        assertEquals(List.of(), list(reader));
        assertEquals("scope_too_small", code(403, () -> reader.addRouter(draft(), null, null)));
        Tokens ofKey =
                anybody.logInWithApiKey(
                        new LogInWithApiKeyRequest()
                                .publicKey(made.getPublicKey())
                                .privateKey(made.getPrivateKey()));
        assertEquals(List.of(), list(new RoutersApi(withToken(ofKey.getAccessToken()))));
        person.revokeApiKey(keys.getLast().getId(), null);
        assertEquals("bad_credentials", code(401, () -> list(reader)));

        RefreshTokensRequest spent =
                new RefreshTokensRequest().refreshToken(tokens.getRefreshToken());
        Tokens fresh = anybody.refreshTokens(spent);
        assertNotEquals(tokens.getRefreshToken(), fresh.getRefreshToken());
        UsersApi refreshed = new UsersApi(withToken(fresh.getAccessToken()));
        refreshed.logOut(null, new LogOutRequest().refreshToken(fresh.getRefreshToken()));
        assertEquals("bad_credentials", code(401, () -> refreshed.showProfile(null)));
    }

    @Test
    void aRouterFromItsRegistrationToItsRemoval() throws ApiException {
        RoutersApi routers = new RoutersApi(registered());
        var made = routers.addRouterWithHttpInfo(draft(), "walk-1", null);
        assertEquals(201, made.getStatusCode());
        Router router = made.getData();
        assertEquals(router, routers.addRouter(draft(), "walk-1", null));
        assertEquals(List.of(router.getId()), list(routers).stream().map(Router::getId).toList());

        String tag = made.getHeaders().get("etag").getFirst();
        Router changed =
                routers.changeRouter(router.getId(), new RouterChange().note("roof"), tag, null);
        assertEquals("roof", changed.getNote());
        assertEquals("Nairobi/Westlands", changed.getSite());
        assertEquals(List.of("backbone"), changed.getTags());
        assertEquals(
                "changed_meanwhile",
                code(
                        412,
                        () ->
                                routers.changeRouter(
                                        router.getId(),
                                        new RouterChange().note("cellar"),
                                        tag,
                                        null)));

        ConnectionTest test = routers.testConnection(router.getId(), null);
        assertTrue(test.getIsOnline());
        Device device = routers.readDeviceInfo(router.getId(), null);
        assertEquals("core", device.getDeviceInfo().getIdentity());
        assertNotNull(device.getDeviceInfo().getReadAt());

        routers.removeRouter(router.getId(), null, null);
        assertEquals("not_found", code(404, () -> routers.showRouter(router.getId(), null)));
    }

    @Test
    void commandsInBothSpellings() throws ApiException {
        RoutersApi routers = new RoutersApi(registered());
        long id = routers.addRouter(draft(), null, null).getId();
        Command added =
                routers.executeCommand(
                        id,
                        new ExecuteCommandRequest()
                                .command("/ip/address")
                                .method(ExecuteCommandRequest.MethodEnum.PUT)
                                .data(Map.of("address", "10.20.0.1/24", "interface", "ether1")),
                        null,
                        null);
        assertEquals("PUT", added.getMethod());
        Command printed =
                routers.executeCommand(
                        id,
                        new ExecuteCommandRequest()
                                .command("/ip/address")
                                .params(Map.of("address", "10.20.0.1/24")),
                        null,
                        null);
        assertEquals("ether1", printed.getResult().getFirst().get("interface"));
        Command typed =
                routers.executeCommand(
                        id, new ExecuteCommandRequest().line("/system identity print"), null, null);
        assertEquals("core", typed.getResult().getFirst().get("name"));
        ApiError refused =
                error(
                        400,
                        () ->
                                routers.executeCommand(
                                        id,
                                        new ExecuteCommandRequest().command("/nothing/here"),
                                        null,
                                        null));
        assertEquals("router_refused", refused.getCode());
        assertEquals(id, refused.getRouterId());
    }

    @Test
    void aPaymentCredential() throws ApiException {
        PaymentsApi script = new PaymentsApi(registered());
        Payment made =
                script.addPaymentCredential(
                        new AddPaymentCredentialRequest()
                                .provider(AddPaymentCredentialRequest.ProviderEnum.INSTASEND)
                                .apiKey("ISPubKey_test_a")
                                .privateKey(PAYMENT_KEY)
                                .environment(AddPaymentCredentialRequest.EnvironmentEnum.SANDBOX)
                                .baseUrl(provider.address()),
                        null);
        assertTrue(made.getIsSandbox());
        PaymentVerification compared =
                script.verifyPaymentCredential(
                        made.getId(),
                        null,
                        new VerifyPaymentCredentialRequest().privateKey(PAYMENT_KEY));
        assertTrue(compared.getIsValid());
        assertTrue(script.verifyPaymentCredential(made.getId(), null, null).getIsValid());
        assertEquals(
                "scope_too_small",
                code(403, () -> script.revealPaymentPrivateKey(made.getId(), null)));
        Tokens tokens =
                new UsersApi(stranger())
                        .logIn(new LogInRequest().username("asha").password(PASSWORD));
        PaymentsApi person = new PaymentsApi(withToken(tokens.getAccessToken()));
        assertEquals(
                PAYMENT_KEY, person.revealPaymentPrivateKey(made.getId(), null).getPrivateKey());
        assertFalse(
                script.togglePaymentCredential(made.getId(), null).getCredentials().getIsActive());
        script.removePaymentCredential(made.getId(), null);
        assertEquals(List.of(), script.listPaymentCredentials(null));
    }

    private AddRouterRequest draft() {
        return new AddRouterRequest()
                .name("core")
                .host("127.0.0.1")
                .port(router.port())
                .transport(AddRouterRequest.TransportEnum.API)
                .username("admin")
                .password("secret")
                .site("Nairobi/Westlands")
                .addTagsItem("backbone");
    }

    private static List<Router> list(RoutersApi routers) throws ApiException {
        return routers.listRouters(null, null, null, null, null, null, null, null, null);
    }

    @FunctionalInterface
    private interface Step {
        Object run() throws ApiException;
    }

    private static String code(int status, Step step) {
        return error(status, step).getCode();
    }

    private static ApiError error(int status, Step step) {
        ApiException refused = assertThrows(ApiException.class, step::run);
        assertEquals(status, refused.getCode(), refused.getMessage());
        return new tools.jackson.databind.json.JsonMapper()
                .readValue(refused.getResponseBody(), ApiError.class);
    }
}
