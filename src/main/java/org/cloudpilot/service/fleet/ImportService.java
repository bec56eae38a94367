package org.cloudpilot.service.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.ReachDraft;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterDraft;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.Secret;
import org.jspecify.annotations.Nullable;

/// Takes in many routers at once. A router that is there already, with the same host, port and user
/// name, is changed where it differs, so that the same list can be taken in again and again.
public final class ImportService {
    private static final RouterId NOT_SAVED = new RouterId(Long.MAX_VALUE);

    private final FleetService fleet;

    public ImportService(FleetService fleet) {
        this.fleet = fleet;
    }

    /// What became of one row.
    public sealed interface Row {
        /// @param id null in a dry run
        record Added(@Nullable RouterId id) implements Row {}

        record Changed(RouterId id) implements Row {}

        record Unchanged(RouterId id) implements Row {}

        record Failed(Refusal why) implements Row {}
    }

    /// Takes each row by itself: one that is wrong keeps no other out.
    ///
    /// @param dryRun whether to tell only what would become of them
    public Outcome<List<Row>> take(Caller caller, List<RouterDraft> drafts, boolean dryRun) {
        if (!caller.may(Scope.MANAGE)) {
            return Outcome.refused(new Refusal.NotPermitted(Scope.MANAGE));
        }
        if (fleet.fleets().get(caller) == null) {
            return Outcome.refused(new Refusal.Locked());
        }
        List<Row> rows = new ArrayList<>();
        List<Router> planned = new ArrayList<>();
        for (RouterDraft draft : drafts) {
            rows.add(take(caller, draft, dryRun, planned));
        }
        return Outcome.done(rows);
    }

    /// @param planned what a dry run would have added before
    private Row take(Caller caller, RouterDraft draft, boolean dryRun, List<Router> planned) {
        SpaceFleet space = fleet.fleets().get(caller);
        if (space == null) {
            return new Row.Failed(new Refusal.Locked());
        }
        return switch (shape(caller, draft)) {
            case Outcome.Refused<Router>(Refusal refusal) -> new Row.Failed(refusal);
            case Outcome.Done<Router>(Router wanted) -> {
                Optional<WatchedRouter> there =
                        space.all().stream()
                                .filter(watched -> isSame(watched.router(), wanted))
                                .findFirst();
                if (there.isPresent()) {
                    yield change(caller, space, there.get(), draft, dryRun);
                }
                boolean twice = planned.stream().anyMatch(before -> isSame(before, wanted));
                planned.add(wanted);
                yield twice ? new Row.Added(null) : add(caller, draft, wanted, dryRun);
            }
        };
    }

    /// The router that the row describes, judged without a password: one that is there needs none.
    private Outcome<Router> shape(Caller caller, RouterDraft draft) {
        try (Secret some = Secret.ofText("-")) {
            return RouterForm.fresh(
                    draft.password() == null ? withPassword(draft, some) : draft,
                    caller.space(),
                    NOT_SAVED,
                    fleet.fleets().now());
        }
    }

    private static RouterDraft withPassword(RouterDraft draft, Secret password) {
        return new RouterDraft(
                draft.name(),
                draft.host(),
                draft.port(),
                draft.transport(),
                draft.useHttps(),
                draft.username(),
                password,
                draft.addresses(),
                draft.site(),
                draft.tags(),
                draft.note(),
                draft.custom(),
                draft.reach());
    }

    private static boolean isSame(Router one, Router other) {
        return one.host().equals(other.host())
                && one.port() == other.port()
                && one.username().equals(other.username());
    }

    private Row add(Caller caller, RouterDraft draft, Router wanted, boolean dryRun) {
        if (dryRun) {
            return switch (RouterForm.fresh(draft, caller.space(), NOT_SAVED, wanted.createdAt())) {
                case Outcome.Done<Router> _ -> new Row.Added(null);
                case Outcome.Refused<Router>(Refusal refusal) -> new Row.Failed(refusal);
            };
        }
        return switch (fleet.add(caller, draft)) {
            case Outcome.Done<Router>(Router added) -> new Row.Added(added.id());
            case Outcome.Refused<Router>(Refusal refusal) -> new Row.Failed(refusal);
        };
    }

    private Row change(
            Caller caller,
            SpaceFleet space,
            WatchedRouter there,
            RouterDraft draft,
            boolean dryRun) {
        Router before = there.router();
        return switch (RouterForm.changed(draft, before, before.updatedAt())) {
            case Outcome.Refused<Router>(Refusal refusal) -> new Row.Failed(refusal);
            case Outcome.Done<Router>(Router after) -> {
                if (after.equals(before) && hasPasswords(space, there, draft)) {
                    yield new Row.Unchanged(before.id());
                }
                yield dryRun
                        ? new Row.Changed(before.id())
                        : switch (fleet.change(caller, before.id(), draft)) {
                            case Outcome.Done<Router> _ -> new Row.Changed(before.id());
                            case Outcome.Refused<Router>(Refusal refusal) ->
                                    new Row.Failed(refusal);
                        };
            }
        };
    }

    /// Whether the stored passwords are those of the draft, where it has any.
    private static boolean hasPasswords(SpaceFleet space, WatchedRouter there, RouterDraft draft) {
        Secret password = draft.password();
        ReachDraft reach = draft.reach();
        Secret via = reach == null ? null : reach.viaPassword();
        if (password == null && via == null) {
            return true;
        }
        try (RouterAccess.Opened stored = space.open(there)) {
            return isSame(password, stored.password()) && isSame(via, stored.via());
        }
    }

    private static boolean isSame(@Nullable Secret given, Optional<Secret> stored) {
        return given == null
                || stored.filter(
                                known ->
                                        known.use(
                                                mine ->
                                                        given.use(
                                                                theirs ->
                                                                        java.security.MessageDigest
                                                                                .isEqual(
                                                                                        mine,
                                                                                        theirs))))
                        .isPresent();
    }
}
