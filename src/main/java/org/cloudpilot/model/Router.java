package org.cloudpilot.model;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A router as it is registered: how to reach it, under whose name, where it stands. Its password
/// is never here.
///
/// @param addresses further addresses in order of preference, tried after `host`
/// @param reach the advanced settings
/// @param site where it stands, from the widest to the narrowest, parted by `/`; may be empty
public record Router(
        RouterId id,
        SpaceId space,
        String name,
        Host host,
        int port,
        Transport transport,
        String username,
        List<Host> addresses,
        Reach reach,
        String site,
        List<String> tags,
        String note,
        Map<String, String> custom,
        Instant createdAt,
        Instant updatedAt) {
    public Router {
        addresses = List.copyOf(addresses);
        tags = List.copyOf(tags);
        custom = Collections.unmodifiableMap(new LinkedHashMap<>(custom));
    }

    public Endpoint endpoint() {
        return new Endpoint(host, port);
    }

    public Router with(Reach other, Instant at) {
        return new Router(
                id, space, name, host, port, transport, username, addresses, other, site, tags,
                note, custom, createdAt, at);
    }
}
