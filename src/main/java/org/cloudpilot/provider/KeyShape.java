package org.cloudpilot.provider;

import java.nio.charset.StandardCharsets;
import org.cloudpilot.model.PaymentEnvironment;
import org.cloudpilot.model.PaymentProvider;
import org.cloudpilot.model.Secret;

/// What a key's beginning tells of it. IntaSend's keys begin with `ISPubKey_test_`,
/// `ISPubKey_live_`, `ISSecretKey_test_` and `ISSecretKey_live_`; Kopo Kopo's have no mark.
public enum KeyShape {
    FITS,
    /// Not of the kind that the provider gives out.
    STRANGE,
    /// Of the sandbox, to be used live, or the other way round.
    OTHER_ENVIRONMENT,
    /// The public half in place of the secret one, or the other way round.
    OTHER_HALF,
    /// It has blanks, controls or letters beyond ASCII, which no key has.
    UNPRINTABLE;

    private static final String PUBLIC = "ISPubKey_";
    private static final String SECRET = "ISSecretKey_";

    /// Whether it is certainly the wrong one.
    public boolean contradicts() {
        return this == OTHER_ENVIRONMENT || this == OTHER_HALF || this == UNPRINTABLE;
    }

    public static KeyShape ofApiKey(
            PaymentProvider provider, PaymentEnvironment environment, Secret key) {
        return of(provider, environment, key, PUBLIC, SECRET);
    }

    public static KeyShape ofPrivateKey(
            PaymentProvider provider, PaymentEnvironment environment, Secret key) {
        return of(provider, environment, key, SECRET, PUBLIC);
    }

    private static KeyShape of(
            PaymentProvider provider,
            PaymentEnvironment environment,
            Secret key,
            String half,
            String otherHalf) {
        if (!isPrintable(key)) {
            return UNPRINTABLE;
        }
        if (provider != PaymentProvider.INTASEND || begins(key, half + mark(environment))) {
            return FITS;
        }
        if (begins(key, otherHalf)) {
            return OTHER_HALF;
        }
        return begins(key, half + mark(other(environment))) ? OTHER_ENVIRONMENT : STRANGE;
    }

    private static PaymentEnvironment other(PaymentEnvironment environment) {
        return switch (environment) {
            case SANDBOX -> PaymentEnvironment.LIVE;
            case LIVE -> PaymentEnvironment.SANDBOX;
        };
    }

    private static String mark(PaymentEnvironment environment) {
        return switch (environment) {
            case SANDBOX -> "test_";
            case LIVE -> "live_";
        };
    }

    private static boolean begins(Secret key, String with) {
        byte[] beginning = with.getBytes(StandardCharsets.US_ASCII);
        return key.use(
                bytes -> {
                    boolean same = bytes.length > beginning.length;
                    for (int i = 0; same && i < beginning.length; i++) {
                        same = bytes[i] == beginning[i];
                    }
                    return same;
                });
    }

    /// Whether every byte is an ASCII letter, digit or sign; so that it can stand in a header.
    public static boolean isPrintable(Secret key) {
        return key.use(
                bytes -> {
                    boolean printable = bytes.length > 0;
                    for (byte each : bytes) {
                        printable &= each > ' ' && each < 127;
                    }
                    return printable;
                });
    }
}
