package org.cloudpilot.model;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a person compares to know a router's certificate or host key again: SHA-256 over the
/// certificate (DER) or the public key (as SSH sends it), 64 hex digits in lower case. RouterOS
/// prints a certificate's in the same form.
public record Fingerprint(String hex) {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    public Fingerprint {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("a fingerprint is 64 hex digits");
        }
    }

    /// Of the 32 bytes of a digest.
    public static Fingerprint of(byte[] sha256) {
        return new Fingerprint(HexFormat.of().formatHex(sha256));
    }

    /// As people paste it: colons, blanks and a leading `sha256:` are passed over. Empty when it is
    /// no SHA-256 in hex.
    public static Optional<Fingerprint> parse(String typed) {
        String hex =
                typed.toLowerCase(Locale.ROOT)
                        .replaceFirst("^\\s*sha-?256[:\\s]", "")
                        .replaceAll("[:\\s]", "");
        return HEX.matcher(hex).matches() ? Optional.of(new Fingerprint(hex)) : Optional.empty();
    }

    /// In pairs parted by colons, as certificate viewers show it.
    public String inPairs() {
        StringBuilder pairs = new StringBuilder(95);
        for (int i = 0; i < hex.length(); i += 2) {
            if (i > 0) {
                pairs.append(':');
            }
            pairs.append(hex, i, i + 2);
        }
        return pairs.toString();
    }

    @Override
    public String toString() {
        return hex;
    }
}
