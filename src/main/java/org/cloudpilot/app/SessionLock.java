package org.cloudpilot.app;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.freedesktop.dbus.DBusMatchRule;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;

/// Hears on D-Bus when the desktop's session is locked: from logind, which tells of `Lock` and
/// `LockedHint` on the system bus, and from the screen savers of the session bus, which tell that
/// they are active. Where there is no bus, nothing is heard.
final class SessionLock implements AutoCloseable {
    private static final Logger LOG = System.getLogger(SessionLock.class.getName());
    private static final String SIGNAL = "signal";
    private static final String LOGIN = "org.freedesktop.login1.Session";
    private static final List<String> SCREEN_SAVERS =
            List.of("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver");

    private final Runnable onLocked;
    private final List<DBusConnection> buses = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    private SessionLock(Runnable onLocked) {
        this.onLocked = onLocked;
    }

    /// Begins to listen on both buses, on a thread of its own: a bus may be slow to answer.
    ///
    /// @param onLocked called from any thread, more than once for one lock perhaps
    static SessionLock listen(Runnable onLocked) {
        var lock = new SessionLock(onLocked);
        String id = System.getenv("XDG_SESSION_ID");
        Thread.ofPlatform()
                .daemon()
                .name("session-lock")
                .start(
                        () -> {
                            lock.hearSessionBus(DBusConnectionBuilder::forSessionBus);
                            lock.hearSystemBus(
                                    DBusConnectionBuilder::forSystemBus,
                                    id == null ? null : pathOf(id));
                        });
        return lock;
    }

    /// The same on buses at addresses of a test's own.
    static SessionLock listen(String address, @Nullable String sessionPath, Runnable onLocked) {
        var lock = new SessionLock(onLocked);
        lock.hearSessionBus(() -> DBusConnectionBuilder.forAddress(address));
        lock.hearSystemBus(() -> DBusConnectionBuilder.forAddress(address), sessionPath);
        return lock;
    }

    private interface Bus {
        DBusConnectionBuilder at() throws DBusException;
    }

    private interface Hearing {
        void on(DBusConnection bus) throws DBusException;
    }

    private void hearSessionBus(Bus bus) {
        hear(
                bus,
                connection -> {
                    for (String saver : SCREEN_SAVERS) {
                        connection.addGenericSigHandler(
                                new DBusMatchRule(SIGNAL, saver, "ActiveChanged"),
                                this::onScreenSaver);
                    }
                });
    }

    /// @param path the session's, so that the lock of another person's session is not taken for
    ///   this one's; null: any session's counts, since ours is unknown
    private void hearSystemBus(Bus bus, @Nullable String path) {
        hear(
                bus,
                connection -> {
                    connection.addGenericSigHandler(
                            rule(LOGIN, "Lock", path), signal -> onLocked.run());
                    connection.addGenericSigHandler(
                            rule("org.freedesktop.DBus.Properties", "PropertiesChanged", path),
                            this::onProperties);
                });
    }

    private static DBusMatchRule rule(String type, String member, @Nullable String path) {
        return path == null
                ? new DBusMatchRule(SIGNAL, type, member)
                : new DBusMatchRule(SIGNAL, type, member, path);
    }

    private void hear(Bus bus, Hearing hearing) {
        try {
            DBusConnection connection = bus.at().withShared(false).build();
            buses.add(connection);
            hearing.on(connection);
            if (closed) {
                connection.close();
            }
        } catch (DBusException | IOException | RuntimeException absent) {
            // containers, other systems, a session without a bus: the idle lock is there all the
            // same
            LOG.log(Level.DEBUG, "No bus that tells of the session's lock: {0}", absent);
        }
    }

    private void onScreenSaver(DBusSignal signal) {
        Object[] parts = parts(signal);
        if (parts.length == 1 && Boolean.TRUE.equals(parts[0])) {
            onLocked.run();
        }
    }

    private void onProperties(DBusSignal signal) {
        Object[] parts = parts(signal);
        if (parts.length >= 2
                && LOGIN.equals(parts[0])
                && parts[1] instanceof Map<?, ?> changed
                && changed.get("LockedHint") instanceof Variant<?> hint
                && Boolean.TRUE.equals(hint.getValue())) {
            onLocked.run();
        }
    }

    private static Object[] parts(DBusSignal signal) {
        try {
            return signal.getParameters();
        } catch (DBusException malformed) {
            LOG.log(Level.DEBUG, "A signal makes no sense: {0}", malformed);
            return new Object[0];
        }
    }

    /// Where logind keeps a session: letters and digits stand as they are, all else, and a digit at
    /// the beginning, as `_` with two hexadecimal digits.
    static String pathOf(String sessionId) {
        var path = new StringBuilder("/org/freedesktop/login1/session/");
        byte[] id = sessionId.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < id.length; i++) {
            char each = (char) (id[i] & 0xff);
            boolean letter = (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z');
            boolean digit = each >= '0' && each <= '9';
            if (letter || (digit && i > 0)) {
                path.append(each);
            } else {
                path.append('_').append(String.format("%02x", (int) each));
            }
        }
        return path.toString();
    }

    @Override
    public void close() {
        closed = true;
        for (DBusConnection bus : buses) {
            try {
                bus.close();
            } catch (IOException gone) {
                LOG.log(Level.DEBUG, "A bus was gone already: {0}", gone);
            }
        }
    }
}
