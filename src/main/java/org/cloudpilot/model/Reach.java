package org.cloudpilot.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A router's advanced settings: how it is reached and spoken to, beyond address and transport.
///
/// @param certificate the confirmed certificate of its TLS services; null where none was confirmed
/// @param sshPort of its SSH service
/// @param hostKey the confirmed host key of its SSH service; null where none was confirmed
/// @param knocks sent to the router's address before each connection, in order; at most 16
public record Reach(
        Engine engine,
        WordEncoding encoding,
        @Nullable Fingerprint certificate,
        int sshPort,
        @Nullable Fingerprint hostKey,
        Via via,
        List<Knock> knocks) {
    public static final int SSH_PORT = 22;
    public static final int KNOCKS_LIMIT = 16;

    public Reach {
        knocks = List.copyOf(knocks);
    }

    /// What a new router has.
    public static Reach usual() {
        return new Reach(
                Engine.CLOUDPILOT,
                WordEncoding.UTF_8,
                null,
                SSH_PORT,
                null,
                new Via.Direct(),
                List.of());
    }

    /// The confirmed fingerprint of what a peer can prove, null where there is none.
    public @Nullable Fingerprint confirmed(PeerProof.Kind kind) {
        return switch (kind) {
            case CERTIFICATE -> certificate;
            case HOST_KEY -> hostKey;
            case JUMP_HOST_KEY -> via instanceof Via.SshJump jump ? jump.hostKey() : null;
        };
    }

    /// With this fingerprint confirmed, or none for null. A jump's is passed over where there is no
    /// jump.
    public Reach with(PeerProof.Kind kind, @Nullable Fingerprint confirmed) {
        return switch (kind) {
            case CERTIFICATE -> withCertificate(confirmed);
            case HOST_KEY -> withHostKey(confirmed);
            case JUMP_HOST_KEY ->
                    via instanceof Via.SshJump jump ? withVia(jump.withHostKey(confirmed)) : this;
        };
    }

    public Reach withCertificate(@Nullable Fingerprint confirmed) {
        return new Reach(engine, encoding, confirmed, sshPort, hostKey, via, knocks);
    }

    public Reach withHostKey(@Nullable Fingerprint confirmed) {
        return new Reach(engine, encoding, certificate, sshPort, confirmed, via, knocks);
    }

    public Reach withVia(Via other) {
        return new Reach(engine, encoding, certificate, sshPort, hostKey, other, knocks);
    }
}
