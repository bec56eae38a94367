package org.cloudpilot.service.access;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Host;
import org.cloudpilot.model.PaymentDraft;
import org.cloudpilot.model.PaymentEnvironment;
import org.cloudpilot.model.PaymentProvider;
import org.cloudpilot.model.Reach;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Transport;
import org.cloudpilot.program.StandInProvider;
import org.cloudpilot.provider.ProviderClient;
import org.cloudpilot.provider.ProviderLimits;
import org.cloudpilot.service.backup.BackupService;
import org.cloudpilot.service.payments.PaymentService;
import org.cloudpilot.store.RouterSecrets;
import org.cloudpilot.vault.SealTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsOnDiskTest {
    private static final String ROUTER_PASSWORD = "wolf in the winter wheat";

    @TempDir Path temp;

    @Test
    void noFileHoldsASecretInAnyWriting() throws IOException {
        List<String> secrets = new ArrayList<>(List.of(Premises.PASSWORD, ROUTER_PASSWORD));
        try (var premises = new Premises(temp.resolve("data"))) {
            Registered ann = premises.register("ann");
            String privateKey =
                    ann.privateKey().use(bytes -> new String(bytes, StandardCharsets.US_ASCII));
            secrets.add(privateKey);
            secrets.add(privateKey.substring("cp_priv_".length()));
            Tokens tokens = premises.logIn("ann");
            secrets.add(tokens.accessToken());
            secrets.add(tokens.refreshToken());
            Caller window = premises.signIn("ann");
            addRouter(premises, window);
            secrets.addAll(addPayment(premises, window));
            secrets.addAll(everyOtherSecret(premises, window));
            premises.store.checkpoint();
            backUp(premises, window);
            search(secrets);
        }
        search(secrets);
    }

    /// Kept, asked about, guessed at and revealed.
    private static List<String> addPayment(Premises premises, Caller window) {
        List<String> keys =
                List.of(
                        "ISPubKey_test_heron-at-the-weir",
                        "ISSecretKey_test_lynx-on-the-fell",
                        "a hook for herons".replace(' ', '-'));
        try (var provider = new StandInProvider(keys.get(1));
                var client = new ProviderClient(ProviderLimits.standard());
                Secret apiKey = Premises.secret(keys.get(0));
                Secret privateKey = Premises.secret(keys.get(1));
                Secret webhookKey = Premises.secret(keys.get(2))) {
            var payments =
                    new PaymentService(
                            premises.store.payments(), client, premises.clock, premises.told::add);
            premises.access.watchSpaces(payments);
            var id =
                    payments.add(
                                    window,
                                    new PaymentDraft(
                                            PaymentProvider.INTASEND,
                                            apiKey,
                                            privateKey,
                                            webhookKey,
                                            PaymentEnvironment.SANDBOX,
                                            provider.address(),
                                            null))
                            .orThrow()
                            .id();
            for (StandInProvider.Manner manner : StandInProvider.Manner.values()) {
                if (manner != StandInProvider.Manner.SILENT
                        && manner != StandInProvider.Manner.TRICKLING) {
                    provider.behave(manner);
                    payments.verify(window, id).orThrow();
                }
            }
            payments.compare(window, id, privateKey).orThrow();
            payments.reveal(window, id).orThrow().close();
        }
        return keys;
    }

    /// Whatever else is shown once or typed: a new password, recovery keys, an invitation, key
    /// pairs, what the keyring keeps, and guesses.
    private static List<String> everyOtherSecret(Premises premises, Caller window) {
        List<String> secrets = new ArrayList<>();
        secrets.add("a mistyped password that is close to the right one");
        premises.access.logIn("ann", Premises.secret(secrets.getFirst()), Premises.HERE);
        try (MadeKey made =
                        premises.keys()
                                .make(window, new KeyForm("other", Set.of(Scope.READ), null, null))
                                .orThrow();
                Secret code = premises.users().invite(window).orThrow();
                MadeRecoveryKey recovery =
                        premises.accounts()
                                .makeRecoveryKey(window, Premises.secret(Premises.PASSWORD))
                                .orThrow()) {
            secrets.add(text(made.privateKey()));
            secrets.add(text(code));
            secrets.add(text(recovery.text()));
            secrets.add(text(recovery.text()).replace("-", ""));
        }
        premises.accounts().remember(window, Premises.secret(Premises.PASSWORD)).orThrow();
        premises.keyring
                .kept
                .values()
                .forEach(
                        key ->
                                secrets.add(
                                        key.use(
                                                bytes ->
                                                        new String(
                                                                bytes,
                                                                StandardCharsets.ISO_8859_1))));
        secrets.add("the password after this one");
        premises.accounts()
                .changePassword(
                        window,
                        Premises.secret(Premises.PASSWORD),
                        Premises.secret(secrets.getLast()))
                .orThrow();
        return secrets;
    }

    private static String text(Secret secret) {
        return secret.use(bytes -> new String(bytes, StandardCharsets.US_ASCII));
    }

    private void backUp(Premises premises, Caller window) {
        new BackupService(premises.folder, premises.store, event -> true, premises.clock, "test")
                .make(window, temp.resolve("backup.zip"), false)
                .orThrow();
    }

    private static void addRouter(Premises premises, Caller caller) {
        var id = premises.store.routers().nextId();
        var target = new SealTarget("router", "password", id.value(), caller.space(), List.of());
        premises.store
                .routers()
                .insert(
                        new Router(
                                id,
                                caller.space(),
                                "one",
                                Host.parse("10.0.0.1").orElseThrow(),
                                8728,
                                Transport.API,
                                "admin",
                                List.of(),
                                Reach.usual(),
                                "",
                                List.of(),
                                "",
                                Map.of(),
                                Instant.EPOCH,
                                Instant.EPOCH),
                        new RouterSecrets(
                                premises.keyOf(caller.space())
                                        .orElseThrow()
                                        .seal(Premises.secret(ROUTER_PASSWORD), target),
                                null));
    }

    private void search(List<String> secrets) throws IOException {
        List<Path> files;
        try (Stream<Path> walked = Files.walk(temp)) {
            files = walked.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            for (String secret : secrets) {
                for (String writing : writings(secret)) {
                    assertFalse(content.contains(writing), file + " holds a secret");
                }
            }
        }
    }

    private static List<String> writings(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        String hex = HexFormat.of().formatHex(bytes);
        return List.of(
                latin(bytes),
                latin(bytes(secret, StandardCharsets.UTF_16LE)),
                latin(bytes(secret, StandardCharsets.UTF_16BE)),
                hex,
                hex.toUpperCase(Locale.ROOT),
                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    private static byte[] bytes(String text, Charset charset) {
        return text.getBytes(charset);
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
