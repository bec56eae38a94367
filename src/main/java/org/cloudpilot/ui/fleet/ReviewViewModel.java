package org.cloudpilot.ui.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.cloudpilot.model.Authority;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Confirmation;
import org.cloudpilot.model.Fingerprint;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.PeerProof;
import org.cloudpilot.model.ProofReview;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.service.fleet.TrustService;
import org.cloudpilot.ui.fx.TaskRunner;
import org.jspecify.annotations.Nullable;

/// Certificates and host keys that wait for a person's decision, and the space's own authorities.
/// Only what was ticked is confirmed, and only as it was shown here.
public final class ReviewViewModel {
    /// No certificate is larger; a larger file is not even read.
    private static final long LARGEST_FILE = 64 << 10;

    /// One router's proof, with its tick.
    public static final class Line {
        private final ProofReview review;
        private final BooleanProperty ticked = new SimpleBooleanProperty();

        private Line(ProofReview review) {
            this.review = review;
        }

        public Router router() {
            return review.router();
        }

        public PeerProof proof() {
            return review.proof();
        }

        public BooleanProperty tickedProperty() {
            return ticked;
        }
    }

    private record Found(List<ProofReview> waiting, List<Authority> authorities) {}

    private final TrustService trust;
    private final Caller caller;
    private final TaskRunner tasks;
    private final ReadOnlyObjectWrapper<@Nullable List<Line>> lines = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Authority>> authorities =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyIntegerWrapper ticked = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Message> notice = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty busy = new SimpleBooleanProperty();

    ReviewViewModel(TrustService trust, Caller caller, TaskRunner tasks) {
        this.trust = trust;
        this.caller = caller;
        this.tasks = tasks;
    }

    /// Looks at what waits now.
    public void load() {
        tasks.run(busy, this::find, this::show);
    }

    private Outcome<Found> find() {
        return trust.review(caller)
                .then(
                        waiting ->
                                trust.authorities(caller)
                                        .map(authorities -> new Found(waiting, authorities)));
    }

    private void show(Outcome<Found> outcome) {
        switch (outcome) {
            case Outcome.Refused<Found>(Refusal refusal) -> notice.set(refusal.message());
            case Outcome.Done<Found>(Found found) -> {
                List<Line> fresh = found.waiting().stream().map(Line::new).toList();
                fresh.forEach(line -> line.ticked.subscribe(now -> count(fresh)));
                lines.set(fresh);
                authorities.set(found.authorities());
            }
        }
    }

    private void count(List<Line> counted) {
        ticked.set((int) counted.stream().filter(line -> line.ticked.get()).count());
    }

    /// Ticks all, or none.
    public void tickAll(boolean on) {
        List<Line> shown = lines.get();
        if (shown != null) {
            shown.forEach(line -> line.ticked.set(on));
        }
    }

    /// Confirms what is ticked, as it is shown.
    public void confirm() {
        // one router can wait for two decisions: its own and its jump's
        List<Map<RouterId, Fingerprint>> rounds = new ArrayList<>();
        List<Line> shown = lines.get();
        for (Line line : shown == null ? List.<Line>of() : shown) {
            if (line.ticked.get()) {
                roundFor(rounds, line.router().id()).put(line.router().id(), line.proof().shown());
            }
        }
        notice.set(null);
        tasks.run(busy, () -> confirm(rounds), this::confirmed);
    }

    private static Map<RouterId, Fingerprint> roundFor(
            List<Map<RouterId, Fingerprint>> rounds, RouterId id) {
        for (Map<RouterId, Fingerprint> round : rounds) {
            if (!round.containsKey(id)) {
                return round;
            }
        }
        Map<RouterId, Fingerprint> another = new LinkedHashMap<>();
        rounds.add(another);
        return another;
    }

    private Outcome<Confirmation> confirm(List<Map<RouterId, Fingerprint>> rounds) {
        Outcome<Confirmation> all = Outcome.done(new Confirmation(List.of(), Map.of()));
        for (Map<RouterId, Fingerprint> round : rounds) {
            all = all.then(before -> trust.confirm(caller, round).map(next -> both(before, next)));
        }
        return all;
    }

    private static Confirmation both(Confirmation before, Confirmation next) {
        List<Router> confirmed = new ArrayList<>(before.confirmed());
        confirmed.addAll(next.confirmed());
        Map<RouterId, Refusal> refused = new LinkedHashMap<>(before.refused());
        refused.putAll(next.refused());
        return new Confirmation(confirmed, refused);
    }

    private void confirmed(Outcome<Confirmation> outcome) {
        switch (outcome) {
            case Outcome.Refused<Confirmation>(Refusal refusal) -> notice.set(refusal.message());
            case Outcome.Done<Confirmation>(Confirmation done) -> {
                if (!done.refused().isEmpty()) {
                    notice.set(done.refused().values().iterator().next().message());
                }
                ticked.set(0);
                load();
            }
        }
    }

    /// Trusts the authority whose certificate is in `file`.
    public void trust(Path file) {
        notice.set(null);
        tasks.run(busy, () -> added(file), this::authoritiesChanged);
    }

    private Outcome<Authority> added(Path file) {
        try {
            byte[] content =
                    Files.size(file) > LARGEST_FILE
                            ? new byte[(int) LARGEST_FILE]
                            : Files.readAllBytes(file);
            return trust.addAuthority(caller, content);
        } catch (IOException unreadable) {
            return Outcome.refused(
                    new Refusal.Invalid(
                            org.cloudpilot.model.FieldErrors.of(
                                    "certificate", Message.of("ui.review.file_unreadable"))));
        }
    }

    /// Trusts it no longer.
    public void distrust(Authority authority) {
        notice.set(null);
        tasks.run(
                busy,
                () -> trust.removeAuthority(caller, authority.id()),
                this::authoritiesChanged);
    }

    private void authoritiesChanged(Outcome<Authority> outcome) {
        if (outcome instanceof Outcome.Refused<Authority>(Refusal refusal)) {
            notice.set(reason(refusal));
        }
        load();
    }

    private static Message reason(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Invalid(var fields) -> fields.of("certificate").getFirst();
            case Refusal.Duplicate(_, Message why) -> why;
            default -> refusal.message();
        };
    }

    /// Null before they were looked for.
    public ReadOnlyObjectProperty<@Nullable List<Line>> linesProperty() {
        return lines.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<List<Authority>> authoritiesProperty() {
        return authorities.getReadOnlyProperty();
    }

    /// How many are ticked.
    public ReadOnlyIntegerProperty tickedProperty() {
        return ticked.getReadOnlyProperty();
    }

    /// Why something was not done, or null.
    public ReadOnlyObjectProperty<@Nullable Message> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    public BooleanProperty busyProperty() {
        return busy;
    }
}
