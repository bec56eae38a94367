package org.cloudpilot.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One program a data folder. The first holds a lock on `instance.lock` and listens on a loopback
/// port; `instance` says which, with a token, readable by this user alone. A second one reads it
/// and asks the first to come to the front, or to lock the store.
final class SingleInstance implements AutoCloseable {
    private static final int LONGEST_LINE = 128;
    private static final int PATIENCE_MILLIS = 3_000;
    private static final String SHOW = "show ";
    private static final String LOCK = "lock ";
    private static final String SHOWN = "shown";
    private static final String LOCKED = "locked";
    private static final String NO_WINDOW = "no window";

    /// What the instance that was here first answered.
    enum Answer {
        SHOWN,
        LOCKED,
        NO_WINDOW,
        SILENT
    }

    private final Path folder;
    private final FileLock lock;
    private final ServerSocket door;
    private final byte[] token;
    private final AtomicReference<@Nullable Runnable> toFront = new AtomicReference<>();
    private final AtomicReference<@Nullable Runnable> lockAll = new AtomicReference<>();

    private SingleInstance(Path folder, FileLock lock, ServerSocket door, byte[] token) {
        this.folder = folder;
        this.lock = lock;
        this.door = door;
        this.token = token;
    }

    /// Empty when another instance has the folder. The folder exists.
    static Optional<SingleInstance> claim(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        folder.resolve("instance.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        byte[] token = new byte[32];
        new SecureRandom().nextBytes(token);
        ServerSocket door = new ServerSocket();
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        SingleInstance mine = new SingleInstance(folder, lock, door, token);
        mine.publish();
        Thread.ofVirtual().name("instance").start(mine::listen);
        return Optional.of(mine);
    }

    /// Asks the instance that has the folder to show its window.
    static Answer askToShow(Path folder) {
        return ask(folder, SHOW);
    }

    /// Asks the instance that has the folder to lock everything.
    static Answer askToLock(Path folder) {
        return ask(folder, LOCK);
    }

    private static Answer ask(Path folder, String what) {
        try {
            List<String> lines = Files.readAllLines(folder.resolve("instance"));
            try (Socket socket = new Socket()) {
                socket.connect(
                        new InetSocketAddress(
                                InetAddress.getLoopbackAddress(),
                                Integer.parseInt(lines.getFirst())),
                        PATIENCE_MILLIS);
                socket.setSoTimeout(PATIENCE_MILLIS);
                socket.getOutputStream()
                        .write((what + lines.get(1) + "\n").getBytes(StandardCharsets.US_ASCII));
                return switch (line(socket)) {
                    case SHOWN -> Answer.SHOWN;
                    case LOCKED -> Answer.LOCKED;
                    case NO_WINDOW -> Answer.NO_WINDOW;
                    default -> Answer.SILENT;
                };
            }
        } catch (IOException | RuntimeException unreadable) {
            return Answer.SILENT;
        }
    }

    /// From now on a second start calls `action`.
    void onSecondStart(Runnable action) {
        toFront.set(action);
    }

    /// From now on `cloudpilot lock` calls `action`.
    void onLock(Runnable action) {
        lockAll.set(action);
    }

    private void publish() throws IOException {
        Path aside = folder.resolve("instance.new");
        Files.writeString(
                aside, door.getLocalPort() + "\n" + HexFormat.of().formatHex(token) + "\n");
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rw-------"));
        }
        Files.move(
                aside,
                folder.resolve("instance"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING,
                java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    private void listen() {
        while (!door.isClosed()) {
            try (Socket caller = door.accept()) {
                caller.setSoTimeout(PATIENCE_MILLIS);
                answer(caller);
            } catch (SocketTimeoutException slow) {
                // a caller that says nothing gets nothing
                continue;
            } catch (IOException closed) {
                if (!door.isClosed()) {
                    System.getLogger(SingleInstance.class.getName())
                            .log(System.Logger.Level.WARNING, "second start not answered", closed);
                }
            }
        }
    }

    private void answer(Socket caller) throws IOException {
        String line = line(caller);
        boolean show = isAsked(SHOW, line);
        if (!show && !isAsked(LOCK, line)) {
            return;
        }
        Runnable action = (show ? toFront : lockAll).get();
        if (action != null) {
            action.run();
        }
        String done = show ? SHOWN : LOCKED;
        caller.getOutputStream()
                .write(
                        ((action != null ? done : NO_WINDOW) + "\n")
                                .getBytes(StandardCharsets.US_ASCII));
    }

    private boolean isAsked(String what, String line) {
        byte[] expected =
                (what + HexFormat.of().formatHex(token)).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, line.getBytes(StandardCharsets.US_ASCII));
    }

    /// At most so many bytes, so that a stranger on this computer cannot fill the memory.
    private static String line(Socket socket) throws IOException {
        byte[] read = new byte[LONGEST_LINE];
        int length = 0;
        while (length < LONGEST_LINE && (length == 0 || read[length - 1] != '\n')) {
            int more = socket.getInputStream().read(read, length, 1);
            if (more < 0) {
                break;
            }
            length += more;
        }
        return new String(read, 0, length, StandardCharsets.US_ASCII).strip();
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(folder.resolve("instance"));
            door.close();
            lock.release();
            lock.acquiredBy().close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
