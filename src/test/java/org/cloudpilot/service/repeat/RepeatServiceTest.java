package org.cloudpilot.service.repeat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cloudpilot.program.PassingClock;
import org.cloudpilot.service.fleet.FleetFixture;
import org.cloudpilot.service.fleet.FleetForEachTest;
import org.cloudpilot.service.repeat.RepeatService.Beginning;
import org.cloudpilot.vault.SpaceKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(60)
@ExtendWith(FleetForEachTest.class)
class RepeatServiceTest {
    private static final byte[] REQUEST = "{}".getBytes(StandardCharsets.UTF_8);
    private static final KeptAnswer ANSWER = new KeptAnswer(201, "/routers/1/", REQUEST);

    private final PassingClock clock = new PassingClock();
    private final FleetFixture fixture;
    private RepeatService repeats;

    RepeatServiceTest(FleetFixture fixture) {
        this.fixture = fixture;
        repeats = new RepeatService(fixture.store().keptAnswers(), clock);
        fixture.access().watchSpaces(repeats);
    }

    private Beginning begin(String name) {
        return repeats.begin(fixture.caller(), "addRouter", name, REQUEST).orThrow();
    }

    private void keep(String name) {
        try (var ticket = assertInstanceOf(Beginning.First.class, begin(name)).ticket()) {
            ticket.keep(ANSWER);
        }
    }

    @Test
    void whatIsADayOldIsRemovedWithoutTheSpaceBeingLocked() {
        keep("old");
        assertEquals(new Beginning.Again(ANSWER), begin("old"));
        clock.pass(Duration.ofHours(25));
        keep("new");

        clock.pass(Duration.ofHours(-24));

        keep("old");
        assertEquals(new Beginning.Again(ANSWER), begin("new"));
    }

    @Test
    void lockingWaitsForWhatIsBeingKept() throws Exception {
        var large = new KeptAnswer(200, "", new byte[1 << 20]);
        var space = fixture.caller().space();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 20; round++) {
                SpaceKey key = SpaceKey.random("store", space);
                repeats.unlocked(space, key);
                try (var ticket =
                        assertInstanceOf(Beginning.First.class, begin("round " + round)).ticket()) {
                    var keeping = new CountDownLatch(1);
                    Future<?> kept =
                            threads.submit(
                                    () -> {
                                        keeping.countDown();
                                        ticket.keep(large);
                                    });
                    keeping.await();
                    repeats.locked(space);
                    key.close();
                    kept.get();
                }
            }
        }
    }
}
