package org.cloudpilot.vault;

import java.util.Arrays;
import java.util.Optional;
import org.cloudpilot.model.Secret;

/// 160 random bits as a person can write them down: Crockford's base32 (no I, L, O, U) in eight
/// groups of four, and his check symbol over all of it.
///
/// @param text `XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-C`
public record RecoveryKey(Secret text) implements AutoCloseable {
    private static final int LENGTH = 20;
    private static final int DIGITS = 32;
    private static final int GROUP = 4;
    private static final int MODULUS = 37;
    private static final String SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U";

    public static RecoveryKey random() {
        try (Secret bits = RandomBytes.secret(LENGTH)) {
            return new RecoveryKey(bits.use(bytes -> Secret.owning(written(bytes))));
        }
    }

    private static byte[] written(byte[] bits) {
        byte[] text = new byte[DIGITS + DIGITS / GROUP + 1];
        int at = 0;
        for (int digit = 0; digit < DIGITS; digit++) {
            text[at++] = (byte) SYMBOLS.charAt(digit(bits, digit));
            if (digit % GROUP == GROUP - 1) {
                text[at++] = '-';
            }
        }
        text[at] = (byte) SYMBOLS.charAt(checksum(bits));
        return text;
    }

    /// The five bits at place `index`.
    private static int digit(byte[] bits, int index) {
        int value = 0;
        for (int bit = index * 5; bit < index * 5 + 5; bit++) {
            value = (value << 1) | ((bits[bit / 8] >> (7 - bit % 8)) & 1);
        }
        return value;
    }

    private static int checksum(byte[] bits) {
        int rest = 0;
        for (byte each : bits) {
            rest = (rest * 256 + (each & 0xff)) % MODULUS;
        }
        return rest;
    }

    /// The bits of what a person typed: case, blanks and hyphens do not matter, nor I or L for 1
    /// and O for 0. Empty when a symbol is wrong or missing, which the check symbol tells.
    public static Optional<Secret> decode(Secret typed) {
        return typed.use(RecoveryKey::decode);
    }

    private static Optional<Secret> decode(byte[] typed) {
        byte[] bits = new byte[LENGTH];
        int digits = 0;
        int check = -1;
        boolean wrong = false;
        for (byte each : typed) {
            if (each == '-' || each == ' ') {
                continue;
            }
            int value = value(each);
            if (value < 0 || check >= 0 || (digits < DIGITS && value >= 32)) {
                wrong = true;
            } else if (digits < DIGITS) {
                put(bits, digits++, value);
            } else {
                check = value;
            }
        }
        if (wrong || check != checksum(bits)) {
            Arrays.fill(bits, (byte) 0);
            return Optional.empty();
        }
        return Optional.of(Secret.owning(bits));
    }

    private static void put(byte[] bits, int index, int value) {
        for (int i = 0; i < 5; i++) {
            int bit = index * 5 + i;
            bits[bit / 8] |= (byte) (((value >> (4 - i)) & 1) << (7 - bit % 8));
        }
    }

    private static int value(byte symbol) {
        char upper = Character.toUpperCase((char) (symbol & 0xff));
        return switch (upper) {
            case 'O' -> 0;
            case 'I', 'L' -> 1;
            default -> SYMBOLS.indexOf(upper);
        };
    }

    @Override
    public void close() {
        text.close();
    }

    @Override
    public String toString() {
        return "RecoveryKey[…]";
    }
}
