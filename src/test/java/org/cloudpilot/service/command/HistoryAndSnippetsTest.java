package org.cloudpilot.service.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.SentLine;
import org.cloudpilot.model.Snippet;
import org.cloudpilot.service.fleet.FleetFixture;
import org.cloudpilot.service.fleet.FleetForEachTest;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.SimulatedRouter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FleetForEachTest.class)
class HistoryAndSnippetsTest {

    private final SimulatedRouter device = SimulatedRouter.builder(Hardware.HEX).start();
    private final FleetFixture fixture;
    private ConsoleHistory history;
    private SnippetService snippets;
    private RouterId router;

    HistoryAndSnippetsTest(FleetFixture fixture) {
        this.fixture = fixture;
        history = new ConsoleHistory(fixture.store().consoleLines(), Clock.systemUTC());
        snippets =
                new SnippetService(fixture.store().snippets(), Clock.systemUTC(), fixture.audit());
        router = fixture.add("edge", device, "admin", "").id();
    }

    @AfterEach
    void close() {
        device.close();
    }

    private List<String> lines() {
        return history.last(fixture.caller()).orThrow().stream().map(SentLine::line).toList();
    }

    @Test
    void historyHasNoSecrets() {
        history.add(fixture.caller(), router, "/", "/ip address print").orThrow();
        history.add(fixture.caller(), router, "/user", "add name=x password=\"k7 Qz\"").orThrow();
        assertFalse(history.add(fixture.caller(), router, "/", "  ").orThrow());
        assertFalse(history.add(fixture.caller(), router, "/", "x".repeat(5_000)).orThrow());

        assertEquals(List.of("/ip address print", "add name=x password=<hidden>"), lines());
        assertEquals(2, history.forget(fixture.caller()).orThrow());
        assertEquals(List.of(), lines());
    }

    @Test
    void aReaderHasNone() {
        Caller caller = fixture.caller();
        Caller reader =
                new Caller(
                        caller.user(),
                        caller.username(),
                        caller.space(),
                        Set.of(Scope.READ),
                        caller.standing(),
                        caller.lease(),
                        caller.via());
        assertInstanceOf(Outcome.Refused.class, history.last(reader));
        assertInstanceOf(Outcome.Refused.class, snippets.put(reader, "x", "/ping ${address}"));
        assertEquals(List.of(), snippets.all(caller).orThrow());
    }

    @Test
    void snippetsHaveGapsAndNoSecrets() {
        Snippet kept =
                snippets.put(
                                fixture.caller(),
                                " new user ",
                                "/ppp secret add name=${name} password=${password}")
                        .orThrow();
        assertEquals(List.of("name", "password"), List.copyOf(kept.gaps()));
        assertEquals(
                "/ppp secret add name=bob password=${password}",
                kept.filled(Map.of("name", "bob")));
        assertEquals(List.of(kept), snippets.all(fixture.caller()).orThrow());

        Outcome<Snippet> refused =
                snippets.put(fixture.caller(), "bad", "/ppp secret add password=hunter2");
        assertInstanceOf(
                Refusal.Invalid.class, assertInstanceOf(Outcome.Refused.class, refused).refusal());

        assertTrue(snippets.remove(fixture.caller(), kept) instanceof Outcome.Done<Snippet>);
        assertTrue(snippets.remove(fixture.caller(), kept) instanceof Outcome.Refused<Snippet>);
    }
}
