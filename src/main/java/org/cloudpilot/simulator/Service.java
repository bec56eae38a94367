package org.cloudpilot.simulator;

import org.cloudpilot.model.Transport;

/// What a simulated router listens with, as `/ip/service` calls it.
public enum Service {
    /// The binary API.
    API("api", false),
    /// The binary API over TLS.
    API_SSL("api-ssl", true),
    /// REST over HTTP.
    REST("www", false),
    /// REST over HTTPS.
    REST_SSL("www-ssl", true),
    SSH("ssh", false);

    private final String routerName;
    private final boolean encrypted;

    Service(String routerName, boolean encrypted) {
        this.routerName = routerName;
        this.encrypted = encrypted;
    }

    /// The one that a transport talks to.
    public static Service of(Transport transport) {
        return switch (transport) {
            case API -> API;
            case API_SSL -> API_SSL;
            case REST -> REST;
            case REST_SSL -> REST_SSL;
        };
    }

    /// `www-ssl`
    String routerName() {
        return routerName;
    }

    /// With TLS.
    boolean encrypted() {
        return encrypted;
    }
}
