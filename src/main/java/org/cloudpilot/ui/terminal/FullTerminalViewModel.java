package org.cloudpilot.ui.terminal;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.model.ShellEnd;
import org.cloudpilot.model.ShellSize;
import org.cloudpilot.service.fleet.RouterShell;
import org.cloudpilot.service.fleet.ShellOpening;
import org.cloudpilot.service.fleet.ShellService;
import org.cloudpilot.ui.fx.TaskRunner;
import org.cloudpilot.ui.fx.UiThread;
import org.jspecify.annotations.Nullable;

/// The full terminal of one router: its own console over SSH, from connecting to its end, and
/// again.
public final class FullTerminalViewModel {
    /// Where it is.
    public sealed interface State {
        /// Nobody asked for a connection yet.
        record Idle() implements State {}

        record Connecting() implements State {}

        record Open(RouterShell shell) implements State {}

        /// There was no connection, or it ended.
        ///
        /// @param says why, for people
        /// @param detail in the router's or the system's words; may be empty
        /// @param review whether something waits for a decision
        record Over(String says, String detail, boolean review) implements State {}
    }

    private final ShellService shells;
    private final Caller caller;
    private final UiThread ui;
    private final TaskRunner tasks;
    private final String identity;
    private final ReadOnlyObjectWrapper<Router> router;
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(new State.Idle());
    private final ObjectProperty<@Nullable String> pasted = new SimpleObjectProperty<>();
    private boolean closed;

    /// @param identity as the router calls itself
    public FullTerminalViewModel(
            ShellService shells,
            Caller caller,
            UiThread ui,
            TaskRunner tasks,
            Router router,
            String identity) {
        this.shells = shells;
        this.caller = caller;
        this.ui = ui;
        this.tasks = tasks;
        this.identity = identity;
        this.router = new ReadOnlyObjectWrapper<>(router);
    }

    /// Opens a shell, where none is open or on its way.
    public void connect(ShellSize size) {
        if (closed || state.get() instanceof State.Connecting || isOpen()) {
            return;
        }
        state.set(new State.Connecting());
        tasks.run(() -> shells.open(caller, router.get().id(), size), this::opened);
    }

    private void opened(Outcome<ShellOpening> outcome) {
        switch (outcome) {
            case Outcome.Refused<ShellOpening>(var refusal) ->
                    over(Sentences.of(refusal.message()), "", false);
            case Outcome.Done<ShellOpening>(ShellOpening opening) -> opened(opening);
        }
    }

    private void opened(ShellOpening opening) {
        switch (opening) {
            case ShellOpening.NotConnected(ConnectProblem problem) ->
                    over(says(problem), detail(problem), problem.proof() != null);
            case ShellOpening.Opened(RouterShell shell) when closed -> tasks.run(shell::close);
            case ShellOpening.Opened(RouterShell shell) -> {
                state.set(new State.Open(shell));
                shell.onEnd(end -> ui.run(() -> ended(end)));
            }
        }
    }

    /// What is said of a port in general speaks of the API.
    private static String says(ConnectProblem problem) {
        return problem.failure() == ConnectFailure.REFUSED
                ? Sentences.of("ui.shell.refused")
                : Sentences.of(problem.failure().message());
    }

    private static String detail(ConnectProblem problem) {
        return problem.proof() == null ? problem.detail() : "";
    }

    private void ended(ShellEnd end) {
        String says =
                switch (end) {
                    case ShellEnd.Left _ -> Sentences.of("ui.shell.left", identity);
                    case ShellEnd.Lost _ -> Sentences.of("ui.shell.lost", identity);
                    case ShellEnd.Closed _ -> Sentences.of("ui.shell.closed", identity);
                };
        over(says, "", false);
    }

    private void over(String says, String detail, boolean review) {
        pasted.set(null);
        state.set(new State.Over(says, detail, review));
    }

    private boolean isOpen() {
        return state.get() instanceof State.Open;
    }

    /// Several lines were pasted, which is asked about first: the router would carry out all of
    /// them at once.
    public void paste(String text) {
        if (isOpen()) {
            pasted.set(text);
        }
    }

    /// What is asked about, null while nothing is.
    public ObjectProperty<@Nullable String> pastedProperty() {
        return pasted;
    }

    /// The router was renamed or moved to another site.
    public void update(Router latest) {
        router.set(latest);
    }

    /// Ends what is open, and what may still come.
    public void close() {
        closed = true;
        if (state.get() instanceof State.Open(RouterShell shell)) {
            tasks.run(shell::close);
        }
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Router> routerProperty() {
        return router.getReadOnlyProperty();
    }

    /// As the router calls itself.
    public String identity() {
        return identity;
    }
}
