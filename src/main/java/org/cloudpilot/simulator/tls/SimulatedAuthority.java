package org.cloudpilot.simulator.tls;

import java.security.KeyPair;
import java.security.cert.X509Certificate;

/// A certificate authority of a user's own, as providers run one for their routers.
public final class SimulatedAuthority {
    private final Issuing issuing;
    private final X509Certificate certificate;

    /// @param name `Example Networks CA`
    public SimulatedAuthority(String name) {
        KeyPair keys = Issuing.keys();
        this.issuing = new Issuing("CN=" + name, keys.getPrivate());
        this.certificate = issuing.issue("CN=" + name, keys.getPublic(), Issuing.SOUND);
    }

    /// What users install to believe it.
    public X509Certificate certificate() {
        return certificate;
    }

    /// A certificate for these names and IPv4 addresses; the first is its subject, too.
    public ServerCertificate sign(String... names) {
        return sign(Issuing.SOUND, names);
    }

    /// One that ran out in 2021.
    public ServerCertificate signExpired(String... names) {
        return sign(Issuing.EXPIRED, names);
    }

    private ServerCertificate sign(Issuing.Span span, String... names) {
        KeyPair keys = Issuing.keys();
        X509Certificate signed = issuing.issue("CN=" + names[0], keys.getPublic(), span, names);
        return new ServerCertificate(keys.getPrivate(), signed, certificate);
    }
}
