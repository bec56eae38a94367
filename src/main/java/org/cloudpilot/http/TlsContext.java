package org.cloudpilot.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// The listener's side of TLS, from two PEM files.
final class TlsContext {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "Ed25519");

    private TlsContext() {}

    /// @throws IOException when a file cannot be read
    /// @throws GeneralSecurityException when they hold no certificate, no key, or not its key
    static SSLContext of(Path certificate, Path key) throws IOException, GeneralSecurityException {
        Certificate[] chain = certificates(certificate);
        PrivateKey own = privateKey(key);
        if (!belongs(own, chain[0].getPublicKey())) {
            throw new GeneralSecurityException(
                    "the key in " + key + " is not that of the certificate in " + certificate);
        }
        char[] none = new char[0];
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, none);
        store.setKeyEntry("listener", own, none, chain);
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, none);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    static Certificate[] certificates(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            Certificate[] chain =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(in)
                            .toArray(Certificate[]::new);
            if (chain.length == 0) {
                throw new GeneralSecurityException("no certificate in " + file);
            }
            return chain;
        }
    }

    /// Whether what the one signs the other verifies.
    private static boolean belongs(PrivateKey own, PublicKey shown)
            throws GeneralSecurityException {
        if (!own.getAlgorithm().equals(shown.getAlgorithm())) {
            return false;
        }
        Signature signature =
                Signature.getInstance(
                        switch (own.getAlgorithm()) {
                            case "EC" -> "SHA256withECDSA";
                            case "RSA" -> "SHA256withRSA";
                            default -> own.getAlgorithm();
                        });
        byte[] words = "CloudPilot".getBytes(StandardCharsets.US_ASCII);
        signature.initSign(own);
        signature.update(words);
        byte[] signed = signature.sign();
        signature.initVerify(shown);
        signature.update(words);
        return signature.verify(signed);
    }

    private static byte[] decode(String base64, Path file) throws GeneralSecurityException {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException garbled) {
            throw new GeneralSecurityException("garbled private key in " + file, garbled);
        }
    }

    private static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
        Matcher pem = KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
        if (!pem.find()) {
            throw new GeneralSecurityException("no PKCS #8 private key in " + file);
        }
        var spec = new PKCS8EncodedKeySpec(decode(pem.group(1), file));
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (InvalidKeySpecException another) {
                continue;
            }
        }
        throw new GeneralSecurityException("a private key of an unknown kind in " + file);
    }
}
