package org.cloudpilot.http;

import java.time.Duration;
import org.cloudpilot.model.Host;

/// Where and how the listener listens.
///
/// @param bind an address or name of this computer
/// @param port 0 takes any free one
/// @param version of the program
/// @param requestLimit how long a request may take to come, from its first byte to its last
/// @param connections how many may be open at once; further ones wait until one ends
public record ListenerOptions(
        String bind,
        int port,
        ListenerTls tls,
        String version,
        Duration requestLimit,
        int connections) {
    private static final Duration USUAL = Duration.ofSeconds(60);
    private static final int MOST = 2_048;

    public ListenerOptions {
        if (Host.parse(bind).isEmpty()) {
            throw new IllegalArgumentException("no address to bind to: " + bind);
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is 0 to 65535: " + port);
        }
        if (connections < 1) {
            throw new IllegalArgumentException("no connection could be open: " + connections);
        }
    }

    public ListenerOptions(String bind, int port, ListenerTls tls, String version) {
        this(bind, port, tls, version, USUAL, MOST);
    }

    /// In plain text, on loopback alone.
    public ListenerOptions(String bind, int port, String version) {
        this(bind, port, new ListenerTls.None(), version);
    }

    Host host() {
        return Host.parse(bind).orElseThrow();
    }
}
