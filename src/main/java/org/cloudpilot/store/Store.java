package org.cloudpilot.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.cloudpilot.store.entity.StoreMetaEntity;
import org.cloudpilot.store.maintenance.DatabaseFile;
import org.cloudpilot.store.maintenance.FileOpening;
import org.cloudpilot.store.maintenance.Rekeying;
import org.cloudpilot.store.maintenance.SchemaStanding;
import org.cloudpilot.vault.DataFolder;
import org.cloudpilot.vault.KeySlot;
import org.cloudpilot.vault.StoreKey;
import org.jspecify.annotations.Nullable;

/// One encrypted database file. Its repositories are stable: they work whenever it is open, and
/// throw [StoreClosedException] otherwise.
public final class Store implements AutoCloseable {
    /// The name of its file in the data folder.
    public static final String FILE_NAME = DatabaseFile.FILE_NAME;

    private final DataFolder folder;
    private final StoreOptions options;
    private final Sessions sessions = new Sessions();
    private final SlotList slots = new SlotList(sessions);
    private final AccountRepository accounts = new AccountRepository(sessions);
    private final ApiKeyRepository apiKeys = new ApiKeyRepository(sessions);
    private final TokenFamilyRepository tokenFamilies = new TokenFamilyRepository(sessions);
    private final RouterRepository routers = new RouterRepository(sessions);
    private final SpaceRepository spaces = new SpaceRepository(sessions);
    private final InvitationRepository invitations = new InvitationRepository(sessions);
    private final AuthorityRepository authorities = new AuthorityRepository(sessions);
    private final KeptAnswerRepository keptAnswers = new KeptAnswerRepository(sessions);
    private final LastLookRepository lastLooks = new LastLookRepository(sessions);
    private final PaymentRepository payments = new PaymentRepository(sessions);
    private final CredentialRepository credentials = new CredentialRepository(sessions);
    private final SettingRepository settings = new SettingRepository(sessions);
    private final ConsoleLineRepository consoleLines = new ConsoleLineRepository(sessions);
    private final SnippetRepository snippets = new SnippetRepository(sessions);
    private final ConsoleTreeRepository consoleTrees = new ConsoleTreeRepository(sessions);
    private final AuditRepository audit = new AuditRepository(sessions);

    public Store(DataFolder folder) {
        this(folder, StoreOptions.standard());
    }

    public Store(DataFolder folder, StoreOptions options) {
        QuietLibraries.hush();
        this.folder = folder;
        this.options = options;
    }

    /// Does what opening needs and takes long but needs no key: worth a thread of its own while a
    /// person types a password.
    public void warmUp() {
        sessions.factory();
    }

    /// Whether there is a file, of whatever content.
    public boolean exists() {
        return Files.exists(DatabaseFile.path(folder));
    }

    public boolean isOpen() {
        return sessions.connected();
    }

    /// Opens the file that is there, and brings its schema up to date. It must be locked. The key
    /// stays the caller's.
    public synchronized StoreOpening open(StoreKey key) {
        return exists() ? open(key, false) : new StoreOpening.Missing();
    }

    /// Makes an empty store and opens it.
    public synchronized StoreOpening create(StoreKey key, String storeId, Instant at) {
        if (exists()) {
            throw new IllegalStateException("there is a store already");
        }
        StoreOpening opening = open(key, true);
        if (opening instanceof StoreOpening.Opened) {
            var meta = new StoreMetaEntity();
            meta.id = 1;
            meta.storeId = storeId;
            meta.slotGeneration = 0;
            meta.createdAt = at;
            sessions.inStore(session -> session.insert(meta));
        }
        return opening;
    }

    private StoreOpening open(StoreKey key, boolean create) {
        if (sessions.connected()) {
            throw new IllegalStateException("the store is open");
        }
        return switch (DatabaseFile.open(
                folder, options.fileSystem(), options.mostWaste(), key, create)) {
            case FileOpening.Opened(DatabaseFile file) -> connect(file, create);
            case FileOpening.Unreadable() -> new StoreOpening.Unreadable();
            case FileOpening.InUse() -> new StoreOpening.InUse();
            case FileOpening.Failed(int code) -> new StoreOpening.Failed(code);
        };
    }

