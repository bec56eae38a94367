package org.cloudpilot.service.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.cloudpilot.model.Actor;
import org.cloudpilot.model.AuditEntry;
import org.cloudpilot.model.AuditEvent;
import org.cloudpilot.model.AuditFormat;
import org.cloudpilot.model.AuditHead;
import org.cloudpilot.model.AuditPage;
import org.cloudpilot.model.AuditQuery;
import org.cloudpilot.model.AuditVerdict;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.LeaseId;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Role;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Standing;
import org.cloudpilot.service.access.AccessOptions;
import org.cloudpilot.service.access.AccessService;
import org.cloudpilot.store.Store;
import org.cloudpilot.vault.Argon2Parameters;
import org.cloudpilot.vault.DataFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditServiceTest {
    private static final Instant START = Instant.parse("2026-11-23T10:15:30Z");

    @TempDir Path temp;
    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private Store store;
    private AccessService access;
    private AuditService audit;
    private Caller ann;
    private Caller bob;

    @BeforeEach
    void open() {
        DataFolder folder = DataFolder.prepare(temp).orThrow();
        store = new Store(folder);
        access =
                new AccessService(
                        folder,
                        store,
                        AccessOptions.of(false, true).withArgon2(new Argon2Parameters(64, 1, 1)),
                        _ -> true);
        audit = new AuditService(store, now::get);
        ann = registered("ann");
        bob = registered("bob");
    }

    private Caller registered(String name) {
        try (Secret password = Secret.ofText("a fixture's pass phrase")) {
            access.register(name, null, password).orThrow().privateKey().close();
            return access.signIn(name, password).orThrow();
        }
    }

    @AfterEach
    void close() {
        audit.close();
        access.close();
    }

    private boolean record(Caller caller, String target) {
        return audit.record(AuditEvent.of(caller, "router.add", target, AuditEvent.OK));
    }

    private List<String> seenBy(Caller caller) {
        return audit.search(caller, AuditQuery.all()).orThrow().entries().stream()
                .map(AuditEntry::target)
                .toList();
    }

    @Test
    void manyThreadsLeaveNoGapAtAFractionOfTheTransactions() throws Exception {
        int threads = 64;
        int each = 20;
        var transactions = new AtomicInteger();
        var writer = new GroupCommit(store.audit(), now::get, _ -> transactions.incrementAndGet());
        var start = new CountDownLatch(1);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> done = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int number = thread;
                done.add(pool.submit(() -> writeSome(writer, start, number, each)));
            }
            start.countDown();
            for (Future<Boolean> all : done) {
                assertTrue(all.get());
            }
        }
        List<AuditEntry> entries =
                store.audit()
                        .inOrder(
                                new org.cloudpilot.store.AuditSight.All(),
                                AuditQuery.all(),
                                0,
                                Long.MAX_VALUE,
                                threads * each + 1);
        assertEquals(threads * each, entries.size());
        assertEquals(threads * each, entries.getLast().sequence());
        assertEquals(
                threads * each,
                new HashSet<>(entries.stream().map(AuditEntry::target).toList()).size());
        assertInstanceOf(AuditVerdict.Whole.class, store.audit().verify(null));
        assertTrue(transactions.get() <= threads * each / 4, () -> transactions + " transactions");
    }

    private boolean writeSome(GroupCommit writer, CountDownLatch start, int thread, int count)
            throws InterruptedException {
        start.await();
        boolean all = true;
        for (int i = 0; i < count; i++) {
            all &= writer.write(AuditEvent.of(ann, "a.b", thread + "/" + i, AuditEvent.OK));
        }
        return all;
    }

    @Test
    void whileTheStoreIsClosedNothingIsRecorded() {
        assertTrue(record(ann, "x"));
        access.lockAll(org.cloudpilot.model.Actor.program("test"));
        assertFalse(record(ann, "y"));
        assertEquals(java.util.Optional.empty(), audit.head());
        assertInstanceOf(
                Refusal.Locked.class,
                assertInstanceOf(Outcome.Refused.class, audit.search(ann, AuditQuery.all()))
                        .refusal());
    }

    @Test
    void theOwnerSeesAllAndOthersTheirOwnAndTheirSpaces() {
        record(ann, "in ann's");
        record(bob, "in bob's");
        audit.record(new AuditEvent(Actor.of(ann), bob.space(), "router.add", "guest", "ok", ""));
        audit.record(new AuditEvent(Actor.of(bob), ann.space(), "router.add", "visit", "ok", ""));
        audit.record(
                new AuditEvent(Actor.stranger("eve", "10.0.0.9"), null, "a.b", "door", "no", ""));

        assertEquals(List.of("door", "visit", "guest", "in bob's", "in ann's"), seenBy(ann));
        assertEquals(List.of("visit", "guest", "in bob's"), seenBy(bob));
    }

    @Test
    void readingNeedsItsScope() {
        Caller blind = with(ann, Set.of(Scope.OPERATE));
        assertEquals(
                Outcome.refused(new Refusal.NotPermitted(Scope.READ)),
                audit.search(blind, AuditQuery.all()));
        assertEquals(
                Outcome.refused(new Refusal.NotPermitted(Scope.READ)), audit.verify(blind, null));
        assertEquals(
                Outcome.refused(new Refusal.NotPermitted(Scope.MANAGE)),
                audit.keepForDays(with(bob, Set.of(Scope.READ)), 1));
        assertEquals(
                Outcome.refused(new Refusal.NotOwner(Message.of("access.store_owner_only"))),
                audit.keepForDays(bob, 1));
        assertEquals(List.of("audit log", "audit log"), seenBy(bob));
    }

    private static Caller with(Caller caller, Set<Scope> scopes) {
        return new Caller(
                caller.user(),
                caller.username(),
                caller.space(),
                scopes,
                new Standing(Role.OWNER),
                new LeaseId("test"),
                caller.via());
    }

    @Test
    void pagesFollowEachOther() {
        for (int i = 1; i <= 5; i++) {
            record(ann, "" + i);
        }
        AuditPage first = audit.search(ann, AuditQuery.all().page(null, 2)).orThrow();
        assertEquals(4L, first.before());
        AuditPage second = audit.search(ann, AuditQuery.all().page(first.before(), 2)).orThrow();
        AuditPage third = audit.search(ann, AuditQuery.all().page(second.before(), 2)).orThrow();
        assertEquals("1", third.entries().getFirst().target());
        assertEquals(null, third.before());
    }

    @Test
    void anExportCarriesTheHeadAndLeavesAnEntry() throws IOException {
        record(ann, "=first");
        record(bob, "second");
        var csv = new ByteArrayOutputStream();

        AuditHead head = audit.export(bob, AuditQuery.all(), AuditFormat.CSV, csv).orThrow();

        String[] lines = csv.toString(StandardCharsets.UTF_8).split("\r\n");
        assertEquals(4, lines.length);
        assertTrue(lines[1].contains("second"));
        assertTrue(lines[2].contains("audit.export"));
        assertTrue(lines[3].startsWith("3,") && lines[3].endsWith(head.mac()));
        assertEquals(new AuditVerdict.Whole(head, 3), audit.verify(ann, head).orThrow());
        assertInstanceOf(
                AuditVerdict.ShorterThanKept.class,
                audit.verify(ann, new AuditHead(4, head.mac())).orThrow());
    }

    @Test
    void anExportOfManyEntriesIsWholeAndInOrder() throws IOException {
        for (int batch = 0; batch < 5; batch++) {
            store.audit()
                    .append(
                            java.util.Collections.nCopies(
                                    500, AuditEvent.of(ann, "a.b", "many", "ok")),
                            START);
        }
        var json = new ByteArrayOutputStream();
        audit.export(ann, AuditQuery.all(), AuditFormat.JSON, json).orThrow();
        var entries =
                tools.jackson.databind.json.JsonMapper.shared()
                        .readTree(json.toByteArray())
                        .get("entries");
        assertEquals(2_501, entries.size());
        for (int i = 0; i < entries.size(); i++) {
            assertEquals(i + 1, entries.get(i).get("sequence").asInt());
        }
    }

    @Test
    void theHeadIsHandedOutEveryHundredEntriesAndStandsTheTest() throws InterruptedException {
        BlockingQueue<AuditHead> kept = new ArrayBlockingQueue<>(10);
        audit.keepHeads(kept::add);
        for (int i = 0; i < 250; i++) {
            record(ann, "" + i);
        }
        AuditHead first = kept.poll(20, TimeUnit.SECONDS);
        AuditHead second = kept.poll(20, TimeUnit.SECONDS);
        assertEquals(List.of(100L, 200L), List.of(first.sequence(), second.sequence()));
        assertInstanceOf(AuditVerdict.Whole.class, audit.opened(second));
        assertInstanceOf(AuditVerdict.Whole.class, audit.opened(null));
        assertInstanceOf(
                AuditVerdict.OtherThanKept.class,
                audit.opened(new AuditHead(second.sequence(), first.mac())));
        assertInstanceOf(
                AuditVerdict.ShorterThanKept.class, audit.opened(new AuditHead(251, first.mac())));
        assertEquals(250, audit.head().orElseThrow().sequence());
    }

    @Test
    void retentionKeepsTheChainWhole() {
        for (int day = 0; day < 10; day++) {
            now.set(START.plus(Duration.ofDays(day)));
            record(ann, "day " + day);
        }
        assertEquals(0, audit.retentionDays(ann).orThrow());
        assertEquals(0, audit.applyRetention());
        assertEquals(3, audit.keepForDays(ann, 3).orThrow());

        List<String> left = seenBy(ann);
        assertEquals(
                List.of("entries 1 to 6", "audit log", "day 9", "day 8", "day 7", "day 6"), left);
        assertInstanceOf(AuditVerdict.Whole.class, audit.verify(ann, null).orThrow());
        assertInstanceOf(
                Refusal.Invalid.class,
                assertInstanceOf(Outcome.Refused.class, audit.keepForDays(ann, -1)).refusal());
    }
}
