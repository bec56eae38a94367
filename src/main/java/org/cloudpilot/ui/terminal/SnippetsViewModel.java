package org.cloudpilot.ui.terminal;

import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Snippet;
import org.cloudpilot.service.command.SnippetService;
import org.cloudpilot.ui.fx.Submission;
import org.cloudpilot.ui.fx.TaskRunner;

/// The space's snippets, and the form that keeps one.
public final class SnippetsViewModel {
    private final SnippetService service;
    private final Caller caller;
    private final TaskRunner tasks;
    private final ObservableList<Snippet> snippets = FXCollections.observableArrayList();
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty text = new SimpleStringProperty("");
    private final Submission keeping;

    public SnippetsViewModel(SnippetService service, Caller caller, TaskRunner tasks) {
        this.service = service;
        this.caller = caller;
        this.tasks = tasks;
        this.keeping = new Submission(tasks);
    }

    /// Reads them anew.
    void load() {
        tasks.run(
                () -> service.all(caller),
                all -> {
                    if (all instanceof Outcome.Done<List<Snippet>>(List<Snippet> found)) {
                        snippets.setAll(found);
                    }
                });
    }

    /// Begins a form with that text.
    void begin(String proposed) {
        name.set("");
        text.set(proposed);
        keeping.clear();
    }

    void keep() {
        String wantedName = name.get();
        String wantedText = text.get();
        keeping.run(() -> service.put(caller, wantedName, wantedText), kept -> load());
    }

    void remove(Snippet snippet) {
        tasks.run(() -> service.remove(caller, snippet), gone -> load());
    }

    ObservableList<Snippet> snippets() {
        return snippets;
    }

    StringProperty nameProperty() {
        return name;
    }

    StringProperty textProperty() {
        return text;
    }

    Submission keeping() {
        return keeping;
    }
}
