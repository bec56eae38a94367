package org.cloudpilot.routeros;

import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Fingerprint;
import org.jspecify.annotations.Nullable;

/// What a connection goes through on its way, with the credentials for it. Whoever made it closes
/// the password after dialling.
public sealed interface Passage {
    record Direct() implements Passage {}

    /// A SOCKS5 proxy (RFC 1928, RFC 1929); it resolves names.
    ///
    /// @param login null where it asks for none
    record Socks5(Endpoint proxy, @Nullable Login login) implements Passage {}

    /// An SSH server that opens connections for us (`direct-tcpip`, RFC 4254).
    ///
    /// @param hostKey the confirmed one; null: none was confirmed, and dialling ends with what it
    ///   shows
    record SshJump(Endpoint server, Login login, @Nullable Fingerprint hostKey)
            implements Passage {}
}
