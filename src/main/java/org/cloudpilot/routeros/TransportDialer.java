package org.cloudpilot.routeros;

import org.cloudpilot.model.Engine;

/// Chooses the dialer by the path's transport and engine.
///
/// @param api our own engine of the binary API
/// @param older mikrotik-java
public record TransportDialer(Dialer api, Dialer older, Dialer rest) implements Dialer {
    @Override
    public DialOutcome dial(Path path, Login login) {
        Dialer chosen =
                switch (path.transport()) {
                    case API, API_SSL -> path.engine() == Engine.CLOUDPILOT ? api : older;
                    case REST, REST_SSL -> rest;
                };
        return chosen.dial(path, login);
    }
}
