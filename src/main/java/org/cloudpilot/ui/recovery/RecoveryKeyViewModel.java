package org.cloudpilot.ui.recovery;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.print.Printer;

import org.cloudpilot.model.Message;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.fx.TaskRunner;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// A new recovery key, shown this once; wiped by [#close].
public final class RecoveryKeyViewModel {
    private final Secret key;
    private final String username;
    private final TaskRunner tasks;
    private final BooleanProperty kept = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper printable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Message> notice = new ReadOnlyObjectWrapper<>();

    /// Takes over `key`.
    public RecoveryKeyViewModel(Secret key, String username, TaskRunner tasks) {
        this.key = key;
        this.username = username;
        this.tasks = tasks;
    }

    /// Looks for a printer.
    public void lookForPrinter() {
        tasks.run(RecoveryKeyViewModel::hasPrinter, printable::set);
    }

    private static boolean hasPrinter() {
        try {
            return Printer.getDefaultPrinter() != null;
        } catch (RuntimeException noPrintSystem) {
            return false;
        }
    }

    /// The key as text, which JavaFX cannot wipe; empty after [#close].
    public String text() {
        return key.isClosed() ? "" : key.use(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /// What a file or a sheet of paper says.
    public String paper() {
        return Sentences.of("ui.recovery.paper", username, text());
    }

    /// Writes it into a file that nobody else may read.
    public void save(Path file) {
        byte[] paper = (paper() + "\n").getBytes(StandardCharsets.UTF_8);
        tasks.run(
                () -> {
                    try {
                        write(file, paper);
                        return Message.of("ui.recovery.saved", file);
                    } catch (IOException failed) {
                        return Message.of("ui.recovery.not_saved", file);
                    }
                },
                notice::set);
    }

    private static void write(Path file, byte[] paper) throws IOException {
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(file, paper);
        java.util.Arrays.fill(paper, (byte) 0);
    }

    public void printed(boolean done) {
        notice.set(Message.of(done ? "ui.recovery.printed" : "ui.recovery.not_printed"));
    }

    /// Whether the person says that it is kept.
    public BooleanProperty keptProperty() {
        return kept;
    }

    public ReadOnlyBooleanProperty printableProperty() {
        return printable.getReadOnlyProperty();
    }

    /// What became of saving or printing.
    public ReadOnlyObjectProperty<@Nullable Message> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    public void close() {
        key.close();
    }
}
