package org.cloudpilot.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.vault.Sealed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorityRepositoryTest {
    @TempDir Path temp;
    private StoreFixture fixture;
    private AuthorityRepository authorities;
    private SpaceId ours;
    private SpaceId theirs;

    @BeforeEach
    void createStore() {
        fixture = StoreFixture.created(temp);
        authorities = fixture.store.authorities();
        ours = fixture.newSpace("ann");
        theirs = fixture.newSpace("bob");
    }

    @AfterEach
    void closeStore() {
        fixture.close();
    }

    private StoredAuthority fresh() {
        return new StoredAuthority(
                authorities.nextId(),
                new Sealed(new byte[] {1, 2, 3}),
                StoreFixture.NOW.truncatedTo(ChronoUnit.MICROS));
    }

    @Test
    void givesBackWhatWasInsertedById() {
        StoredAuthority first = fresh();
        StoredAuthority second = fresh();
        authorities.insert(ours, second);
        authorities.insert(ours, first);

        assertEquals(List.of(first, second), authorities.all(ours));
        assertTrue(authorities.delete(ours, first.id()));
        assertFalse(authorities.delete(ours, first.id()));
        assertEquals(List.of(second), authorities.all(ours));
    }

    @Test
    void hidesAnAuthorityFromEveryOtherSpace() {
        StoredAuthority one = fresh();
        authorities.insert(theirs, one);

        assertEquals(List.of(), authorities.all(ours));
        assertFalse(authorities.delete(ours, one.id()));
        assertThrows(RuntimeException.class, () -> authorities.insert(ours, one));
        assertEquals(List.of(one), authorities.all(theirs));
    }
}
