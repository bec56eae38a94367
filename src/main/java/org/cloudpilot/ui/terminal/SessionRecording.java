package org.cloudpilot.ui.terminal;

import java.nio.file.Path;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.service.command.SessionLog;
import org.cloudpilot.ui.fx.TaskRunner;
import org.cloudpilot.ui.fx.UiThread;
import org.jspecify.annotations.Nullable;

/// Writes to a file, too, what a terminal prints, while somebody wants that.
final class SessionRecording {
    private final TerminalOutput output;
    private final TaskRunner tasks;
    private final UiThread ui;
    private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper();
    private @Nullable SessionLog log;

    SessionRecording(TerminalOutput output, TaskRunner tasks, UiThread ui) {
        this.output = output;
        this.tasks = tasks;
        this.ui = ui;
    }

    /// From now on what is printed goes to this file, too.
    void start(Path file) {
        tasks.run(
                () -> SessionLog.open(file, why -> ui.run(() -> failed(Sentences.of(why)))),
                opened -> opened.ifPresent(fresh -> begin(fresh, file)));
    }

    private void begin(SessionLog fresh, Path file) {
        log = fresh;
        on.set(true);
        output.print(TerminalBlock.remark(Sentences.of("ui.terminal.logging", file)));
        output.log(fresh::add);
    }

    private void failed(String sentence) {
        output.print(TerminalBlock.error(sentence));
    }

    void stop() {
        SessionLog ended = log;
        log = null;
        on.set(false);
        output.log(null);
        if (ended != null) {
            tasks.run(ended::close);
        }
    }

    ReadOnlyBooleanProperty onProperty() {
        return on.getReadOnlyProperty();
    }
}
