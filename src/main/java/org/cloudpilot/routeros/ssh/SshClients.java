package org.cloudpilot.routeros.ssh;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.kex.KeyExchangeFactory;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.core.CoreModuleProperties;
import org.cloudpilot.model.Fingerprint;
import org.jspecify.annotations.Nullable;

/// The one SSH client of the program, started when it is first used and ended when nobody uses it
/// any more. It reads nothing of the user's own SSH settings and keys, and trusts no host key that
/// is not pinned.
final class SshClients {
    /// Who is being dialled, for the steps that the client asks us to take.
    static final AttributeKey<Handshake> HANDSHAKE = new AttributeKey<>();

    private static final int THREADS = 2;
    private static final SshClients SHARED = new SshClients();

    private @Nullable SshClient client;
    private int users;

    private SshClients() {}

    static SshClients shared() {
        return SHARED;
    }

    /// To be given back with [#release].
    synchronized SshClient use() {
        SshClient known = client;
        if (known == null) {
            known = make();
            known.start();
            client = known;
        }
        users++;
        return known;
    }

    synchronized void release() {
        users--;
        SshClient known = client;
        if (users == 0 && known != null) {
            client = null;
            known.stop();
        }
    }

    private static SshClient make() {
        SshClient made =
                ClientBuilder.builder()
                        .keyExchangeFactories(keyExchanges())
                        .signatureFactories(signatures())
                        .hostConfigEntryResolver(HostConfigEntryResolver.EMPTY)
                        .serverKeyVerifier((session, address, key) -> decide(session, key))
                        .build();
        made.setNioWorkers(THREADS);
        made.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        made.setUserAuthFactories(
                List.of(
                        UserAuthPasswordFactory.INSTANCE,
                        UserAuthKeyboardInteractiveFactory.INSTANCE));
        made.setClientProxyConnector(
                session ->
                        session.getIoSession()
                                .writeBuffer(new ByteArrayBuffer(handshake(session).pass())));
        CoreModuleProperties.IDLE_TIMEOUT.set(made, Duration.ZERO); // a kept jump may be silent
        return made;
    }

    /// The library's own choice, and behind it what RouterOS 6 needs: it signs with ssh-rsa (SHA-1)
    /// alone, and without `strong-crypto` older ones exchange keys by the 2048 bit group 14 with
    /// SHA-1 alone. Neither is ever chosen where the router offers better, and its key is pinned.
    private static List<NamedFactory<Signature>> signatures() {
        List<NamedFactory<Signature>> all =
                new ArrayList<>(ClientBuilder.setUpDefaultSignatureFactories(true));
        if (!all.contains(BuiltinSignatures.rsa)) {
            all.add(BuiltinSignatures.rsa);
        }
        return all;
    }

    @SuppressWarnings("deprecation") // as every other thing that an old router needs
    private static List<KeyExchangeFactory> keyExchanges() {
        List<KeyExchangeFactory> all =
                new ArrayList<>(ClientBuilder.setUpDefaultKeyExchanges(true));
        String old = BuiltinDHFactories.dhg14.getName();
        if (all.stream().noneMatch(each -> each.getName().equals(old))) {
            all.add(ClientBuilder.DH2KEX.apply(BuiltinDHFactories.dhg14));
        }
        return all;
    }

    private static Handshake handshake(ClientSession session) {
        AttributeRepository context = session.getConnectionContext();
        Handshake known = context == null ? null : context.getAttribute(HANDSHAKE);
        if (known == null) {
            throw new IllegalStateException("a connection that nobody dialled");
        }
        return known;
    }

    private static boolean decide(ClientSession session, PublicKey key) {
        ByteArrayBuffer blob = new ByteArrayBuffer();
        blob.putRawPublicKey(key);
        try {
            Fingerprint shown =
                    Fingerprint.of(
                            MessageDigest.getInstance("SHA-256").digest(blob.getCompactData()));
            return handshake(session).decide(shown, KeyUtils.getKeyType(key));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
