package org.cloudpilot.ui.fleet;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.FleetEvent;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.RouterNow;
import org.cloudpilot.model.RouterStatus;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.Subscription;
import org.cloudpilot.service.fleet.FleetService;
import org.cloudpilot.service.fleet.TrustService;
import org.cloudpilot.ui.fx.Burst;
import org.cloudpilot.ui.fx.TaskRunner;
import org.cloudpilot.ui.fx.Throttle;
import org.cloudpilot.ui.fx.UiThread;
import org.jspecify.annotations.Nullable;

/// The table of routers: all of them, which are shown and in which order, which are selected.
///
/// Rows are updated in place. What is shown and its order change only when a person asks for it,
/// or, while the table is not [#heldProperty] by pointer or focus, by themselves; otherwise
/// [#unsettledProperty] counts the rows that would move.
public final class FleetViewModel {
    /// Whether the routers are there yet.
    public enum Loading {
        UNDER_WAY,
        DONE,
        FAILED
    }

    private static final Duration SUMMARY_REST = Duration.ofMillis(400);

    private final FleetService fleet;
    private final TrustService trust;
    private final Caller caller;
    private final TaskRunner tasks;
    private final Clock clock;

    private final Map<RouterId, RouterRow> rows = new LinkedHashMap<>();
    private final ObservableList<RouterRow> shown = FXCollections.observableArrayList();
    private final ObservableList<FleetScope> scopes = FXCollections.observableArrayList();
    private final StringProperty search = new SimpleStringProperty("");
    private final BooleanProperty held = new SimpleBooleanProperty();
    private final ReadOnlyIntegerWrapper unsettled = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Loading> loading =
            new ReadOnlyObjectWrapper<>(Loading.UNDER_WAY);
    private final ReadOnlyObjectWrapper<@Nullable Message> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<FleetSummary> summary =
            new ReadOnlyObjectWrapper<>(FleetSummary.EMPTY);
    private final ReadOnlyObjectWrapper<List<RouterRow>> selection =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<@Nullable RouterRow> current = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Message> notice = new SimpleObjectProperty<>();
    private final ObjectProperty<List<FleetColumn>> columns = new SimpleObjectProperty<>(List.of());
    private @Nullable Comparator<RouterLine> order;
    private boolean rearranging;

    private final Burst<FleetEvent> events;
    private final Throttle summarizing;
    private @Nullable List<FleetEvent> early = new ArrayList<>();
    private volatile @Nullable Subscription watch;
    private boolean closed;

    public FleetViewModel(
            FleetService fleet,
            TrustService trust,
            Caller caller,
            UiThread ui,
            TaskRunner tasks,
            Clock clock) {
        this.fleet = fleet;
        this.trust = trust;
        this.caller = caller;
        this.tasks = tasks;
        this.clock = clock;
        events = new Burst<>(ui, this::receive);
        summarizing = new Throttle(ui, SUMMARY_REST, this::summarize);
        search.subscribe(this::arrange);
        held.subscribe(this::settleIfFree);
    }

    /// Loads the routers and follows what happens to them until [#close].
    public void open() {
        loading.set(Loading.UNDER_WAY);
        tasks.run(
                () -> {
                    watch = fleet.watch(caller, events::add);
                    return fleet.now(caller);
                },
                this::loaded);
    }

    /// Lets go of the fleet; nothing more arrives.
    public void close() {
        closed = true;
        events.close();
        summarizing.close();
        Subscription watching = watch;
        if (watching != null) {
            tasks.run(watching::close);
        }
    }

    private void loaded(Outcome<List<RouterNow>> outcome) {
        if (closed) {
            close();
            return;
        }
        switch (outcome) {
            case Outcome.Done<List<RouterNow>>(List<RouterNow> loaded) -> {
                for (RouterNow each : loaded) {
                    put(each.router(), each.status());
                }
                List<FleetEvent> waiting = early;
                early = null;
                if (waiting != null) {
                    waiting.forEach(this::apply);
                }
                arrange();
                summarize();
                loading.set(Loading.DONE);
            }
            case Outcome.Refused<List<RouterNow>>(var refusal) -> {
                failure.set(refusal.message());
                loading.set(Loading.FAILED);
            }
        }
    }

