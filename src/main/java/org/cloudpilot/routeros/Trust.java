package org.cloudpilot.routeros;

import java.security.cert.X509Certificate;
import java.util.List;
import org.cloudpilot.model.Fingerprint;
import org.jspecify.annotations.Nullable;

/// Which certificates of a router to believe: the confirmed one, whatever it says of itself;
/// otherwise one made out to the dialled host that the system or one of the user's own authorities
/// vouches for. With a certificate confirmed the system's authorities are not asked: only the
/// user's own may vouch for another.
///
/// @param confirmed null where none was confirmed
/// @param authorities the user's own
public record Trust(@Nullable Fingerprint confirmed, List<X509Certificate> authorities) {
    public Trust {
        authorities = List.copyOf(authorities);
    }

    public static Trust system() {
        return new Trust(null, List.of());
    }

    public static Trust of(Fingerprint confirmed) {
        return new Trust(confirmed, List.of());
    }
}
