package org.cloudpilot.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What came of confirming fingerprints of several routers.
///
/// @param confirmed the routers as they are now
/// @param refused the others, with the reason
public record Confirmation(List<Router> confirmed, Map<RouterId, Refusal> refused) {
    public Confirmation {
        confirmed = List.copyOf(confirmed);
        refused = Collections.unmodifiableMap(new LinkedHashMap<>(refused));
    }
}
