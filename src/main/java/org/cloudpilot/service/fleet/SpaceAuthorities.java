package org.cloudpilot.service.fleet;

import java.io.ByteArrayInputStream;
import java.lang.System.Logger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cloudpilot.model.Authority;
import org.cloudpilot.model.AuthorityId;
import org.cloudpilot.model.Fingerprint;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Secret;
import org.cloudpilot.store.AuthorityRepository;
import org.cloudpilot.store.StoredAuthority;
import org.cloudpilot.vault.Sealed;
import org.cloudpilot.vault.SpaceKey;

/// The certificate authorities of one unlocked space. In the store they are sealed: one that was
/// put there behind the program's back does not open and is not believed.
final class SpaceAuthorities {
    private static final Logger LOG = System.getLogger(SpaceAuthorities.class.getName());
    private static final int MOST = 50;

    private record Known(Authority authority, X509Certificate certificate) {}

    private final AuthorityRepository repository;
    private volatile SpaceKey key;
    private final List<Known> known = new CopyOnWriteArrayList<>();

    SpaceAuthorities(AuthorityRepository repository, SpaceKey key) {
        this.repository = repository;
        this.key = key;
    }

    void load() {
        for (StoredAuthority stored : repository.all(key.space())) {
            opened(stored)
                    .ifPresentOrElse(
                            known::add,
                            () ->
                                    LOG.log(
                                            Logger.Level.WARNING,
                                            "authority {0} was changed outside the program and is"
                                                    + " not believed",
                                            stored.id()));
        }
    }

    private Optional<Known> opened(StoredAuthority stored) {
        return key.open(stored.certificate(), RouterSeals.authority(key.space(), stored.id()))
                .flatMap(
                        der -> {
                            try (der) {
                                return Optional.of(
                                        known(stored.id(), certificate(der), stored.createdAt()));
                            } catch (CertificateException unreadable) {
                                return Optional.empty();
                            }
                        });
    }

    private static X509Certificate certificate(Secret der) throws CertificateException {
        byte[] bytes = der.use(byte[]::clone);
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(bytes));
    }

    /// Every certificate under another key.
    Map<AuthorityId, Sealed> sealedAnew(SpaceKey fresh) {
        Map<AuthorityId, Sealed> anew = new LinkedHashMap<>();
        for (Known each : known) {
            AuthorityId id = each.authority().id();
            try (Secret der = Secret.owning(each.certificate().getEncoded())) {
                anew.put(id, fresh.seal(der, RouterSeals.authority(fresh.space(), id)));
            } catch (CertificateEncodingException unreadable) {
                throw new IllegalStateException("it was read before", unreadable);
            }
        }
        return anew;
    }

    /// The space has another key.
    void use(SpaceKey fresh) {
        key = fresh;
    }

    List<X509Certificate> certificates() {
        return known.stream().map(Known::certificate).toList();
    }

    List<Authority> all() {
        return known.stream().map(Known::authority).toList();
    }

    Outcome<Authority> add(X509Certificate certificate, Instant now) {
        if (known.size() >= MOST) {
            return AuthorityForm.wrong("field.too_many", MOST);
        }
        if (known.stream().anyMatch(each -> each.certificate().equals(certificate))) {
            return Outcome.refused(
                    new Refusal.Duplicate("certificate", Message.of("field.authority_known")));
        }
        AuthorityId id = repository.nextId();
        try (Secret der = Secret.owning(certificate.getEncoded())) {
            repository.insert(
                    key.space(),
                    new StoredAuthority(
                            id, key.seal(der, RouterSeals.authority(key.space(), id)), now));
            Known added = known(id, certificate, now);
            known.add(added);
            return Outcome.done(added.authority());
        } catch (CertificateEncodingException unreadable) {
            return AuthorityForm.wrong("field.authority_unreadable");
        }
    }

    Optional<Authority> remove(AuthorityId id) {
        Optional<Known> found =
                known.stream().filter(each -> each.authority().id().equals(id)).findFirst();
        found.ifPresent(
                gone -> {
                    repository.delete(key.space(), id);
                    known.remove(gone);
                });
        return found.map(Known::authority);
    }

    private static Known known(AuthorityId id, X509Certificate certificate, Instant addedAt)
            throws CertificateEncodingException {
        return new Known(
                new Authority(
                        id,
                        certificate.getSubjectX500Principal().getName(),
                        fingerprint(certificate),
                        certificate.getNotBefore().toInstant(),
                        certificate.getNotAfter().toInstant(),
                        addedAt),
                certificate);
    }

    private static Fingerprint fingerprint(X509Certificate certificate)
            throws CertificateEncodingException {
        try {
            return Fingerprint.of(
                    MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
