package org.cloudpilot.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against a bus of its own, with signals sent by the system's tools.
class SessionLockTest {
    private static final String SESSION = "/org/freedesktop/login1/session/_32";

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private Process bus;
    private String address;
    private SessionLock lock;

    @BeforeEach
    void open() throws IOException {
        assumeTrue(isInstalled("dbus-daemon") && isInstalled("gdbus"), "no dbus tools here");
        bus =
                new ProcessBuilder("dbus-daemon", "--session", "--nofork", "--print-address=1")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        BufferedReader said = bus.inputReader();
        address = said.readLine();
        assertNotNull(address, "the bus says where it is");
        lock = SessionLock.listen(address, SESSION, () -> heard.add("locked"));
    }

    private static boolean isInstalled(String program) {
        for (String folder : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    @AfterEach
    void close() {
        if (lock != null) {
            lock.close();
        }
        if (bus != null) {
            bus.destroy();
        }
    }

    private void emit(String path, String signal, String... values)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "gdbus",
                                "emit",
                                "--session",
                                "--object-path",
                                path,
                                "--signal",
                                signal));
        command.addAll(List.of(values));
        var sending = new ProcessBuilder(command).inheritIO();
        sending.environment().put("DBUS_SESSION_BUS_ADDRESS", address);
        Process sent = sending.start();
        assertTrue(sent.waitFor(20, TimeUnit.SECONDS), "the signal is sent");
        assertEquals(0, sent.exitValue());
    }

    private void assertHeardOnce() throws InterruptedException {
        assertEquals("locked", heard.poll(20, TimeUnit.SECONDS));
        assertNull(heard.poll());
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"})
    void hearsTheScreenSaver(String saver) throws Exception {
        String path = "/" + saver.replace('.', '/');
        emit(path, saver + ".ActiveChanged", "false");
        emit(path, saver + ".ActiveChanged", "true");
        assertHeardOnce();
    }

    @Test
    void hearsItsOwnSessionsLockAndNoOther() throws Exception {
        emit("/org/freedesktop/login1/session/c7", "org.freedesktop.login1.Session.Lock");
        emit(SESSION, "org.freedesktop.login1.Session.Lock");
        assertHeardOnce();
    }

    @Test
    void hearsTheHintThatTheSessionIsLocked() throws Exception {
        String changed = "org.freedesktop.DBus.Properties.PropertiesChanged";
        String session = "'org.freedesktop.login1.Session'";
        emit(SESSION, changed, session, "{'IdleHint': <true>}", "@as []");
        emit(SESSION, changed, session, "{'LockedHint': <false>}", "@as []");
        emit(SESSION, changed, session, "{'LockedHint': <true>}", "@as []");
        assertHeardOnce();
    }

    @Test
    void takesNoBusForSilence() {
        SessionLock.listen("unix:path=/nonexistent/bus", null, () -> heard.add("locked")).close();
        assertNull(heard.poll());
    }

    @Test
    void knowsWhereTheSessionIsKept() {
        assertEquals(SESSION, SessionLock.pathOf("2"));
        assertEquals("/org/freedesktop/login1/session/c12", SessionLock.pathOf("c12"));
        assertEquals("/org/freedesktop/login1/session/a_2db", SessionLock.pathOf("a-b"));
    }
}
