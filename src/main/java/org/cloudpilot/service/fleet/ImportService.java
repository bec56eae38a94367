package org.cloudpilot.service.fleet;

import java.util.List;
import java.util.Optional;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Outcome;
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

        /// @param id null for one that a dry run would have added before
        record Changed(@Nullable RouterId id) implements Row {}

        /// @param id as for a changed one
        record Unchanged(@Nullable RouterId id) implements Row {}

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
        var fresh = new ImportPlan();
        return Outcome.done(
                drafts.stream().map(draft -> take(caller, draft, dryRun ? fresh : null)).toList());
    }

    /// @param plan what a dry run would have done before; null where it is done
    private Row take(Caller caller, RouterDraft draft, @Nullable ImportPlan plan) {
        SpaceFleet space = fleet.fleets().get(caller);
        if (space == null) {
            return new Row.Failed(new Refusal.Locked());
        }
        return switch (shape(caller, draft)) {
            case Outcome.Refused<Router>(Refusal refusal) -> new Row.Failed(refusal);
            case Outcome.Done<Router>(Router wanted) ->
                    known(space, wanted, plan)
                            .map(there -> change(caller, space, there, draft, plan))
                            .orElseGet(() -> add(caller, draft, wanted, plan));
        };
    }

    private static Optional<ImportPlan.Known> known(
            SpaceFleet space, Router wanted, @Nullable ImportPlan plan) {
        return Optional.ofNullable(plan)
                .flatMap(before -> before.find(wanted))
                .or(
                        () ->
                                space.all().stream()
                                        .filter(
                                                watched ->
                                                        ImportPlan.isSame(watched.router(), wanted))
                                        .findFirst()
                                        .map(ImportPlan.Known::stored));
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

    private Row add(Caller caller, RouterDraft draft, Router wanted, @Nullable ImportPlan plan) {
        if (plan != null) {
            return switch (RouterForm.fresh(draft, caller.space(), NOT_SAVED, wanted.createdAt())) {
                case Outcome.Done<Router>(Router router) -> {
                    plan.keep(ImportPlan.Known.planned(router, draft));
                    yield new Row.Added(null);
                }
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
            ImportPlan.Known there,
            RouterDraft draft,
            @Nullable ImportPlan plan) {
        Router before = there.router();
        return switch (RouterForm.changed(draft, before, before.updatedAt())) {
            case Outcome.Refused<Router>(Refusal refusal) -> new Row.Failed(refusal);
            case Outcome.Done<Router>(Router after) -> {
                if (after.equals(before) && hasPasswords(space, there, draft)) {
                    yield new Row.Unchanged(there.id());
                }
                if (plan != null) {
                    plan.keep(there.changed(after, draft));
                    yield new Row.Changed(there.id());
                }
                yield switch (fleet.change(caller, before.id(), draft)) {
                    case Outcome.Done<Router> _ -> new Row.Changed(before.id());
                    case Outcome.Refused<Router>(Refusal refusal) -> new Row.Failed(refusal);
                };
            }
        };
    }

    /// Whether the passwords that it has, or would have, are those of the draft, where that has
    /// any.
    private static boolean hasPasswords(
            SpaceFleet space, ImportPlan.Known there, RouterDraft draft) {
        Secret password = draft.password();
        Secret via = ImportPlan.viaPassword(draft);
        if (password == null && via == null) {
            return true;
        }
        try (RouterAccess.Opened stored = there.open(space)) {
            return isSame(password, there.password().or(stored::password))
                    && isSame(via, there.viaPassword().or(stored::via));
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
