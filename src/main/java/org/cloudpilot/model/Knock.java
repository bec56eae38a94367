package org.cloudpilot.model;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One step of a knock sequence, sent before each connection, in order: a connection attempt that
/// is not waited for, or an empty datagram.
public record Knock(Protocol protocol, int port) {
    private static final Pattern FORM = Pattern.compile("(tcp|udp):([0-9]{1,5})");

    public enum Protocol {
        TCP,
        UDP
    }

    public Knock {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a port is 1 to 65535: " + port);
        }
    }

    /// Of `tcp:7000` or `udp:8000`; empty when it is none.
    public static Optional<Knock> parse(String typed) {
        Matcher match = FORM.matcher(typed.strip().toLowerCase(Locale.ROOT));
        if (!match.matches()) {
            return Optional.empty();
        }
        int port = Integer.parseInt(match.group(2));
        return port < 1 || port > 65_535
                ? Optional.empty()
                : Optional.of(
                        new Knock(
                                match.group(1).equals("tcp") ? Protocol.TCP : Protocol.UDP, port));
    }

    /// `tcp:7000`
    @Override
    public String toString() {
        return protocol.name().toLowerCase(Locale.ROOT) + ":" + port;
    }
}
