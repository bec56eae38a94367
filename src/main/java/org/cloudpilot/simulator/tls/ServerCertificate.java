package org.cloudpilot.simulator.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.cloudpilot.model.Fingerprint;
import org.jspecify.annotations.Nullable;

/// A certificate with its private key, as a simulated router shows it.
public final class ServerCertificate {
    private static final char[] NO_PASSWORD = {};

    private final PrivateKey key;
    private final X509Certificate[] chain;
    private @Nullable SSLContext context;

    ServerCertificate(PrivateKey key, X509Certificate... chain) {
        this.key = key;
        this.chain = chain.clone();
    }

    /// Signed by nobody else, as RouterOS's own are: for `CN=name`, with 127.0.0.1 beside it.
    public static ServerCertificate selfSigned(String name) {
        KeyPair keys = Issuing.keys();
        X509Certificate certificate =
                new Issuing("CN=" + name, keys.getPrivate())
                        .issue("CN=" + name, keys.getPublic(), Issuing.SOUND, name, "127.0.0.1");
        return new ServerCertificate(keys.getPrivate(), certificate);
    }

    public X509Certificate certificate() {
        return chain[0];
    }

    public Fingerprint fingerprint() {
        try {
            return Fingerprint.of(
                    MessageDigest.getInstance("SHA-256").digest(certificate().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// For the server's side of handshakes; made once.
    public synchronized SSLContext context() {
        SSLContext made = context;
        if (made == null) {
            made = make();
            context = made;
        }
        return made;
    }

    private SSLContext make() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("router", key, NO_PASSWORD, (Certificate[]) chain);
            KeyManagerFactory factory =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, NO_PASSWORD);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(factory.getKeyManagers(), null, null);
            return tls;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every Java has TLS", e);
        }
    }

    /// Without the key.
    @Override
    public String toString() {
        return certificate().getSubjectX500Principal() + " " + fingerprint();
    }
}
