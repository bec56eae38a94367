package org.cloudpilot.model;

import org.jspecify.annotations.Nullable;

/// What a form or a body says of what stands between, unchecked. It is taken as a whole: what is
/// left out takes its default, only the confirmed host key of an SSH server that stays the same
/// stays, too.
///
/// @param port null for the usual one
/// @param username null or blank where none is needed
/// @param hostKey the fingerprint of an SSH server's host key as typed; empty forgets the confirmed
///   one
public record ViaDraft(
        Via.Kind kind,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String username,
        @Nullable String hostKey) {
    static ViaDraft of(Via via) {
        return switch (via) {
            case Via.Direct() -> direct();
            case Via.Socks5(Endpoint proxy, String username) ->
                    new ViaDraft(via.kind(), proxy.host().text(), proxy.port(), username, null);
            case Via.SshJump(Endpoint server, String username, Fingerprint hostKey) ->
                    new ViaDraft(
                            via.kind(),
                            server.host().text(),
                            server.port(),
                            username,
                            ReachDraft.hex(hostKey));
        };
    }

    private static ViaDraft direct() {
        return new ViaDraft(Via.Kind.DIRECT, null, null, null, null);
    }
}
