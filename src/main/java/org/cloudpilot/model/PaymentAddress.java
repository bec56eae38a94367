package org.cloudpilot.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/// Where a provider is asked: `https`, or plain `http` on this computer alone. Made by [#parse]
/// only, so that no secret is sent in clear text. Ends in a slash.
public record PaymentAddress(String text) {
    /// Empty for anything else, also one with a user, a query or a fragment.
    public static Optional<PaymentAddress> parse(String typed) {
        try {
            URI uri = new URI(typed.strip());
            boolean plain =
                    uri.getHost() != null
                            && uri.getRawUserInfo() == null
                            && uri.getRawQuery() == null
                            && uri.getRawFragment() == null
                            && uri.getPort() <= 65_535;
            return plain && isSafe(uri) ? Optional.of(of(uri)) : Optional.empty();
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    private static boolean isSafe(URI uri) {
        Optional<Host> host = Host.parse(uri.getHost());
        return host.isPresent()
                && ("https".equalsIgnoreCase(uri.getScheme())
                        || ("http".equalsIgnoreCase(uri.getScheme()) && host.get().isLoopback()));
    }

    private static PaymentAddress of(URI uri) {
        String text = uri.toString();
        return new PaymentAddress(text.endsWith("/") ? text : text + "/");
    }

    /// The address of something under this one.
    public URI at(String path) {
        return URI.create(text + path);
    }
}