    private void receive(List<FleetEvent> batch) {
        if (early != null) {
            early.addAll(batch);
            return;
        }
        boolean cameOrWent = false;
        for (FleetEvent event : batch) {
            cameOrWent |= apply(event);
        }
        if (cameOrWent) {
            if (held.get()) {
                show(Arrangement.patched(shown, rows.values(), arranged()));
            } else {
                arrange();
            }
            summarize();
        } else {
            summarizing.ask();
        }
    }

    /// True when the set of rows or what they are filtered by changed.
    private boolean apply(FleetEvent event) {
        switch (event) {
            case FleetEvent.Added(Router router) -> put(router, null);
            case FleetEvent.Changed(Router router) -> put(router, null);
            case FleetEvent.Removed(RouterId id) -> {
                RouterRow gone = rows.remove(id);
                if (gone != null) {
                    forget(gone);
                }
            }
            case FleetEvent.StatusChanged(RouterStatus status) -> {
                RouterRow row = rows.get(status.id());
                if (row != null) {
                    row.update(status);
                }
                return false;
            }
        }
        return true;
    }

    private void put(Router router, @Nullable RouterStatus status) {
        RouterRow row = rows.get(router.id());
        if (row == null) {
            RouterStatus first = status == null ? fleet.unknown(router.id()) : status;
            rows.put(router.id(), new RouterRow(router, first));
            return;
        }
        row.update(router);
        if (status != null) {
            row.update(status);
        }
    }

    private void forget(RouterRow gone) {
        if (selection.get().contains(gone)) {
            selection.set(selection.get().stream().filter(row -> row != gone).toList());
        }
        if (current.get() == gone) {
            current.set(null);
        }
    }

    private void summarize() {
        summary.set(FleetSummary.of(rows.values()));
        settleIfFree();
    }

    private void settleIfFree() {
        if (held.get()) {
            unsettled.set(Arrangement.moves(shown, arranged()));
        } else {
            arrange();
        }
    }

    private List<RouterRow> arranged() {
        return Arrangement.of(rows.values(), scopes, search.get(), order);
    }

    /// Brings filter and order up to date now.
    public void arrange() {
        show(arranged());
        unsettled.set(0);
    }

    /// A single selected row that the filter hides is no longer selected: nobody would see what a
    /// key hits. Several stay, and are counted.
    private void show(List<RouterRow> next) {
        if (next.equals(shown)) {
            return;
        }
        rearranging = true;
        shown.setAll(next);
        rearranging = false;
        if (selection.get().size() == 1 && !next.contains(selection.get().getFirst())) {
            selection.set(List.of());
        }
    }

    /// The order that a person chose, null for that of registration.
    public void orderBy(@Nullable Comparator<RouterLine> chosen) {
        order = chosen;
        arrange();
    }

    /// Narrows to `scope` alone, or with `add` to it as well; once more takes it away again.
    public void choose(FleetScope scope, boolean add) {
        boolean chosen = scopes.contains(scope);
        if (add) {
            if (!scopes.remove(scope)) {
                scopes.add(scope);
            }
        } else if (chosen && scopes.size() == 1) {
            scopes.clear();
        } else {
            scopes.setAll(List.of(scope));
        }
        arrange();
    }

    public void unchoose(FleetScope scope) {
        scopes.remove(scope);
        arrange();
    }

    public void chooseAll() {
        scopes.clear();
        arrange();
    }

    /// Steps back by one: the words looked for, then the scope, then the selection. False when
    /// there is nothing left to step back from.
    public boolean stepBack() {
        if (!search.get().isEmpty()) {
            search.set("");
        } else if (!scopes.isEmpty()) {
            chooseAll();
        } else if (selection.get().size() > 1) {
            select(List.of(), null);
        } else {
            return false;
        }
        return true;
    }

    /// What a person selected among the shown rows; those hidden now stay selected.
    ///
    /// @param latest the row touched last
    public void select(Collection<RouterRow> visible, @Nullable RouterRow latest) {
        Set<RouterRow> here = Set.copyOf(shown);
        Set<RouterRow> all = new LinkedHashSet<>();
        for (RouterRow row : selection.get()) {
            if (!here.contains(row) && visible.size() > 1) {
                all.add(row);
            }
        }
        all.addAll(visible);
        selection.set(List.copyOf(all));
        current.set(latest);
    }

    /// Clears the selection, hidden rows too.
    public void selectNone() {
        selection.set(List.of());
    }

    /// How many selected rows the filter hides.
    public int hiddenSelected() {
        Set<RouterRow> here = Set.copyOf(shown);
        return (int) selection.get().stream().filter(row -> !here.contains(row)).count();
    }

