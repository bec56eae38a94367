package org.cloudpilot.http;

import io.helidon.webserver.http.ServerRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cloudpilot.model.Host;

/// Lets in requests that are meant for us by name. A page in a browser can point a name of its own
/// at 127.0.0.1 (DNS rebinding), but it cannot forge the `Host` header. Names of loopback, the
/// address we are bound to, and the literal address that the connection arrived at are ours.
final class HostCheck {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final Set<String> names;
    private final String usualPort;

    HostCheck(Host bind, boolean encrypted) {
        usualPort = Integer.toString(encrypted ? HTTPS : HTTP);
        names =
                Set.of("127.0.0.1", "localhost", "[::1]").contains(bind.bracketed())
                        ? Set.of("127.0.0.1", "localhost", "[::1]")
                        : Set.of("127.0.0.1", "localhost", "[::1]", bind.bracketed());
    }

    boolean isOurs(String authority, ServerRequest request) {
        if (!(request.localPeer().address() instanceof InetSocketAddress here)) {
            return false;
        }
        String wanted = authority.toLowerCase(Locale.ROOT);
        int colon = wanted.lastIndexOf(':');
        boolean hasPort = colon > wanted.lastIndexOf(']');
        String name = hasPort ? wanted.substring(0, colon) : wanted;
        String port = hasPort ? wanted.substring(colon + 1) : usualPort;
        return port.equals(Integer.toString(here.getPort()))
                && (names.contains(name) || isLiteral(name, here.getAddress()));
    }

    private static boolean isLiteral(String name, InetAddress here) {
        Optional<Host> host = Host.parse(name);
        if (host.isEmpty() || host.get().kind() == Host.Kind.NAME) {
            return false;
        }
        // a literal is parsed, never looked up
        return InetAddress.ofLiteral(host.get().text()).equals(here);
    }
}
