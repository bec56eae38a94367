package org.cloudpilot.model;

import java.time.Instant;

/// A certificate authority whose word on routers' certificates a space takes, beside the system's.
///
/// @param subject its name, as the certificate gives it
/// @param fingerprint of its certificate
/// @param from since when the certificate is valid
/// @param until until when
/// @param addedAt when a person gave it to the space
public record Authority(
        AuthorityId id,
        String subject,
        Fingerprint fingerprint,
        Instant from,
        Instant until,
        Instant addedAt) {}
