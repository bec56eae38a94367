package org.cloudpilot.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What stands between this computer and a router. Passwords are never here.
public sealed interface Via {
    Kind kind();

    /// Which of them it is.
    enum Kind {
        DIRECT("direct", 0),
        SOCKS5("socks5", 1080),
        SSH("ssh", 22);

        private final String word;
        private final int defaultPort;

        Kind(String word, int defaultPort) {
            this.word = word;
            this.defaultPort = defaultPort;
        }

        /// The stable word of the HTTP API and the store.
        public String word() {
            return word;
        }

        /// 0 for a direct one.
        public int defaultPort() {
            return defaultPort;
        }

        public static Optional<Kind> ofWord(String word) {
            for (Kind kind : values()) {
                if (kind.word.equals(word)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    /// Nothing.
    record Direct() implements Via {
        @Override
        public Kind kind() {
            return Kind.DIRECT;
        }
    }

    /// A SOCKS5 proxy (RFC 1928); names are resolved by the proxy.
    ///
    /// @param username null where the proxy asks for none
    record Socks5(Endpoint proxy, @Nullable String username) implements Via {
        @Override
        public Kind kind() {
            return Kind.SOCKS5;
        }
    }

    /// An SSH server that forwards: a server, or a router with `/ip/ssh forwarding-enabled`.
    ///
    /// @param hostKey the confirmed fingerprint, null before it was seen
    record SshJump(Endpoint server, String username, @Nullable Fingerprint hostKey) implements Via {
        @Override
        public Kind kind() {
            return Kind.SSH;
        }

        public SshJump withHostKey(@Nullable Fingerprint confirmed) {
            return new SshJump(server, username, confirmed);
        }
    }

    /// Whether a password is kept for it.
    default boolean hasPassword() {
        return switch (this) {
            case Direct() -> false;
            case Socks5(Endpoint _, String username) -> username != null;
            case SshJump _ -> true;
        };
    }
}
