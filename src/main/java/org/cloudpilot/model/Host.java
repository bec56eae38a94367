package org.cloudpilot.model;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A router's address as people write it: IPv4, IPv6 (without brackets, an interface zone allowed)
/// or a DNS name (RFC 1123; an underscore is tolerated). Made by [#parse] only, so that a malformed
/// one never travels. Host names are kept in lower case.
public record Host(String text, Kind kind) {
    /// What the text was recognised as.
    public enum Kind {
        IPV4,
        IPV6,
        NAME
    }

    private static final Pattern LABEL =
            Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?", Pattern.CASE_INSENSITIVE);
    private static final Pattern DIGITS_AND_DOTS = Pattern.compile("[0-9.]+");
    private static final Pattern HEX_GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final Pattern ZONE = Pattern.compile("[A-Za-z0-9_.-]{1,32}");

    /// Empty when `typed` is no address or name. Surrounding blanks and IPv6 brackets are dropped.
    public static Optional<Host> parse(String typed) {
        String text = typed.strip();
        if (text.startsWith("[") && text.endsWith("]")) {
            text = text.substring(1, text.length() - 1);
            return isIpv6(text) ? Optional.of(ipv6(text)) : Optional.empty();
        }
        if (text.indexOf(':') >= 0) {
            return isIpv6(text) ? Optional.of(ipv6(text)) : Optional.empty();
        }
        if (DIGITS_AND_DOTS.matcher(text).matches()) {
            return isIpv4(text) ? Optional.of(new Host(text, Kind.IPV4)) : Optional.empty();
        }
        return isName(text)
                ? Optional.of(new Host(text.toLowerCase(Locale.ROOT), Kind.NAME))
                : Optional.empty();
    }

    /// Whether it names this computer and cannot be reached from another.
    public boolean isLoopback() {
        return kind == Kind.NAME
                ? text.equalsIgnoreCase("localhost")
                : java.net.InetAddress.ofLiteral(text).isLoopbackAddress();
    }

    /// As it stands in `host:port`: IPv6 in brackets.
    public String bracketed() {
        return kind == Kind.IPV6 ? "[" + text + "]" : text;
    }

    private static Host ipv6(String text) {
        return new Host(text.toLowerCase(Locale.ROOT), Kind.IPV6);
    }

    private static boolean isIpv4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            if (part.isEmpty()
                    || part.length() > 3
                    || (part.length() > 1 && part.charAt(0) == '0')
                    || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIpv6(String text) {
        int percent = text.indexOf('%');
        String address = percent < 0 ? text : text.substring(0, percent);
        if (percent >= 0 && !ZONE.matcher(text.substring(percent + 1)).matches()) {
            return false;
        }
        int gap = address.indexOf("::");
        if (gap < 0) {
            return groups(address, true) == 8;
        }
        if (address.indexOf("::", gap + 1) >= 0) {
            return false;
        }
        int before = groups(address.substring(0, gap), false);
        int after = groups(address.substring(gap + 2), true);
        return before >= 0 && after >= 0 && before + after <= 7;
    }

    /// How many 16-bit groups stand in `text`; -1 when it is malformed.
    private static int groups(String text, boolean mayEndInIpv4) {
        if (text.isEmpty()) {
            return 0;
        }
        String[] parts = text.split(":", -1);
        int count = 0;
        for (int i = 0; i < parts.length; i++) {
            if (mayEndInIpv4 && i == parts.length - 1 && isIpv4(parts[i])) {
                count += 2;
            } else if (HEX_GROUP.matcher(parts[i]).matches()) {
                count++;
            } else {
                return -1;
            }
        }
        return count;
    }

    private static boolean isName(String text) {
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        if (name.isEmpty() || name.length() > 253) {
            return false;
        }
        for (String label : name.split("\\.", -1)) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return text;
    }
}
