package org.cloudpilot.model;

import org.jspecify.annotations.Nullable;

/// What stands between this computer and a router. Passwords are never here.
public sealed interface Via {
    /// Nothing.
    record Direct() implements Via {}

    /// A SOCKS5 proxy (RFC 1928); names are resolved by the proxy.
    ///
    /// @param username null where the proxy asks for none
    record Socks5(Endpoint proxy, @Nullable String username) implements Via {}

    /// An SSH server that forwards: a server, or a router with `/ip/ssh forwarding-enabled`.
    ///
    /// @param hostKey the confirmed fingerprint, null before it was seen
    record SshJump(Endpoint server, String username, @Nullable Fingerprint hostKey)
            implements Via {}
}
