package org.cloudpilot.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.SentLine;
import org.cloudpilot.model.Snippet;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.UserId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleRepositoriesTest {
    private static final UserId ANN = new UserId(1);
    private static final UserId BEN = new UserId(2);

    @TempDir Path temp;

    private StoreFixture fixture;
    private SpaceId space;
    private RouterId router;

    @BeforeEach
    void create() {
        fixture = StoreFixture.created(temp);
        space = fixture.newSpace("ann");
        fixture.newSpace("ben");
        router = fixture.insert(space, "mast3");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private void send(UserId user, String line) {
        fixture.store
                .consoleLines()
                .add(space, user, new SentLine(router, line, StoreFixture.NOW), 3);
    }

    private List<String> lines(UserId user) {
        return fixture.store.consoleLines().last(space, user, 10).stream()
                .map(SentLine::line)
                .toList();
    }

    @Test
    void keepsEachPersonsLastLinesInOrder() {
        for (String line : List.of("a", "b", "c", "d")) {
            send(ANN, line);
        }
        send(BEN, "x");

        assertEquals(List.of("b", "c", "d"), lines(ANN));
        assertEquals(List.of("x"), lines(BEN));
        assertEquals(
                List.of("d"),
                fixture.store.consoleLines().last(space, ANN, 1).stream()
                        .map(SentLine::line)
                        .toList());
        assertEquals(3, fixture.store.consoleLines().forget(space, ANN));
        assertEquals(List.of(), lines(ANN));
        assertEquals(List.of("x"), lines(BEN));
    }

    @Test
    void linesGoWithTheirRouter() {
        send(ANN, "a");
        fixture.store.routers().delete(space, router);
        assertEquals(List.of(), lines(ANN));
    }

    @Test
    void aSnippetTakesThePlaceOfItsNamesake() {
        SnippetRepository snippets = fixture.store.snippets();
        snippets.put(space, "ping", "/ping ${address}", StoreFixture.NOW);
        Snippet kept = snippets.put(space, "ping", "/ping 9.9.9.9", StoreFixture.NOW);
        assertEquals(List.of(kept), snippets.all(space));
        assertTrue(snippets.delete(space, kept.id()));
        assertFalse(snippets.delete(space, kept.id()));
    }

    @Test
    void aTreeIsKeptForEachVersion() {
        ConsoleTreeRepository trees = fixture.store.consoleTrees();
        byte[] large = new byte[900_000];
        large[899_999] = 7;
        trees.put("7.9.2", new byte[] {1}, StoreFixture.NOW);
        trees.put("7.16.2", new byte[] {2}, StoreFixture.NOW);
        trees.put("7.9.2", large, StoreFixture.NOW);

        assertEquals(List.of("7.16.2", "7.9.2"), trees.versions());
        assertArrayEquals(large, trees.find("7.9.2").orElseThrow());
        assertEquals(Optional.empty(), trees.find("6.49.11"));
    }
}
