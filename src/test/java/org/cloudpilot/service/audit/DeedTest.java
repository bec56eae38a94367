package org.cloudpilot.service.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cloudpilot.model.AuditEvent;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.LeaseId;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Role;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.Standing;
import org.cloudpilot.model.UserId;
import org.junit.jupiter.api.Test;

class DeedTest {
    private static final Caller ANN =
            new Caller(
                    new UserId(1),
                    "ann",
                    new SpaceId(2),
                    Set.of(),
                    new Standing(Role.OWNER),
                    new LeaseId("test"),
                    "window");

    private final List<String> told = new ArrayList<>();

    private boolean record(AuditEvent event) {
        return told.add(
                String.join("|", event.action(), event.target(), event.outcome(), event.detail()));
    }

    @Test
    void whatIsDoneIsToldWithWhatBecameKnown() {
        Deed deed = new Deed("a.b", "it");
        deed.done(
                this::record,
                ANN,
                () -> {
                    deed.on("it 1");
                    deed.detail("more");
                    return Outcome.done(true);
                });
        assertEquals(List.of("a.b|it 1|ok|more"), told);
    }

    @Test
    void aRefusalIsToldByItsWordAndAsOne() {
        Deed deed = new Deed("a.b", "all");
        deed.done(
                this::record,
                ANN,
                () -> {
                    deed.part("one", "ok", "");
                    return Outcome.refused(new Refusal.Locked());
                });
        assertEquals(List.of("a.b|all|locked|"), told);
    }

    @Test
    void partsAreEntriesOfTheirOwn() {
        Deed deed = new Deed("a.b", "all");
        deed.done(
                this::record,
                ANN,
                () -> {
                    deed.part("one", "ok", "x");
                    deed.part("two", "not_found", "y");
                    return Outcome.done(true);
                });
        assertEquals(List.of("a.b|one|ok|x", "a.b|two|not_found|y"), told);
    }

    @Test
    void whatIsRecordedIsShown() {
        try (Secret secret = Secret.ofText("wolf")) {
            assertEquals(
                    Outcome.done(secret),
                    new Deed("a.b", "it")
                            .revealing(
                                    this::record, ANN, () -> Outcome.done(secret), Secret::close));
            assertFalse(secret.isClosed());
        }
        assertEquals(List.of("a.b|it|ok|"), told);
    }

    @Test
    void whatCannotBeRecordedIsWipedInsteadOfShown() {
        try (Secret secret = Secret.ofText("wolf")) {
            assertInstanceOf(
                    Outcome.Refused.class,
                    new Deed("a.b", "it")
                            .revealing(
                                    event -> false,
                                    ANN,
                                    () -> Outcome.done(secret),
                                    Secret::close));
            assertTrue(secret.isClosed());
        }
    }

    @Test
    void aDefectLeavesAnEntry() {
        Deed deed = new Deed("a.b", "it");
        assertThrows(
                IllegalStateException.class,
                () ->
                        deed.done(
                                this::record,
                                ANN,
                                () -> {
                                    throw new IllegalStateException("a defect");
                                }));
        assertEquals(List.of("a.b|it|failed|"), told);
    }
}
