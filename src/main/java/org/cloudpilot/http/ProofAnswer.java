package org.cloudpilot.http;

import java.time.Instant;
import java.util.Locale;
import org.cloudpilot.model.PeerProof;
import org.jspecify.annotations.Nullable;

/// What a router, or a jump on the way to it, showed of itself and nobody has confirmed.
///
/// @param kind `certificate`, `host_key` or `jump_host_key`
/// @param shown the fingerprint that it shows now
/// @param confirmed the one that was confirmed, null at first sight
/// @param notBefore null for a host key
/// @param notAfter null for a host key
record ProofAnswer(
        String kind,
        String shown,
        @Nullable String confirmed,
        String subject,
        String issuer,
        @Nullable Instant notBefore,
        @Nullable Instant notAfter) {
    static final ProofAnswer EXAMPLE =
            new ProofAnswer(
                    "certificate",
                    Examples.FINGERPRINT,
                    null,
                    "CN=mast-3",
                    "CN=mast-3",
                    Examples.TIME,
                    Examples.TIME);

    static ProofAnswer of(PeerProof proof) {
        return new ProofAnswer(
                proof.kind().name().toLowerCase(Locale.ROOT),
                proof.shown().hex(),
                proof.confirmed() == null ? null : proof.confirmed().hex(),
                proof.subject(),
                proof.issuer(),
                proof.from(),
                proof.until());
    }

    static @Nullable ProofAnswer ofNullable(@Nullable PeerProof proof) {
        return proof == null ? null : of(proof);
    }
}
