package org.cloudpilot.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a router, or a jump on the way to it, showed of itself and nobody has confirmed: for a
/// person to look at and to accept or not.
///
/// @param shown what it shows now
/// @param confirmed what was confirmed before, null at first sight
/// @param subject whom the certificate names; for a host key its type (`ssh-ed25519`)
/// @param issuer who signed the certificate; empty for a host key
/// @param from null for a host key
/// @param until null for a host key
public record PeerProof(
        Kind kind,
        Fingerprint shown,
        @Nullable Fingerprint confirmed,
        String subject,
        String issuer,
        @Nullable Instant from,
        @Nullable Instant until) {
    /// Whose it is.
    public enum Kind {
        /// The router's TLS certificate.
        CERTIFICATE,
        /// The router's SSH host key.
        HOST_KEY,
        /// The host key of the SSH server that is jumped over.
        JUMP_HOST_KEY
    }
}
