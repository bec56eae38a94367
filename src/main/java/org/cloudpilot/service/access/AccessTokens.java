package org.cloudpilot.service.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.UserId;
import org.cloudpilot.vault.RandomBytes;

/// Signs and checks access tokens: JWT, HS256 and nothing else, for this store only. A token names
/// its family; whether that still lives is not written in it.
final class AccessTokens implements AutoCloseable {
    static final Duration LIFE = Duration.ofMinutes(10);

    private static final String FAMILY = "fam";

    private final Secret key;
    private final String storeId;

    /// Lets the checks under way finish before the key is wiped.
    private final ReentrantReadWriteLock wiping = new ReentrantReadWriteLock();

    /// Takes over `key`.
    AccessTokens(Secret key, String storeId) {
        this.key = key;
        this.storeId = storeId;
    }

    String sign(UserId user, String family, Instant now, Instant expiresAt) {
        var jwt =
                new SignedJWT(
                        new JWSHeader(JWSAlgorithm.HS256),
                        new JWTClaimsSet.Builder()
                                .subject(user.toString())
                                .audience(storeId)
                                .issueTime(Date.from(now))
                                .expirationTime(Date.from(expiresAt))
                                .jwtID(HexFormat.of().formatHex(RandomBytes.of(16)))
                                .claim(FAMILY, family)
                                .build());
        return key.use(
                bytes -> {
                    try {
                        jwt.sign(new MACSigner(bytes));
                        return jwt.serialize();
                    } catch (JOSEException defect) {
                        throw new IllegalStateException("signing failed", defect);
                    }
                });
    }

    /// The family of a token that this store signed and that is not over; empty for anything else,
    /// and for every token once this is closed.
    Optional<String> family(String token, Instant now) {
        wiping.readLock().lock();
        try {
            return key.isClosed() ? Optional.empty() : check(token, now);
        } finally {
            wiping.readLock().unlock();
        }
    }

    private Optional<String> check(String token, Instant now) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            if (!JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm()) || !isSigned(jwt)) {
                return Optional.empty();
            }
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            Date expiry = claims.getExpirationTime();
            if (!claims.getAudience().equals(List.of(storeId))
                    || expiry == null
                    || !now.isBefore(expiry.toInstant())) {
                return Optional.empty();
            }
            return Optional.ofNullable(claims.getStringClaim(FAMILY));
        } catch (ParseException | JOSEException notOurs) {
            return Optional.empty();
        }
    }

    private boolean isSigned(SignedJWT jwt) throws JOSEException {
        MACVerifier verifier =
                key.use(
                        bytes -> {
                            try {
                                return new MACVerifier(bytes);
                            } catch (JOSEException defect) {
                                throw new IllegalStateException("checking failed", defect);
                            }
                        });
        return jwt.verify(verifier);
    }

    @Override
    public void close() {
        wiping.writeLock().lock();
        try {
            key.close();
        } finally {
            wiping.writeLock().unlock();
        }
    }
}
