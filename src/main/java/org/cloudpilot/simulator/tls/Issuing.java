package org.cloudpilot.simulator.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Makes certificates in one signer's name. Elliptic curves, because their keys cost nothing.
record Issuing(String signer, PrivateKey signingKey) {
    private static final Pattern IPV4 = Pattern.compile("[0-9.]+");
    private static final SecureRandom RANDOM = new SecureRandom();

    /// From when until when.
    record Span(Instant from, Instant until) {}

    static final Span SOUND =
            new Span(Instant.parse("2024-01-01T00:00:00Z"), Instant.parse("2049-01-01T00:00:00Z"));
    static final Span EXPIRED =
            new Span(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2021-01-01T00:00:00Z"));

    static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has elliptic curves", e);
        }
    }

    /// @param names names and IPv4 addresses that it is good for; none for an authority's own
    X509Certificate issue(String subject, PublicKey key, Span span, String... names) {
        X509v3CertificateBuilder builder =
                new JcaX509v3CertificateBuilder(
                        new X500Name(signer),
                        new BigInteger(64, RANDOM),
                        Date.from(span.from()),
                        Date.from(span.until()),
                        new X500Name(subject),
                        key);
        try {
            builder.addExtension(
                    Extension.basicConstraints, true, new BasicConstraints(names.length == 0));
            if (names.length > 0) {
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(
                                Arrays.stream(names)
                                        .map(Issuing::general)
                                        .toArray(GeneralName[]::new)));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(
                                    new JcaContentSignerBuilder("SHA256withECDSA")
                                            .build(signingKey)));
        } catch (CertIOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException("no certificate for " + subject, e);
        }
    }

    private static GeneralName general(String name) {
        return new GeneralName(
                IPV4.matcher(name).matches() ? GeneralName.iPAddress : GeneralName.dNSName, name);
    }

    @Override
    public String toString() {
        return signer;
    }
}
