package org.cloudpilot.service.fleet;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// RouterOS writes numbers and times as text; what cannot be read is null, never a guess.
final class FieldShapes {
    /// `2w3d4h5m6s`, each part optional; on the console also `1d02:03:04`.
    private static final Pattern UPTIME =
            Pattern.compile(
                    "(?:(\\d{1,6})w)?(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?"
                            + "(?:(\\d{1,9})(?:\\.\\d+)?s)?(?:\\d+ms)?");

    private static final Pattern CLOCK =
            Pattern.compile(
                    "(?:(\\d{1,6})w)?(?:(\\d{1,6})d)?(\\d{1,3}):(\\d{2}):(\\d{2})(?:\\.\\d+)?");

    private FieldShapes() {}

    static @Nullable Duration duration(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        Matcher match = UPTIME.matcher(text);
        if (!match.matches()) {
            match = CLOCK.matcher(text);
            if (!match.matches()) {
                return null;
            }
        }
        return Duration.ofDays(7 * part(match, 1) + part(match, 2))
                .plusHours(part(match, 3))
                .plusMinutes(part(match, 4))
                .plusSeconds(part(match, 5));
    }

    private static long part(Matcher match, int group) {
        String digits = match.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }

    static @Nullable Long whole(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return Long.valueOf(text.strip());
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    static @Nullable Integer small(@Nullable String text) {
        Long value = whole(text);
        return value == null || value < Integer.MIN_VALUE || value > Integer.MAX_VALUE
                ? null
                : Integer.valueOf(value.intValue());
    }

    /// A decimal number, with or without a unit letter behind it (`24.1`, `24.1V`, `41C`).
    static @Nullable Double decimal(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String number = text.strip().replaceFirst("[A-Za-z°]+$", "");
        try {
            double value = Double.parseDouble(number);
            return Double.isFinite(value) ? value : null;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }
}
