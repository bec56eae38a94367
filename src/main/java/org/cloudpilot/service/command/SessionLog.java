package org.cloudpilot.service.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cloudpilot.model.Message;

/// A file that what a terminal prints is added to, without secrets, since none are printed. Writing
/// goes on a thread of its own.
public final class SessionLog implements AutoCloseable {
    private final BufferedWriter writer;
    private final Consumer<Message> failed;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("session-log").factory());
    private boolean broken;

    private SessionLog(BufferedWriter writer, Consumer<Message> failed) {
        this.writer = writer;
        this.failed = failed;
    }

    /// Opens the file, keeping what is in it; blocks. Empty, and told, where that fails.
    ///
    /// @param failed hears once, from any thread, why nothing more is written
    public static Optional<SessionLog> open(Path file, Consumer<Message> failed) {
        try {
            return Optional.of(
                    new SessionLog(
                            Files.newBufferedWriter(
                                    file,
                                    StandardCharsets.UTF_8,
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.APPEND),
                            failed));
        } catch (IOException refused) {
            failed.accept(Message.of("session_log.failed", refused.toString()));
            return Optional.empty();
        }
    }

    /// Adds lines, which are made on the log's own thread; does not block.
    public void add(Supplier<List<String>> lines) {
        thread.execute(() -> write(lines));
    }

    private void write(Supplier<List<String>> lines) {
        if (broken) {
            return;
        }
        try {
            for (String line : lines.get()) {
                writer.write(line);
                writer.newLine();
            }
            writer.flush();
        } catch (IOException full) {
            broken = true;
            failed.accept(Message.of("session_log.failed", full.toString()));
        }
    }

    /// Writes what waits, then closes the file; blocks.
    @Override
    public void close() {
        thread.execute(
                () -> {
                    try {
                        writer.close();
                    } catch (IOException full) {
                        failed.accept(Message.of("session_log.failed", full.toString()));
                    }
                });
        thread.close();
    }
}
