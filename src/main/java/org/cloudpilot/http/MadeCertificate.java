package org.cloudpilot.http;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.cloudpilot.model.Host;

/// The certificate that the listener makes for itself where nobody gave it one. It vouches for
/// nobody else; whoever calls must be told to trust it, once.
final class MadeCertificate {
    static final String CERTIFICATE = "listener.crt";
    static final String KEY = "listener.key";

    private static final Duration LIFETIME = Duration.ofDays(825);
    private static final Duration RENEWED_BEFORE = Duration.ofDays(30);
    private static final X500Name NAME = new X500Name("CN=CloudPilot");

    private MadeCertificate() {}

    /// Makes one that is good for `host` unless there is one already.
    static ListenerTls.Own in(Path folder, Host host, Instant now)
            throws IOException, GeneralSecurityException {
        var files = new ListenerTls.Own(folder.resolve(CERTIFICATE), folder.resolve(KEY));
        if (!isGood(files, host, now)) {
            make(files, host, now);
        }
        return files;
    }

    private static boolean isGood(ListenerTls.Own files, Host host, Instant now)
            throws IOException {
        if (!Files.exists(files.certificate()) || !Files.exists(files.key())) {
            return false;
        }
        try {
            // a pair whose writing was cut short does not belong together
            TlsContext.of(files.certificate(), files.key());
            return TlsContext.certificates(files.certificate())[0] instanceof X509Certificate own
                    && now.plus(RENEWED_BEFORE).isBefore(own.getNotAfter().toInstant())
                    && CertificateNames.hold(own, host);
        } catch (GeneralSecurityException garbled) {
            return false;
        }
    }

    private static void make(ListenerTls.Own files, Host host, Instant now)
            throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        X509Certificate certificate = certificate(pair, host, now);
        write(files.key(), "PRIVATE KEY", pair.getPrivate().getEncoded());
        write(files.certificate(), "CERTIFICATE", certificate.getEncoded());
    }

    private static X509Certificate certificate(KeyPair pair, Host host, Instant now)
            throws IOException, GeneralSecurityException {
        var builder =
                new JcaX509v3CertificateBuilder(
                        NAME,
                        new BigInteger(127, new SecureRandom()),
                        Date.from(now.minus(Duration.ofHours(1))),
                        Date.from(now.plus(LIFETIME)),
                        NAME,
                        pair.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.subjectAlternativeName, false, names(host));
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(
                                    new JcaContentSignerBuilder("SHA256withECDSA")
                                            .build(pair.getPrivate())));
        } catch (OperatorCreationException impossible) {
            throw new GeneralSecurityException(impossible);
        }
    }

    private static GeneralNames names(Host host) throws IOException {
        return new GeneralNames(
                CertificateNames.of(host).stream()
                        .map(
                                name ->
                                        new GeneralName(
                                                CertificateNames.isAddress(name)
                                                        ? GeneralName.iPAddress
                                                        : GeneralName.dNSName,
                                                name))
                        .toArray(GeneralName[]::new));
    }

    /// Nobody else may read it, from the first byte on.
    private static void write(Path file, String title, byte[] content) throws IOException {
        String pem =
                "-----BEGIN "
                        + title
                        + "-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
                        + "\n-----END "
                        + title
                        + "-----\n";
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(
                file,
                pem,
                StandardCharsets.US_ASCII,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
    }
}
