package org.cloudpilot.ui.router;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.DeviceInfo;
import org.cloudpilot.model.InterfaceReading;
import org.cloudpilot.model.LiveEvent;
import org.cloudpilot.model.LiveReading;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.RouterStatus;
import org.cloudpilot.model.Subscription;
import org.cloudpilot.service.fleet.FleetService;
import org.cloudpilot.ui.fx.Burst;
import org.cloudpilot.ui.fx.TaskRunner;
import org.cloudpilot.ui.fx.UiThread;
import org.jspecify.annotations.Nullable;

/// The device pane. It shows at once what was known last; 150 ms after a router was chosen, and
/// only while [#watchedProperty] says that somebody looks, it streams.
public final class RouterViewModel {
    /// How far the charts look back.
    public static final Duration SPAN = Duration.ofMinutes(5);

    private static final List<Duration> SPANS =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(2), SPAN);
    private static final Duration SELECTION_REST = Duration.ofMillis(150);

    private final FleetService fleet;
    private final Caller caller;
    private final UiThread ui;
    private final TaskRunner tasks;
    private final Clock clock;

    private final ReadOnlyObjectWrapper<@Nullable Router> router = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable RouterStatus> status =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable DeviceInfo> info = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ConnectProblem> away =
            new ReadOnlyObjectWrapper<>();
    private final ObservableList<InterfaceRow> interfaces = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable InterfaceRow> charted = new SimpleObjectProperty<>();
    private final ReadOnlyLongWrapper readings = new ReadOnlyLongWrapper();
    private final BooleanProperty watched = new SimpleBooleanProperty();
    private final BooleanProperty trying = new SimpleBooleanProperty();
    private History cpu = new History(SPAN);
    private final Map<RouterId, String> chosenInterfaces = new HashMap<>();

    private @Nullable Subscription delay;
    private @Nullable Stream stream;

    /// One opened stream; what arrives after it was closed is dropped.
    private final class Stream {
        private final RouterId id;
        private final Burst<LiveEvent> events =
                new Burst<>(ui, batch -> batch.forEach(RouterViewModel.this::receive));
        private @Nullable Subscription live;
        private boolean closed;

        Stream(RouterId id) {
            this.id = id;
        }

        void open() {
            tasks.run(
                    () -> fleet.live(caller, id, events::add),
                    subscription -> {
                        live = subscription;
                        if (closed) {
                            tasks.run(subscription::close);
                        }
                    });
        }

        void close() {
            closed = true;
            events.close();
            Subscription open = live;
            if (open != null) {
                tasks.run(open::close);
            }
        }
    }

    public RouterViewModel(
            FleetService fleet, Caller caller, UiThread ui, TaskRunner tasks, Clock clock) {
        this.fleet = fleet;
        this.caller = caller;
        this.ui = ui;
        this.tasks = tasks;
        this.clock = clock;
        watched.subscribe(this::follow);
        charted.subscribe(this::remember);
    }

    /// Shows this router from what is known of it; the stream follows after a rest.
    public void show(@Nullable Router chosen, @Nullable RouterStatus known) {
        Router before = router.get();
        boolean same = before != null && chosen != null && before.id().equals(chosen.id());
        status.set(known);
        if (same) {
            router.set(chosen);
            return;
        }
        stop();
        interfaces.clear();
        charted.set(null);
        cpu = new History(SPAN);
        away.set(known == null ? null : known.problem());
        info.set(known == null ? null : known.info());
        router.set(chosen);
        readings.set(0);
        follow();
    }

    /// What the watch says meanwhile of the router shown.
    public void update(Router latest, RouterStatus known) {
        Router shown = router.get();
        if (shown == null || !shown.id().equals(latest.id())) {
            return;
        }
        router.set(latest);
        status.set(known);
        if (readings.get() == 0 && known.info() != null) {
            info.set(known.info());
        }
        if (known.problem() != null) {
            away.set(known.problem());
        } else if (readings.get() == 0 || Boolean.TRUE.equals(known.isOnline())) {
            away.set(null);
        }
    }

    /// Asks the router again at once, also one that waits after refused log-ins.
    public void tryAgain() {
        Router shown = router.get();
        if (shown == null) {
            return;
        }
        RouterId id = shown.id();
        stop();
        tasks.run(trying, () -> fleet.pollNow(caller, Set.of(id)), ignored -> follow());
    }

    /// Ends the stream for good.
    public void close() {
        watched.set(false);
        stop();
    }

    private void follow() {
        Router shown = router.get();
        if (!watched.get() || shown == null) {
            stop();
            return;
        }
        if (stream != null || delay != null) {
            return;
        }
        delay =
                ui.after(
                        SELECTION_REST,
                        () -> {
                            delay = null;
                            stream = new Stream(shown.id());
                            stream.open();
                        });
    }

    private void stop() {
        if (delay != null) {
            delay.close();
            delay = null;
        }
        if (stream != null) {
            stream.close();
            stream = null;
        }
    }

    private void receive(LiveEvent event) {
        switch (event) {
            case LiveEvent.Away(ConnectProblem problem) -> {
                away.set(problem);
                cpu.add(clock.instant(), Double.NaN);
                readings.set(readings.get() + 1);
            }
            case LiveEvent.Reading(LiveReading reading) -> {
                away.set(null);
                info.set(reading.info());
                Integer load = reading.info().cpuLoad();
                cpu.add(clock.instant(), load == null ? Double.NaN : load);
                update(reading.interfaces());
                readings.set(readings.get() + 1);
            }
        }
    }

    private void update(List<InterfaceReading> latest) {
        List<String> names = latest.stream().map(InterfaceReading::name).toList();
        if (!names.equals(interfaces.stream().map(InterfaceRow::name).toList())) {
            Map<String, InterfaceRow> known =
                    interfaces.stream()
                            .collect(
                                    Collectors.toMap(
                                            InterfaceRow::name, Function.identity(), (a, b) -> a));
            interfaces.setAll(
                    latest.stream()
                            .map(
                                    reading -> {
                                        InterfaceRow row = known.get(reading.name());
                                        return row == null ? new InterfaceRow(reading, SPAN) : row;
                                    })
                            .toList());
        }
        for (int i = 0; i < latest.size(); i++) {
            interfaces.get(i).update(latest.get(i), clock.instant());
        }
        chooseInterface();
    }

    /// The one chosen for this router before; else, once rates are there, the busiest.
    private void chooseInterface() {
        InterfaceRow now = charted.get();
        Router shown = router.get();
        if (shown == null || (now != null && interfaces.contains(now))) {
            return;
        }
        String wanted = chosenInterfaces.get(shown.id());
        interfaces.stream()
                .filter(row -> row.name().equals(wanted))
                .findFirst()
                .or(
                        () ->
                                interfaces.stream()
                                        .filter(row -> row.reading().rxBitsPerSecond() != null)
                                        .max(Comparator.comparingLong(RouterViewModel::traffic)))
                .ifPresent(charted::set);
    }

    private static long traffic(InterfaceRow row) {
        InterfaceReading reading = row.reading();
        Long rx = reading.rxBitsPerSecond();
        Long tx = reading.txBitsPerSecond();
        return (rx == null ? 0 : rx) + (tx == null ? 0 : tx);
    }

    private void remember(@Nullable InterfaceRow row) {
        Router shown = router.get();
        if (row != null && shown != null) {
            chosenInterfaces.put(shown.id(), row.name());
        }
    }

    /// Null: nothing is selected.
    public ReadOnlyObjectProperty<@Nullable Router> routerProperty() {
        return router.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable RouterStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /// The latest reading, or what was known last; null before the first.
    public ReadOnlyObjectProperty<@Nullable DeviceInfo> infoProperty() {
        return info.getReadOnlyProperty();
    }

    /// Why the router does not answer now, or null.
    public ReadOnlyObjectProperty<@Nullable ConnectProblem> awayProperty() {
        return away.getReadOnlyProperty();
    }

    public ObservableList<InterfaceRow> interfaces() {
        return interfaces;
    }

    /// The interface whose traffic is drawn.
    public ObjectProperty<@Nullable InterfaceRow> chartedProperty() {
        return charted;
    }

    /// Counts what arrived since the router was chosen: charts are drawn anew with each.
    public ReadOnlyLongProperty readingsProperty() {
        return readings.getReadOnlyProperty();
    }

    /// Load in percent; `NaN` where the router was away.
    public History cpu() {
        return cpu;
    }

    /// How far back the charts show now: a young stream fills its chart, too.
    public Duration shownSpan() {
        Duration age = cpu.age(clock.instant());
        return SPANS.stream().filter(span -> span.compareTo(age) >= 0).findFirst().orElse(SPAN);
    }

    /// Set by the view while a person can see it.
    public BooleanProperty watchedProperty() {
        return watched;
    }

    public BooleanProperty tryingProperty() {
        return trying;
    }

    public Clock clock() {
        return clock;
    }
}
