package org.cloudpilot.service.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Secret;

/// Which passwords are good enough. They are looked at as bytes, so that no copy stays behind in a
/// string.
final class PasswordRules {
    private static final int SHORTEST = 12;
    private static final int LONGEST_BYTES = 1_000;
    private static final List<byte[]> COMMON = common();

    private PasswordRules() {}

    /// What is wrong with a password; empty when it is right.
    static Optional<Message> problem(Secret password, String foldedName) {
        return password.use(
                bytes -> {
                    byte[] lower = lower(bytes);
                    try {
                        return problem(lower, foldedName.getBytes(StandardCharsets.UTF_8));
                    } finally {
                        Arrays.fill(lower, (byte) 0);
                    }
                });
    }

    private static Optional<Message> problem(byte[] password, byte[] name) {
        if (characters(password) < SHORTEST) {
            return Optional.of(Message.of("access.password_short", SHORTEST));
        }
        if (password.length > LONGEST_BYTES) {
            return Optional.of(Message.of("access.password_long", LONGEST_BYTES));
        }
        if (Arrays.equals(password, name)) {
            return Optional.of(Message.of("access.password_is_name"));
        }
        if (repeats(password) || COMMON.stream().anyMatch(one -> Arrays.equals(one, password))) {
            return Optional.of(Message.of("access.password_common"));
        }
        return Optional.empty();
    }

    /// Counts every byte of UTF-8 that begins a character.
    private static int characters(byte[] utf8) {
        int count = 0;
        for (byte b : utf8) {
            if ((b & 0xc0) != 0x80) {
                count++;
            }
        }
        return count;
    }

    /// Whether it is one short piece over and over: `aaaaaaaaaaaa`, `abcabcabcabc`.
    private static boolean repeats(byte[] password) {
        for (int piece = 1; piece <= 3; piece++) {
            if (Arrays.equals(
                    password, piece, password.length, password, 0, password.length - piece)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] lower(byte[] bytes) {
        byte[] lower = bytes.clone();
        for (int i = 0; i < lower.length; i++) {
            if (lower[i] >= 'A' && lower[i] <= 'Z') {
                lower[i] = (byte) (lower[i] + ('a' - 'A'));
            }
        }
        return lower;
    }

    private static List<byte[]> common() {
        InputStream list =
                Objects.requireNonNull(
                        PasswordRules.class.getResourceAsStream("common-passwords.txt"));
        try (var lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.strip().getBytes(StandardCharsets.UTF_8))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
