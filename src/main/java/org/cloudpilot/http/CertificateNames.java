package org.cloudpilot.http;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cloudpilot.model.Host;

/// What clients call the listener by, which its certificate must hold: the address or name that it
/// is bound to. Bound to all addresses, it is called by the computer's own and by its name.
final class CertificateNames {
    private static final List<String> ALWAYS = List.of("localhost", "127.0.0.1");

    private CertificateNames() {}

    /// All that a new certificate is to hold; addresses as [InetAddress] writes them.
    static Set<String> of(Host bound) throws IOException {
        Set<String> names = new TreeSet<>(ALWAYS);
        if (isWildcard(bound)) {
            names.add(InetAddress.ofLiteral("::1").getHostAddress());
            own().forEach(address -> names.add(plain(address)));
            computer().ifPresent(names::add);
        } else {
            names.add(plain(bound));
        }
        return names;
    }

    /// Whether one that was made before still holds what is needed. IPv6 addresses come and go on
    /// many computers: a certificate is not made anew for each, lest it must be trusted anew.
    static boolean hold(X509Certificate certificate, Host bound)
            throws IOException, CertificateParsingException {
        Set<String> needed = new TreeSet<>();
        if (isWildcard(bound)) {
            own().stream()
                    .filter(Inet4Address.class::isInstance)
                    .forEach(address -> needed.add(plain(address)));
            computer().ifPresent(needed::add);
        } else {
            needed.add(plain(bound));
        }
        return held(certificate).containsAll(needed);
    }

    static boolean isAddress(String name) {
        return Host.parse(name).filter(host -> host.kind() != Host.Kind.NAME).isPresent();
    }

    private static Set<String> held(X509Certificate certificate)
            throws CertificateParsingException {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        return names == null
                ? Set.of()
                : names.stream()
                        .map(name -> name.get(1))
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .flatMap(name -> Host.parse(name).stream())
                        .map(CertificateNames::plain)
                        .collect(Collectors.toSet());
    }

    private static boolean isWildcard(Host host) {
        return host.kind() != Host.Kind.NAME && address(host).isAnyLocalAddress();
    }

    private static String plain(Host host) {
        return host.kind() == Host.Kind.NAME ? host.text() : plain(address(host));
    }

    /// Without the zone, which means something on one computer only.
    private static InetAddress address(Host host) {
        return InetAddress.ofLiteral(host.text().replaceFirst("%.*", ""));
    }

    private static String plain(InetAddress address) {
        return address.getHostAddress().replaceFirst("%.*", "");
    }

    /// The addresses by which others reach this computer.
    private static List<InetAddress> own() throws IOException {
        List<InetAddress> own = new ArrayList<>();
        for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
            if (each.isUp()) {
                each.inetAddresses()
                        .filter(at -> !at.isLoopbackAddress() && !at.isLinkLocalAddress())
                        .forEach(own::add);
            }
        }
        return own;
    }

    private static Optional<String> computer() {
        try {
            return Host.parse(InetAddress.getLocalHost().getHostName())
                    .filter(host -> host.kind() == Host.Kind.NAME)
                    .map(Host::text);
        } catch (UnknownHostException nameless) {
            return Optional.empty();
        }
    }
}
