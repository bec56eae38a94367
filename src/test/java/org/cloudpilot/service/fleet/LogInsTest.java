package org.cloudpilot.service.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogInsTest {
    private static final Instant HOUR = Instant.parse("2026-11-23T10:00:00Z");

    private final LogIns logIns = new LogIns();

    @Test
    void countsByTheFullHour() {
        logIns.count(HOUR.plusSeconds(1));
        logIns.count(HOUR.plusSeconds(3_599));
        logIns.count(HOUR.plusSeconds(3_600));

        assertEquals(1, logIns.thisHour(HOUR.plusSeconds(3_700)));
        assertEquals(0, logIns.thisHour(HOUR.plusSeconds(7_200)));
        assertEquals(Map.of(HOUR, 2, HOUR.plusSeconds(3_600), 1), logIns.byHour());
    }

    @Test
    void forgetsWhatIsOlderThanADay() {
        for (int hour = 0; hour < 1_000; hour++) {
            logIns.count(HOUR.plus(Duration.ofHours(hour)));
        }

        assertEquals(24, logIns.byHour().size());
        assertEquals(HOUR.plus(Duration.ofHours(976)), logIns.byHour().firstKey());
    }
}
