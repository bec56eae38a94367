package org.cloudpilot.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Why no usable session with a router came about: the word of the HTTP API and the rung of the
/// ladder on which it failed.
public enum ConnectFailure {
    /// The name is unknown.
    DNS(Rung.NAME),
    /// No route, or the network says that the host is not there.
    UNREACHABLE(Rung.ADDRESS),
    /// The host answers, nothing listens on the port.
    REFUSED(Rung.PORT),
    /// No answer in time, at whichever step; the detail says which.
    TIMEOUT(Rung.ADDRESS),
    /// Accepted, then closed: mostly the service's list of allowed addresses.
    CLOSED(Rung.PORT),
    /// HTTP, WinBox or SSH answers there.
    WRONG_SERVICE(Rung.PORT),
    /// The handshake failed or the certificate is not trusted.
    TLS(Rung.TLS),
    /// The service offers anonymous key exchange only: it has no certificate.
    NO_CERTIFICATE(Rung.TLS),
    /// Another certificate or host key than the one confirmed.
    CERTIFICATE_CHANGED(Rung.TLS),
    /// No authority vouches for the certificate or host key, and nobody has confirmed it yet.
    CERTIFICATE_UNCONFIRMED(Rung.TLS, "tls"),
    /// The proxy or the SSH server on the way cannot be reached or breaks off.
    JUMP_UNREACHABLE(Rung.ADDRESS, "unreachable"),
    /// The proxy or the SSH server on the way refused its own log-in.
    JUMP_LOGIN(Rung.ADDRESS, "unreachable"),
    /// The proxy or the SSH server on the way forbids going on from it: a router's `/ip/ssh
    /// forwarding-enabled`.
    JUMP_FORBIDDEN(Rung.ADDRESS, "unreachable"),
    /// The chosen engine cannot speak to this version of RouterOS.
    ENGINE_UNFIT(Rung.LOG_IN, "protocol"),
    /// Password, disabled user, or the user's allowed addresses: the router does not tell them
    /// apart.
    LOGIN(Rung.LOG_IN),
    /// The user's group lacks `api` or `rest-api`.
    NOT_PERMITTED(Rung.RIGHTS),
    /// The service's `max-sessions` is used up.
    SESSIONS_FULL(Rung.LOG_IN),
    /// The peer's bytes make no sense as this protocol.
    PROTOCOL(Rung.PORT);

    /// The ladder that a connection climbs.
    public enum Rung {
        NAME,
        ADDRESS,
        PORT,
        TLS,
        LOG_IN,
        RIGHTS
    }

    private final Rung rung;
    private final @Nullable String wider;

    ConnectFailure(Rung rung) {
        this(rung, null);
    }

    /// @param wider the word of the HTTP API that covers it, where it has none of its own
    ConnectFailure(Rung rung, @Nullable String wider) {
        this.rung = rung;
        this.wider = wider;
    }

    /// The stable word of the HTTP API.
    public String word() {
        return wider == null ? name().toLowerCase(Locale.ROOT) : wider;
    }

    /// Whether a credential was refused: asking again by itself would only be counted against the
    /// user.
    public boolean isRefusal() {
        return this == LOGIN || this == NOT_PERMITTED || this == JUMP_LOGIN;
    }

    /// Where it usually happens; [ConnectProblem#rung] tells of one case.
    public Rung rung() {
        return rung;
    }

    /// The sentence for people, without the details of one case.
    public Message message() {
        return Message.of("connect." + name().toLowerCase(Locale.ROOT));
    }
}
