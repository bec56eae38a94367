package org.cloudpilot.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a form or a body says of a router, unchecked. A null is a field left out: on adding it
/// takes its default, on changing it stays as it was. The maker closes `password`.
///
/// @param credential the shared one to take user name and password from
/// @param reach the advanced settings, all of them left out where it is null
public record RouterDraft(
        @Nullable String name,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable Transport transport,
        @Nullable Boolean useHttps,
        @Nullable String username,
        @Nullable Secret password,
        @Nullable List<String> addresses,
        @Nullable String site,
        @Nullable List<String> tags,
        @Nullable String note,
        @Nullable Map<String, String> custom,
        @Nullable ReachDraft reach,
        @Nullable CredentialId credential) {

    /// With a user name and a password of its own.
    public RouterDraft(
            @Nullable String name,
            @Nullable String host,
            @Nullable Integer port,
            @Nullable Transport transport,
            @Nullable Boolean useHttps,
            @Nullable String username,
            @Nullable Secret password,
            @Nullable List<String> addresses,
            @Nullable String site,
            @Nullable List<String> tags,
            @Nullable String note,
            @Nullable Map<String, String> custom,
            @Nullable ReachDraft reach) {
        this(
                name, host, port, transport, useHttps, username, password, addresses, site, tags,
                note, custom, reach, null);
    }

    /// Without advanced settings.
    public RouterDraft(
            @Nullable String name,
            @Nullable String host,
            @Nullable Integer port,
            @Nullable Transport transport,
            @Nullable Boolean useHttps,
            @Nullable String username,
            @Nullable Secret password,
            @Nullable List<String> addresses,
            @Nullable String site,
            @Nullable List<String> tags,
            @Nullable String note,
            @Nullable Map<String, String> custom) {
        this(
                name, host, port, transport, useHttps, username, password, addresses, site, tags,
                note, custom, null);
    }

    /// The fields that a person must give.
    public static RouterDraft of(
            String name, String host, @Nullable Integer port, String username, Secret password) {
        return new RouterDraft(
                name, host, port, null, null, username, password, null, null, null, null, null);
    }

    public RouterDraft withName(String other) {
        return new RouterDraft(
                other,
                host,
                port,
                transport,
                useHttps,
                username,
                password,
                addresses,
                site,
                tags,
                note,
                custom,
                reach,
                credential);
    }

    public RouterDraft with(ReachDraft other) {
        return new RouterDraft(
                name,
                host,
                port,
                transport,
                useHttps,
                username,
                password,
                addresses,
                site,
                tags,
                note,
                custom,
                other,
                credential);
    }

    public RouterDraft with(CredentialId other) {
        return new RouterDraft(
                name, host, port, transport, useHttps, username, password, addresses, site, tags,
                note, custom, reach, other);
    }

    /// What the shared credential has, filled in.
    public RouterDraft withLogin(String otherName, @Nullable Secret otherPassword) {
        return new RouterDraft(
                name,
                host,
                port,
                transport,
                useHttps,
                otherName,
                otherPassword,
                addresses,
                site,
                tags,
                note,
                custom,
                reach,
                credential);
    }
}
