package org.cloudpilot.service.access;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cloudpilot.vault.RandomBytes;

/// A refresh token: its family's id and a secret that is good once. The store has the secret's
/// hash.
record RefreshToken(String family, byte[] secret) {
    private static final int FAMILY_LENGTH = 16;
    private static final int SECRET_LENGTH = 32;
    private static final Pattern SHAPE =
            Pattern.compile("cp_ref_([A-Za-z0-9_-]{22})\\.([A-Za-z0-9_-]{43})");
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    static RefreshToken ofNewFamily() {
        return new RefreshToken(
                ENCODER.encodeToString(RandomBytes.of(FAMILY_LENGTH)),
                RandomBytes.of(SECRET_LENGTH));
    }

    static RefreshToken next(String family) {
        return new RefreshToken(family, RandomBytes.of(SECRET_LENGTH));
    }

    static Optional<RefreshToken> parse(String text) {
        Matcher parts = SHAPE.matcher(text);
        return parts.matches()
                ? Optional.of(
                        new RefreshToken(
                                parts.group(1), Base64.getUrlDecoder().decode(parts.group(2))))
                : Optional.empty();
    }

    byte[] hash() {
        return Pass.hash(secret);
    }

    String text() {
        return "cp_ref_" + family + "." + ENCODER.encodeToString(secret);
    }

    @Override
    public String toString() {
        return "RefreshToken[" + family + "]";
    }
}