    /// Asks the routers now: the selected ones, or all when none is selected. Also takes up those
    /// that wait after refused log-ins.
    public void pollNow() {
        List<RouterRow> chosen = selection.get();
        Set<RouterId> ids =
                chosen.isEmpty()
                        ? Set.copyOf(rows.keySet())
                        : chosen.stream().map(RouterRow::id).collect(Collectors.toSet());
        tasks.run(
                () -> fleet.pollNow(caller, ids),
                outcome -> {
                    switch (outcome) {
                        case Outcome.Done<Integer>(Integer asked) ->
                                notice.set(Message.of("ui.fleet.polling", asked));
                        case Outcome.Refused<Integer>(var refusal) -> notice.set(refusal.message());
                    }
                });
    }

    public RouterFormViewModel newForm() {
        return new RouterFormViewModel(fleet, caller, tasks, null, sites(), this::saved);
    }

    public RouterFormViewModel formOf(RouterRow row) {
        return new RouterFormViewModel(
                fleet, caller, tasks, row.line().router(), sites(), this::saved);
    }

    public RemovalViewModel removalOf(List<RouterRow> captured) {
        return new RemovalViewModel(
                fleet, caller, tasks, captured.stream().map(row -> row.line().router()).toList());
    }

    public TestRunViewModel testOf(List<RouterRow> captured) {
        return new TestRunViewModel(
                fleet,
                trust,
                caller,
                tasks,
                captured.stream().map(row -> row.line().router()).toList());
    }

    /// What waits for a decision, and the authorities.
    public ReviewViewModel review() {
        return new ReviewViewModel(trust, caller, tasks);
    }

    /// Sites in use, to be offered in the form.
    private List<String> sites() {
        return summary.get().sites().stream()
                .map(part -> ((FleetScope.Site) part.scope()).path())
                .toList();
    }

    private void saved(Router router) {
        put(router, null);
        arrange();
        summarize();
        RouterRow row = rows.get(router.id());
        if (row != null) {
            select(List.of(row), row);
        }
    }

    public @Nullable RouterRow row(RouterId id) {
        return rows.get(id);
    }

    /// The next problem below the current row, in the order shown; wraps around.
    public @Nullable RouterRow nextProblem() {
        int start = shown.indexOf(current.get());
        for (int step = 1; step <= shown.size(); step++) {
            RouterRow row = shown.get(Math.floorMod(start + step, shown.size()));
            if (row.line().isProblem()) {
                return row;
            }
        }
        return null;
    }

    /// True while [#shown] changes: what a table's selection does in the meantime means nothing.
    public boolean isRearranging() {
        return rearranging;
    }

    public ObservableList<RouterRow> shown() {
        return shown;
    }

    public int total() {
        return rows.size();
    }

    public ObservableList<FleetScope> scopes() {
        return scopes;
    }

    public StringProperty searchProperty() {
        return search;
    }

    /// Set by the view while pointer or focus is in the table.
    public BooleanProperty heldProperty() {
        return held;
    }

    public ReadOnlyIntegerProperty unsettledProperty() {
        return unsettled.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Loading> loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /// Why the routers could not be loaded.
    public ReadOnlyObjectProperty<@Nullable Message> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<FleetSummary> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<List<RouterRow>> selectionProperty() {
        return selection.getReadOnlyProperty();
    }

    /// The row touched last; what the device pane shows.
    public ObjectProperty<@Nullable RouterRow> currentProperty() {
        return current;
    }

    /// The columns that a person chose; empty: the usual ones, as many as there is room for.
    public ObjectProperty<List<FleetColumn>> columnsProperty() {
        return columns;
    }

    /// Whether the person's role in the space reaches so far; if not, the notice says so.
    public boolean allows(Scope scope) {
        boolean allowed = caller.may(scope);
        if (!allowed) {
            notice.set(null);
            notice.set(why(scope));
        }
        return allowed;
    }

    /// Whether the person's role reaches so far, without a word.
    public boolean may(Scope scope) {
        return caller.may(scope);
    }

    /// Why the person may not.
    public static Message why(Scope scope) {
        return Message.of(scope == Scope.OPERATE ? "ui.rights.operate" : "ui.rights.manage");
    }

    /// The latest short notice, for a toast.
    public ObjectProperty<@Nullable Message> noticeProperty() {
        return notice;
    }

    public Clock clock() {
        return clock;
    }
}
