package org.cloudpilot.model;

/// One step of a knock sequence, sent before each connection, in order: a connection attempt that
/// is not waited for, or an empty datagram.
public record Knock(Protocol protocol, int port) {
    public enum Protocol {
        TCP,
        UDP
    }

    public Knock {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a port is 1 to 65535: " + port);
        }
    }

    /// `tcp:7000`
    @Override
    public String toString() {
        return protocol.name().toLowerCase(java.util.Locale.ROOT) + ":" + port;
    }
}
