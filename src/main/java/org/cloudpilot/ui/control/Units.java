package org.cloudpilot.ui.control;

import org.cloudpilot.model.Sentences;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Figures as people read them, of one form in the whole window. Plain Java: view models use it
/// too.
public final class Units {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter FULL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss zzz", Locale.ENGLISH);

    private Units() {}

    /// `23 %`, or nothing.
    public static String percent(@Nullable Integer value) {
        return value == null ? "" : Sentences.of("ui.unit.percent", value);
    }

    /// Bits a second in steps of 1000: `412 Mbit/s`.
    public static String rate(long bitsPerSecond) {
        if (bitsPerSecond < 1000) {
            return Sentences.of("ui.unit.rate", bitsPerSecond);
        }
        double value = bitsPerSecond;
        String prefixes = "kMGT";
        int step = -1;
        while (value >= 999.5 && step < prefixes.length() - 1) {
            value /= 1000;
            step++;
        }
        return Sentences.of("ui.unit.rate_of", short3(value), prefixes.charAt(step));
    }

    /// Bytes in steps of 1024: `1.5 GiB`.
    public static String bytes(long bytes) {
        if (bytes < 1024) {
            return Sentences.of("ui.unit.bytes", bytes);
        }
        double value = bytes;
        String prefixes = "KMGT";
        int step = -1;
        while (value >= 1023.5 && step < prefixes.length() - 1) {
            value /= 1024;
            step++;
        }
        return Sentences.of("ui.unit.bytes_of", short3(value), prefixes.charAt(step));
    }

    /// The two largest parts: `17 d 4 h`, `4 h 5 min`, `12 s`.
    public static String duration(Duration duration) {
        long days = duration.toDays();
        int hours = duration.toHoursPart();
        int minutes = duration.toMinutesPart();
        if (days > 0) {
            return Sentences.of("ui.unit.days", days, hours);
        }
        if (hours > 0) {
            return Sentences.of("ui.unit.hours", hours, minutes);
        }
        if (minutes > 0) {
            return Sentences.of("ui.unit.minutes", minutes);
        }
        return Sentences.of("ui.unit.seconds", Math.max(0, duration.toSeconds()));
    }

    public static String millis(Duration duration) {
        return Sentences.of("ui.unit.millis", Math.max(1, duration.toMillis()));
    }

    /// The time of day if today, else the day with it; in the clock's zone.
    public static String moment(Instant instant, Clock clock) {
        ZonedDateTime local = instant.atZone(clock.getZone());
        boolean today = local.toLocalDate().equals(LocalDate.now(clock));
        return (today ? CLOCK : DAY).format(local);
    }

    /// `now` within the last minute, else as [#moment].
    public static String seen(Instant instant, Clock clock) {
        boolean fresh = Duration.between(instant, clock.instant()).toSeconds() < 60;
        return fresh ? Sentences.of("ui.unit.now") : moment(instant, clock);
    }

    /// To the second and with its zone, for a tooltip.
    public static String exact(Instant instant, Clock clock) {
        return FULL.format(instant.atZone(clock.getZone()));
    }

    private static String short3(double value) {
        String pattern = value < 9.95 ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, pattern, value);
    }

    /// `23 Nov 2036`, in UTC: the last day of a certificate.
    public static String day(Instant moment) {
        return DATE.format(moment);
    }

    /// The day where the person is, such as `25 Nov 2026`.
    public static String date(Instant moment, Clock clock) {
        return DATE.withZone(clock.getZone()).format(moment);
    }
}
