package org.cloudpilot.routeros;

import java.util.List;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Transport;

/// How a router is reached: its endpoints in order of preference, dialled directly, and the
/// transport spoken there.
public record Path(List<Endpoint> endpoints, Transport transport) {
    public Path {
        endpoints = List.copyOf(endpoints);
        if (endpoints.isEmpty()) {
            throw new IllegalArgumentException("a path has an endpoint");
        }
    }
}