    private StoreOpening connect(DatabaseFile file, boolean isNew) {
        boolean connected = false;
        try {
            return switch (file.migrate(isNew)) {
                case SchemaStanding.Lost() -> new StoreOpening.Unreadable();
                case SchemaStanding.Newer(int found, int known) ->
                        new StoreOpening.Newer(found, known);
                case SchemaStanding.NotCopied(int code) -> new StoreOpening.Failed(code);
                case SchemaStanding.Current() -> {
                    sessions.connect(file, options);
                    connected = true;
                    yield new StoreOpening.Opened();
                }
            };
        } finally {
            if (!connected) {
                file.close();
            }
        }
    }

    /// Takes away a store whose making failed, before anybody was told that it exists.
    public synchronized void discard() throws IOException {
        lock();
        folder.delete(DatabaseFile.FILE_NAME);
    }

    /// Makes a copy of the locked store under another key, aside. Until [#commitRekey] nothing has
    /// changed.
    ///
    /// @return the copy's mark, see [#isRekeyDone]
    public synchronized String prepareRekey(StoreKey old, StoreKey fresh, Collection<KeySlot> slots)
            throws IOException {
        if (sessions.connected()) {
            throw new IllegalStateException("the store is open");
        }
        Rekeying.prepare(folder, old, fresh, slots);
        return Rekeying.preparedMark(folder).orElseThrow();
    }

    /// Whether the file is the one with the new key. It is asked itself: what stands aside may have
    /// been taken away.
    ///
    /// @param mark the new file's; null where none was written down: then the copy aside tells
    public boolean isRekeyDone(@Nullable String mark) throws IOException {
        return mark == null
                ? !Rekeying.isPrepared(folder)
                : Rekeying.mark(folder).filter(mark::equals).isPresent();
    }

    /// From here on the store opens with the new key alone.
    public synchronized void commitRekey() throws IOException {
        Rekeying.commit(folder);
    }

    public synchronized void abandonRekey() throws IOException {
        Rekeying.abandon(folder);
    }

    /// On return, all that was written is on the disk, past the operating system's caches.
    public void checkpoint() {
        sessions.checkpoint();
    }

    /// Copies the open store's file, still encrypted, as it is at one moment.
    ///
    /// @param name of the copy, in the data folder
    public void snapshot(String name) throws IOException {
        try {
            sessions.withFile(
                    file -> {
                        try {
                            file.snapshot(name);
                            return true;
                        } catch (IOException failed) {
                            throw new UncheckedIOException(failed);
                        }
                    });
        } catch (UncheckedIOException failed) {
            throw Objects.requireNonNull(failed.getCause());
        }
    }

    /// The schema of every store that this program has opened.
    public static int knownSchema() {
        return DatabaseFile.knownSchema();
    }

    /// Does `work` with the files of the locked store, which nobody opens meanwhile. Empty when it
    /// is open.
    public synchronized <T> Optional<T> whileLocked(Supplier<T> work) {
        return sessions.connected() ? Optional.empty() : Optional.of(work.get());
    }

    public SlotList slots() {
        return slots;
    }

    public AccountRepository accounts() {
        return accounts;
    }

    public ApiKeyRepository apiKeys() {
        return apiKeys;
    }

    public TokenFamilyRepository tokenFamilies() {
        return tokenFamilies;
    }

    public RouterRepository routers() {
        return routers;
    }

    public SpaceRepository spaces() {
        return spaces;
    }

    public InvitationRepository invitations() {
        return invitations;
    }

    public KeptAnswerRepository keptAnswers() {
        return keptAnswers;
    }

    public LastLookRepository lastLooks() {
        return lastLooks;
    }

    public CredentialRepository credentials() {
        return credentials;
    }

    public PaymentRepository payments() {
        return payments;
    }

    public SettingRepository settings() {
        return settings;
    }

    public AuthorityRepository authorities() {
        return authorities;
    }

    public ConsoleLineRepository consoleLines() {
        return consoleLines;
    }

    public SnippetRepository snippets() {
        return snippets;
    }

    public ConsoleTreeRepository consoleTrees() {
        return consoleTrees;
    }

    public AuditRepository audit() {
        return audit;
    }

    /// Waits for the work under way, then closes the file. It can be opened again.
    public synchronized void lock() {
        sessions.disconnect();
    }

    /// Locks, and lets go of what [#warmUp] made.
    @Override
    public synchronized void close() {
        sessions.close();
    }
}
