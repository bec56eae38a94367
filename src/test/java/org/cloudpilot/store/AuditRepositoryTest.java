package org.cloudpilot.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cloudpilot.model.Actor;
import org.cloudpilot.model.AuditCheckpoint;
import org.cloudpilot.model.AuditEntry;
import org.cloudpilot.model.AuditEvent;
import org.cloudpilot.model.AuditHead;
import org.cloudpilot.model.AuditQuery;
import org.cloudpilot.model.AuditVerdict;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.UserId;
import org.cloudpilot.store.maintenance.RowTampering;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AuditRepositoryTest {
    private static final Instant NOW = StoreFixture.NOW;
    private static final UserId ANN = new UserId(1);
    private static final SpaceId SPACE = new SpaceId(1);
    private static final AuditSight ALL = new AuditSight.All();

    @TempDir Path temp;
    private StoreFixture fixture;
    private AuditRepository audit;

    @BeforeEach
    void open() {
        fixture = StoreFixture.created(temp);
        audit = fixture.store.audit();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static AuditEvent event(@Nullable UserId user, SpaceId space, String target) {
        return new AuditEvent(
                new Actor(user, "ann", "window"), space, "router.add", target, "ok", "");
    }

    private AuditHead appendDaily(int days) {
        AuditHead head = AuditHead.NONE;
        for (int day = 0; day < days; day++) {
            head =
                    audit.append(
                            List.of(event(ANN, SPACE, "router " + day)),
                            NOW.plus(Duration.ofDays(day)));
        }
        return head;
    }

    private List<AuditEntry> entries() {
        List<AuditEntry> newestFirst =
                audit.search(ALL, AuditQuery.all().page(null, AuditQuery.MOST)).entries();
        return newestFirst.reversed();
    }

    private void tamper(String... statements) {
        fixture.store.lock();
        RowTampering.execute(fixture.folder, fixture.key, statements);
        assertInstanceOf(StoreOpening.Opened.class, fixture.store.open(fixture.key));
    }

    @Test
    void anEmptyChainIsWhole() {
        assertEquals(AuditHead.NONE, audit.head());
        assertEquals(new AuditVerdict.Whole(AuditHead.NONE, 0), audit.verify(null));
        assertEquals(0, audit.removeOlder(NOW, NOW));
    }

    @Test
    void entriesAreKeptAsTheyWereWritten() {
        AuditEvent event =
                new AuditEvent(
                        Actor.stranger("böb\0", "10.0.0.1"), null, "a.b", "t", "refused", "d\n");
        AuditHead head = audit.append(List.of(event, event(ANN, SPACE, "x")), NOW);
        fixture.store.lock();
        fixture.store.open(fixture.key);

        AuditEntry first = entries().getFirst();
        assertEquals(1, first.sequence());
        assertEquals(Instant.parse("2026-11-23T10:15:30.123456Z"), first.at());
        assertEquals(
                event,
                new AuditEvent(
                        new Actor(first.user(), first.username(), first.via()),
                        first.space(),
                        first.action(),
                        first.target(),
                        first.outcome(),
                        first.detail()));
        assertEquals(2, head.sequence());
        assertEquals(head, entries().getLast().head());
        assertEquals(head, audit.head());
        assertEquals(new AuditVerdict.Whole(head, 2), audit.verify(head));
    }

    @Test
    void textsThatAreTooLongAreCut() {
        String emoji = "\uD83D\uDE00".repeat(5_000);
        String half = "\uD83D half";
        audit.append(
                List.of(
                        new AuditEvent(
                                new Actor(ANN, "x" + emoji, "x" + emoji),
                                null,
                                "x" + emoji,
                                emoji,
                                emoji,
                                "x" + emoji),
                        event(ANN, SPACE, half)),
                NOW);

        AuditEntry cut = entries().getFirst();
        assertTrue(cut.detail().length() <= 4_000 && cut.detail().length() >= 3_998);
        assertTrue(cut.target().endsWith("\uDE00…"));
        assertEquals("? half", entries().getLast().target());
        assertInstanceOf(AuditVerdict.Whole.class, audit.verify(null));
    }

    static Stream<Arguments> tampering() {
        String head = "update audit_head set ";
        return Stream.of(
                row(3, "update audit_entry set detail = 'nothing' where sequence = 3"),
                row(3, "update audit_entry set username = 'bob' where sequence = 3"),
                row(3, "update audit_entry set at = dateadd(second, 1, at) where sequence = 3"),
                row(3, "update audit_entry set account_id = null where sequence = 3"),
                row(3, "update audit_entry set space_id = 2 where sequence = 3"),
                row(3, "update audit_entry set outcome = 'ok ' where sequence = 3"),
                row(3, "update audit_entry set mac = rawtohex('x') where sequence = 3"),
                row(3, "delete from audit_entry where sequence = 3"),
                row(1, "delete from audit_entry where sequence <= 2"),
                row(1, "delete from audit_entry where sequence = 1"),
                row(6, "delete from audit_entry where sequence = 6"),
                row(1, "delete from audit_entry"),
                row(
                        3,
                        "update audit_entry set sequence = 99 where sequence = 3",
                        "update audit_entry set sequence = 3 where sequence = 4",
                        "update audit_entry set sequence = 4 where sequence = 99"),
                row(
                        7,
                        "insert into audit_entry select 7, at, account_id, username, via, space_id,"
                                + " action, target, outcome, detail, mac from audit_entry"
                                + " where sequence = 6"),
                row(
                        4,
                        "update audit_entry set sequence = sequence + 10 where sequence > 3",
                        "update audit_entry set sequence = sequence - 9 where sequence > 10",
                        "insert into audit_entry select 4, at, account_id, username, via, space_id,"
                                + " action, target, outcome, detail, mac from audit_entry"
                                + " where sequence = 3",
                        head + "sequence = 7"),
                row(
                        1,
                        "update audit_entry set action = 'audit.checkpoint', account_id = null,"
                                + " detail = 'through 2 ' || (select rawtohex(mac) from audit_entry"
                                + " where sequence = 2) where sequence = 6",
                        "delete from audit_entry where sequence <= 2"),
                row(1, head + "audit_key = mac"),
                row(7, head + "sequence = 8"),
                row(1, "delete from audit_head"));
    }

    private static Arguments row(long brokenAt, String... statements) {
        return Arguments.of(brokenAt, statements);
    }

    @ParameterizedTest
    @MethodSource("tampering")
    void whatWasDoneBehindTheProgramsBackIsFound(long brokenAt, String[] statements) {
        appendDaily(6);
        tamper(statements);
        var broken = assertInstanceOf(AuditVerdict.Broken.class, audit.verify(null));
        assertTrue(
                broken.sequence() == brokenAt || statements.length > 1,
                () -> "broken at " + broken.sequence());
        audit.append(List.of(event(ANN, SPACE, "later")), NOW);
        assertInstanceOf(AuditVerdict.Broken.class, audit.verify(null));
    }

    @Test
    void aChainCutOffTogetherWithItsHeadIsShorterThanAKeptHead() {
        AuditHead kept = appendDaily(6);
        AuditEntry fourth = entries().get(3);
        tamper(
                "delete from audit_entry where sequence > 4",
                "update audit_head set sequence = 4, mac = x'" + fourth.mac() + "'");

        assertEquals(new AuditVerdict.Whole(fourth.head(), 4), audit.verify(null));
        assertEquals(new AuditVerdict.ShorterThanKept(fourth.head(), kept), audit.verify(kept));
        assertEquals(new AuditVerdict.ShorterThanKept(fourth.head(), kept), audit.check(kept));

        AuditHead grown =
                audit.append(List.of(event(ANN, SPACE, "a"), event(ANN, SPACE, "b")), NOW);
        AuditHead more = audit.append(List.of(event(ANN, SPACE, "c")), NOW);
        assertNotEquals(kept, grown);
        assertEquals(new AuditVerdict.OtherThanKept(more, kept), audit.verify(kept));
        assertEquals(new AuditVerdict.OtherThanKept(more, kept), audit.check(kept));
        assertInstanceOf(AuditVerdict.Whole.class, audit.check(fourth.head()));
    }

    @Test
    void aCheckpointStandsForWhatWasOldEnough() {
        appendDaily(10);
        AuditHead fourth = entries().get(3).head();
        AuditHead third = entries().get(2).head();
        Instant later = NOW.plus(Duration.ofDays(20));

        assertEquals(4, audit.removeOlder(NOW.plus(Duration.ofDays(4)).minusSeconds(1), later));

        List<AuditEntry> left = entries();
        assertEquals(5, left.getFirst().sequence());
        AuditEntry checkpoint = left.getLast();
        assertEquals(11, checkpoint.sequence());
        assertEquals("entries 1 to 4", checkpoint.target());
        assertEquals(new AuditCheckpoint(fourth), AuditCheckpoint.of(checkpoint).orElseThrow());
        assertEquals(new AuditVerdict.Whole(checkpoint.head(), 7), audit.verify(fourth));
        assertInstanceOf(AuditVerdict.Whole.class, audit.verify(third));
        assertInstanceOf(AuditVerdict.Whole.class, audit.check(fourth));
        var forged = new AuditHead(4, third.mac());
        assertInstanceOf(AuditVerdict.OtherThanKept.class, audit.verify(forged));
        assertInstanceOf(AuditVerdict.OtherThanKept.class, audit.check(forged));

        assertEquals(0, audit.removeOlder(NOW.plus(Duration.ofDays(4)).minusSeconds(1), later));
        assertEquals(7, audit.removeOlder(later.plusSeconds(1), later.plusSeconds(2)));
        assertEquals(1, entries().size());
        assertInstanceOf(AuditVerdict.Whole.class, audit.verify(null));
        tamper("delete from audit_entry");
        assertInstanceOf(AuditVerdict.Broken.class, audit.verify(null));
    }

    @Test
    void oldEntriesCutOffBesideTheCheckpointAreMissed() {
        appendDaily(10);
        audit.removeOlder(
                NOW.plus(Duration.ofDays(4)).minusSeconds(1), NOW.plus(Duration.ofDays(20)));
        tamper("delete from audit_entry where sequence <= 6");
        assertEquals(new AuditVerdict.Broken(5), audit.verify(null));
    }

    @Test
    void whoSeesOwnEntriesSeesThoseAndTheSpaces() {
        UserId bob = new UserId(2);
        SpaceId other = new SpaceId(2);
        audit.append(
                List.of(
                        event(ANN, SPACE, "one"),
                        event(bob, SPACE, "two"),
                        event(bob, other, "three"),
                        event(null, other, "four")),
                NOW);

        assertEquals(
                List.of("three", "two"), targets(new AuditSight.Own(bob, Set.of()), query("")));
        assertEquals(
                List.of("four", "three", "two"),
                targets(new AuditSight.Own(bob, Set.of(other)), query("")));
        assertEquals(List.of("one"), targets(ALL, AuditQuery.all().by(ANN)));
        assertEquals(
                List.of("four", "three"), targets(ALL, AuditQuery.all().within(Set.of(other))));
    }

    @Test
    void searchTakesTextsLiterallyAndInWhateverCase() {
        audit.append(List.of(event(ANN, SPACE, "Mast_3!"), event(ANN, SPACE, "Mast43")), NOW);
        assertEquals(List.of("Mast_3!"), targets(ALL, query(" mast_3 ")));
        assertEquals(List.of("Mast_3!"), targets(ALL, query("3!")));
        assertEquals(List.of(), targets(ALL, query("%")));
        assertEquals(2, targets(ALL, AuditQuery.all().withAction("router.")).size());
        assertEquals(0, targets(ALL, AuditQuery.all().withAction("outer")).size());
    }

    @Test
    void pagesAndTimesDivideTheLog() {
        appendDaily(5);
        assertEquals(List.of("router 4", "router 3"), targets(ALL, AuditQuery.all().page(null, 2)));
        assertEquals(List.of("router 2", "router 1"), targets(ALL, AuditQuery.all().page(4L, 2)));
        assertEquals(4L, audit.search(ALL, AuditQuery.all().page(null, 2)).before());
        assertEquals(null, audit.search(ALL, AuditQuery.all().page(3L, 2)).before());
        Instant second = entries().get(1).at();
        assertEquals(
                List.of("router 1"),
                targets(ALL, AuditQuery.all().between(second, second.plusSeconds(1))));
        List<Long> inOrder = new ArrayList<>();
        audit.inOrder(ALL, AuditQuery.all(), 1, 4, 10)
                .forEach(entry -> inOrder.add(entry.sequence()));
        assertEquals(List.of(2L, 3L, 4L), inOrder);
        assertFalse(audit.inOrder(ALL, AuditQuery.all(), 4, 5, 10).isEmpty());
    }

    private static AuditQuery query(String text) {
        return AuditQuery.all().withText(text);
    }

    private List<String> targets(AuditSight sight, AuditQuery query) {
        return audit.search(sight, query).entries().stream().map(AuditEntry::target).toList();
    }
}
