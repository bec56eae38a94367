package org.cloudpilot.service.command;

import java.util.HashSet;
import java.util.Set;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.Transport;

/// What the program's own session on a router stands on.
///
/// @param username whom it is logged in as
/// @param addresses of the router that it reaches it by; names where no address is known
/// @param interfaces that hold these addresses; empty while that is not known
/// @param service of the router's own that serves it: `api-ssl`
record Footing(String username, Set<String> addresses, Set<String> interfaces, String service) {
    Footing {
        addresses = Set.copyOf(addresses);
        interfaces = Set.copyOf(interfaces);
    }

    /// @param interfaces empty while they are not known
    static Footing of(Router router, Set<String> interfaces) {
        Set<String> addresses = new HashSet<>();
        addresses.add(router.host().text());
        router.addresses().forEach(address -> addresses.add(address.text()));
        return new Footing(router.username(), addresses, interfaces, service(router.transport()));
    }

    private static String service(Transport transport) {
        return switch (transport) {
            case API -> "api";
            case API_SSL -> "api-ssl";
            case REST -> "www";
            case REST_SSL -> "www-ssl";
        };
    }
}
