package org.cloudpilot.model;

/// Where a service listens. `port` is 1 to 65535.
public record Endpoint(Host host, int port) {
    public Endpoint {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a port is 1 to 65535: " + port);
        }
    }

    @Override
    public String toString() {
        return host.bracketed() + ":" + port;
    }
}
