package org.cloudpilot.model;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A router as it is registered: how to reach it, under whose name, where it stands. Its password
/// is never here.
///
/// @param credential the shared one that its user name and password are taken from; null for its
///   own
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
        @Nullable CredentialId credential,
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

    /// With a user name and a password of its own.
    public Router(
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
        this(
                id, space, name, host, port, transport, username, null, addresses, reach, site,
                tags, note, custom, createdAt, updatedAt);
    }

    public Endpoint endpoint() {
        return new Endpoint(host, port);
    }

    /// The same with another user name from its shared credential.
    public Router withUsername(String other, Instant at) {
        return new Router(
                id,
                space,
                name,
                host,
                port,
                transport,
                other,
                credential,
                addresses,
                reach,
                site,
                tags,
                note,
                custom,
                createdAt,
                at);
    }

    public Router with(Reach other, Instant at) {
        return new Router(
                id,
                space,
                name,
                host,
                port,
                transport,
                username,
                credential,
                addresses,
                other,
                site,
                tags,
                note,
                custom,
                createdAt,
                at);
    }
}
