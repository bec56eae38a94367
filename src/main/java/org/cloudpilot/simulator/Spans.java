package org.cloudpilot.simulator;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Spans of time as RouterOS takes them: `1s`, `1m30s`, `500ms`, a bare number of seconds.
final class Spans {
    private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|[wdhms]?)");

    private Spans() {}

    static Duration parse(String name, String text) {
        Duration sum = Duration.ZERO;
        Matcher part = PART.matcher(text);
        int end = 0;
        while (part.find() && part.start() == end) {
            end = part.end();
            long count = Long.parseLong(part.group(1));
            sum =
                    sum.plus(
                            switch (part.group(2)) {
                                case "ms" -> Duration.ofMillis(count);
                                case "m" -> Duration.ofMinutes(count);
                                case "h" -> Duration.ofHours(count);
                                case "d" -> Duration.ofDays(count);
                                case "w" -> Duration.ofDays(7 * count);
                                default -> Duration.ofSeconds(count);
                            });
        }
        if (end != text.length() || end == 0) {
            throw new Trap(1, "invalid time value for argument " + name);
        }
        return sum;
    }
}
