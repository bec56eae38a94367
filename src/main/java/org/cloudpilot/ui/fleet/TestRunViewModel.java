package org.cloudpilot.ui.fleet;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Confirmation;
import org.cloudpilot.model.ConnectionTest;
import org.cloudpilot.model.Host;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.PeerProof;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.service.fleet.FleetService;
import org.cloudpilot.service.fleet.TrustService;
import org.cloudpilot.ui.fx.TaskRunner;

/// Tests the connection of the routers that were selected when it was asked, some at a time.
public final class TestRunViewModel {
    private static final int AT_ONCE = 16;

    /// One router's test.
    public final class Line {
        private final Router router;
        private final ReadOnlyObjectWrapper<Ladder> ladder;

        private Line(Router router) {
            this.router = router;
            ladder = new ReadOnlyObjectWrapper<>(Ladder.climbing(byName(), tls()));
        }

        public Router router() {
            return router;
        }

        public ReadOnlyObjectProperty<Ladder> ladderProperty() {
            return ladder.getReadOnlyProperty();
        }

        private boolean byName() {
            return router.host().kind() == Host.Kind.NAME;
        }

        private boolean tls() {
            return router.transport().encrypted();
        }

        /// A person takes what the router showed for right; it is saved, and the test runs again.
        public void confirm(PeerProof proof) {
            ladder.set(Ladder.climbing(byName(), tls()));
            tasks.run(
                    () ->
                            trust.confirm(caller, Map.of(router.id(), proof.shown()))
                                    .then(this::testedAgain),
                    this::show);
        }

        private Outcome<ConnectionTest> testedAgain(Confirmation done) {
            Refusal refusal = done.refused().get(router.id());
            return refusal == null ? fleet.test(caller, router.id()) : Outcome.refused(refusal);
        }

        private void show(Outcome<ConnectionTest> outcome) {
            boolean before = ladder.get().verdict() == Ladder.Verdict.PASSED;
            ladder.set(
                    switch (outcome) {
                        case Outcome.Done<ConnectionTest>(ConnectionTest test) ->
                                Ladder.of(test, byName(), tls());
                        case Outcome.Refused<ConnectionTest>(Refusal refusal) ->
                                new Ladder(
                                        Ladder.climbing(byName(), tls()).steps(),
                                        Ladder.Verdict.FAILED,
                                        Sentences.of(refusal.message()),
                                        "");
                    });
            if (!before && ladder.get().verdict() == Ladder.Verdict.PASSED) {
                passed.set(passed.get() + 1);
            }
        }
    }

    private final FleetService fleet;
    private final TrustService trust;
    private final Caller caller;
    private final TaskRunner tasks;
    private final List<Line> lines;
    private volatile boolean stopped;
    private final ReadOnlyIntegerWrapper finished = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper passed = new ReadOnlyIntegerWrapper();

    TestRunViewModel(
            FleetService fleet,
            TrustService trust,
            Caller caller,
            TaskRunner tasks,
            List<Router> routers) {
        this.fleet = fleet;
        this.trust = trust;
        this.caller = caller;
        this.tasks = tasks;
        lines = routers.stream().map(Line::new).toList();
    }

    public void start() {
        var slots = new Semaphore(AT_ONCE);
        for (Line line : lines) {
            tasks.run(
                    () -> {
                        slots.acquireUninterruptibly();
                        try {
                            return stopped
                                    ? Outcome.<ConnectionTest>refused(new Refusal.NotFound())
                                    : fleet.test(caller, line.router().id());
                        } finally {
                            slots.release();
                        }
                    },
                    outcome -> {
                        line.show(outcome);
                        finished.set(finished.get() + 1);
                    });
        }
    }

    /// Nobody looks any more: what has not begun does not begin.
    public void stop() {
        stopped = true;
    }

    public List<Line> lines() {
        return lines;
    }

    public ReadOnlyIntegerProperty finishedProperty() {
        return finished.getReadOnlyProperty();
    }

    public ReadOnlyIntegerProperty passedProperty() {
        return passed.getReadOnlyProperty();
    }
}
