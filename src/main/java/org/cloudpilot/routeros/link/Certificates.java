package org.cloudpilot.routeros.link;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.cloudpilot.model.Fingerprint;
import org.cloudpilot.model.PeerProof;
import org.cloudpilot.routeros.Trust;
import org.jspecify.annotations.Nullable;

/// Decides which certificates to believe. Each dialling gets a TLS context of its own, so that no
/// session made under one router's trust is resumed under another's.
public final class Certificates {
    private final Supplier<X509ExtendedTrustManager> system;
    private volatile @Nullable X509ExtendedTrustManager loaded;

    /// With the authorities that the system trusts, read when they are first needed.
    public Certificates() {
        this(() -> manager(null));
    }

    /// @param system decides in the system's place
    public Certificates(X509ExtendedTrustManager system) {
        this(() -> system);
    }

    private Certificates(Supplier<X509ExtendedTrustManager> system) {
        this.system = system;
    }

    /// A fresh context. Its handshakes must ask for the host's identity ("HTTPS"); one that is not
    /// believed fails with a cause that [#unbelieved] finds.
    public SSLContext context(Trust trust) {
        return context(trust, () -> {});
    }

    /// @param believed is told of each certificate that is believed
    public SSLContext context(Trust trust, Runnable believed) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            TrustManager[] managers = {new Confirming(trust, this::system, believed)};
            context.init(null, managers, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has TLS", e);
        }
    }

    private X509ExtendedTrustManager system() {
        X509ExtendedTrustManager known = loaded;
        if (known == null) {
            known = system.get();
            loaded = known;
        }
        return known;
    }

    /// What the peer showed, where a handshake failed because that was not believed.
    public static Optional<PeerProof> unbelieved(@Nullable Throwable failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof UnbelievedException unbelieved) {
                return Optional.of(unbelieved.proof);
            }
        }
        return Optional.empty();
    }

    /// The certificate's fingerprint.
    public static Fingerprint fingerprint(X509Certificate certificate) throws CertificateException {
        try {
            return Fingerprint.of(
                    MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// The system's own for null.
    private static X509ExtendedTrustManager manager(@Nullable KeyStore anchors) {
        try {
            TrustManagerFactory factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(anchors);
            for (TrustManager each : factory.getTrustManagers()) {
                if (each instanceof X509ExtendedTrustManager extended) {
                    return extended;
                }
            }
            throw new IllegalStateException("this Java has no trust manager for X.509");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no trust manager for X.509", e);
        }
    }

    private static X509ExtendedTrustManager vouchedBy(List<X509Certificate> authorities) {
        try {
            KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
            anchors.load(null, null);
            for (int i = 0; i < authorities.size(); i++) {
                anchors.setCertificateEntry("authority-" + i, authorities.get(i));
            }
            return manager(anchors);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("an empty key store takes certificates", e);
        }
    }

    private static final class UnbelievedException extends CertificateException {
        private static final long serialVersionUID = 1;

        private final transient PeerProof proof;

        UnbelievedException(PeerProof proof, CertificateException why) {
            super("the certificate " + proof.shown() + " is not confirmed", why);
            this.proof = proof;
        }
    }

    /// One of the ways in which a trust manager is asked.
    private interface Question {
        void ask(X509ExtendedTrustManager manager) throws CertificateException;
    }

    private static final class Confirming extends X509ExtendedTrustManager {
        private final Trust trust;
        private final Supplier<X509ExtendedTrustManager> system;
        private final Runnable believed;

        Confirming(Trust trust, Supplier<X509ExtendedTrustManager> system, Runnable believed) {
            this.trust = trust;
            this.system = system;
            this.believed = believed;
        }

        private void decide(X509Certificate[] chain, Question question)
                throws CertificateException {
            judge(chain, question);
            believed.run();
        }

        private void judge(X509Certificate[] chain, Question question) throws CertificateException {
            X509Certificate shown = chain[0];
            Fingerprint fingerprint = fingerprint(shown);
            if (fingerprint.equals(trust.confirmed())) {
                return;
            }
            CertificateException why = new CertificateException("no authority was asked");
            if (!trust.authorities().isEmpty()) {
                try {
                    question.ask(vouchedBy(trust.authorities()));
                    return;
                } catch (CertificateException e) {
                    why = e;
                }
            }
            if (trust.confirmed() == null) {
                try {
                    question.ask(system.get());
                    return;
                } catch (CertificateException e) {
                    why = e;
                }
            }
            throw new UnbelievedException(
                    new PeerProof(
                            PeerProof.Kind.CERTIFICATE,
                            fingerprint,
                            trust.confirmed(),
                            shown.getSubjectX500Principal().getName(),
                            shown.getIssuerX500Principal().getName(),
                            shown.getNotBefore().toInstant(),
                            shown.getNotAfter().toInstant()),
                    why);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket)
                throws CertificateException {
            decide(chain, manager -> manager.checkServerTrusted(chain, kind, socket));
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
                throws CertificateException {
            decide(chain, manager -> manager.checkServerTrusted(chain, kind, engine));
        }

        /// Without a connection nobody can say for which host: the confirmed one alone passes.
        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind)
                throws CertificateException {
            decide(
                    chain,
                    manager -> {
                        throw new CertificateException("for which host is not known");
                    });
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket)
                throws CertificateException {
            throw noServer();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
                throws CertificateException {
            throw noServer();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind)
                throws CertificateException {
            throw noServer();
        }

        private static CertificateException noServer() {
            return new CertificateException("this side is a client");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
