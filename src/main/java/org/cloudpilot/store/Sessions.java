package org.cloudpilot.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.StoreWriteException;
import org.cloudpilot.store.maintenance.DatabaseFile;
import org.cloudpilot.store.maintenance.SwitchedSource;
import org.cloudpilot.store.maintenance.WriteFailures;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.Transaction;
import org.jspecify.annotations.Nullable;

/// Units of work on the open database: each its own session and transaction, bound to one space.
/// Closing waits for those under way.
final class Sessions {
    private static final int MOST_CONNECTIONS = 8;

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final SwitchedSource source = new SwitchedSource();
    private volatile @Nullable SessionFactory factory;
    private @Nullable DatabaseFile file;
    private @Nullable HikariDataSource pool;
    private @Nullable Syncer syncer;
    private volatile boolean broken;

    <T extends @Nullable Object> T inSpace(SpaceId space, Function<StatelessSession, T> work) {
        return run(space.value(), work);
    }

    <T extends @Nullable Object> T inStore(Function<StatelessSession, T> work) {
        return run(Tenants.NO_SPACE, work);
    }

    /// Sees the rows of every space: each query must say whose it means.
    <T extends @Nullable Object> T acrossSpaces(Function<StatelessSession, T> work) {
        return run(Tenants.ALL_SPACES, work);
    }

    private <T extends @Nullable Object> T run(Long tenant, Function<StatelessSession, T> work) {
        if (broken) {
            mend();
        }
        lock.readLock().lock();
        try {
            SessionFactory built = factory;
            Syncer syncing = syncer;
            if (file == null || built == null || syncing == null) {
                throw new StoreClosedException();
            }
            try (StatelessSession session =
                    built.withStatelessOptions()
                            .tenantIdentifier((Object) tenant)
                            .openStatelessSession()) {
                return inTransaction(session, work);
            } finally {
                syncing.worked();
            }
        } catch (RuntimeException failed) {
            throw told(failed);
        } finally {
            lock.readLock().unlock();
        }
    }

    /// The database shuts itself when it cannot write, and does not come back by itself.
    private RuntimeException told(RuntimeException failed) {
        if (failed instanceof StoreWriteException
                // a copy elsewhere failed, not the store
                || failed instanceof UncheckedIOException
                || !WriteFailures.isOne(failed)) {
            return failed;
        }
        broken = true;
        return new StoreWriteException(failed);
    }

    /// Opens the file again, as it was at the last commit.
    private void mend() {
        lock.writeLock().lock();
        try {
            DatabaseFile opened = file;
            if (opened != null && broken) {
                leavePool();
                opened.reopen();
                enterPool(opened);
                broken = false;
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private static <T extends @Nullable Object> T inTransaction(
            StatelessSession session, Function<StatelessSession, T> work) {
        Transaction transaction = session.beginTransaction();
        try {
            T result = work.apply(session);
            transaction.commit();
            return result;
        } catch (RuntimeException | Error failed) {
            rollBack(transaction, failed);
            throw failed;
        }
    }

    private static void rollBack(Transaction transaction, Throwable because) {
        try {
            if (transaction.getStatus().canRollback()) {
                transaction.rollback();
            }
        } catch (RuntimeException alsoFailed) {
            because.addSuppressed(alsoFailed);
        }
    }

    /// Builds what takes longest and needs no key.
    synchronized SessionFactory factory() {
        SessionFactory built = factory;
        if (built == null) {
            built = Mapping.build(source);
            factory = built;
        }
        return built;
    }

    void connect(DatabaseFile opened, StoreOptions options) {
        lock.writeLock().lock();
        try {
            factory();
            enterPool(opened);
            syncer = new Syncer(this::sync, options);
            broken = false;
            file = opened;
        } finally {
            lock.writeLock().unlock();
        }
    }

    void disconnect() {
        lock.writeLock().lock();
        try {
            leavePool();
            if (file != null) {
                file.close();
                file = null;
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    void close() {
        disconnect();
        synchronized (this) {
            if (factory != null) {
                // Hibernate keeps every open factory in a static map
                factory.close();
                factory = null;
            }
        }
    }

    boolean connected() {
        lock.readLock().lock();
        try {
            return file != null;
        } finally {
            lock.readLock().unlock();
        }
    }

    private void enterPool(DatabaseFile opened) {
        HikariDataSource made = pool(opened);
        pool = made;
        source.connectTo(made);
    }

    private void leavePool() {
        source.disconnect();
        if (pool != null) {
            pool.close();
            pool = null;
        }
    }

    void checkpoint() {
        withFile(
                opened -> {
                    opened.checkpoint();
                    return true;
                });
    }

    /// A closed store was synced when it was closed.
    private void sync() {
        try {
            withFile(DatabaseFile::sync);
        } catch (StoreClosedException done) {
            return;
        }
    }

    /// Does `work` with the open file, which stays open meanwhile.
    <T> T withFile(Function<DatabaseFile, T> work) {
        if (broken) {
            mend();
        }
        lock.readLock().lock();
        try {
            DatabaseFile opened = file;
            if (opened == null) {
                throw new StoreClosedException();
            }
            return work.apply(opened);
        } catch (RuntimeException failed) {
            throw told(failed);
        } finally {
            lock.readLock().unlock();
        }
    }

    private static HikariDataSource pool(DatabaseFile file) {
        var config = new HikariConfig();
        config.setDataSource(file.source());
        config.setPoolName("store");
        config.setAutoCommit(false);
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(1);
        return new HikariDataSource(config);
    }
}
