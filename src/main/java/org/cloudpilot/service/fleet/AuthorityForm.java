package org.cloudpilot.service.fleet;

import java.io.ByteArrayInputStream;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;

/// Reads the certificate of an authority as people have it: PEM or DER.
final class AuthorityForm {
    static final int SIZE_LIMIT = 16_000;
    private static final String FIELD = "certificate";
    private static final int MAY_SIGN = 5;

    private AuthorityForm() {}

    /// Refused unless it is one certificate, of an authority, valid now.
    static Outcome<X509Certificate> read(byte[] file, Instant now) {
        if (file.length == 0) {
            return wrong("field.required");
        }
        if (file.length > SIZE_LIMIT) {
            return wrong("field.authority_too_large");
        }
        try {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(file));
            if (found.size() > 1) {
                return wrong("field.authority_several", found.size());
            }
            return found.isEmpty() || !(found.iterator().next() instanceof X509Certificate one)
                    ? wrong("field.authority_unreadable")
                    : judged(one, now);
        } catch (CertificateException noCertificate) {
            return wrong("field.authority_unreadable");
        }
    }

    private static Outcome<X509Certificate> judged(X509Certificate one, Instant now) {
        boolean[] uses = one.getKeyUsage();
        if (one.getBasicConstraints() < 0 || (uses != null && !uses[MAY_SIGN])) {
            return wrong("field.authority_is_none");
        }
        if (now.isAfter(one.getNotAfter().toInstant())) {
            return wrong("field.authority_expired", one.getNotAfter().toInstant());
        }
        if (now.isBefore(one.getNotBefore().toInstant())) {
            return wrong("field.authority_not_yet", one.getNotBefore().toInstant());
        }
        return Outcome.done(one);
    }

    static <T> Outcome<T> wrong(String sentence, Object... arguments) {
        return Outcome.refused(
                new Refusal.Invalid(FieldErrors.of(FIELD, Message.of(sentence, arguments))));
    }
}
