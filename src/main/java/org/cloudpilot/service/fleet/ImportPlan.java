package org.cloudpilot.service.fleet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cloudpilot.model.Host;
import org.cloudpilot.model.ReachDraft;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterDraft;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.Secret;
import org.jspecify.annotations.Nullable;

/// The routers that a dry run of an import would have added or changed so far.
final class ImportPlan {
    private final Map<Place, Known> planned = new HashMap<>();

    /// What makes two rows speak of one router.
    private record Place(Host host, int port, String username) {
        static Place of(Router router) {
            return new Place(router.host(), router.port(), router.username());
        }
    }

    /// A router that a row of the import speaks of.
    ///
    /// @param kept as it is in the fleet; null where it would be added
    /// @param drafts what a dry run would have made of it, the newest first; their passwords stay
    ///   the import's
    record Known(Router router, @Nullable WatchedRouter kept, List<RouterDraft> drafts) {
        static Known stored(WatchedRouter kept) {
            return new Known(kept.router(), kept, List.of());
        }

        static Known planned(Router router, RouterDraft draft) {
            return new Known(router, null, List.of(draft));
        }

        Known changed(Router after, RouterDraft draft) {
            return new Known(
                    after, kept, Stream.concat(Stream.of(draft), drafts.stream()).toList());
        }

        @Nullable RouterId id() {
            return kept == null ? null : kept.router().id();
        }

        /// The passwords that are kept; none where it would be added.
        RouterAccess.Opened open(SpaceFleet space) {
            return kept == null
                    ? new RouterAccess.Opened(router, Optional.empty(), Optional.empty())
                    : space.open(kept);
        }

        /// The password that it would have got.
        Optional<Secret> password() {
            return newest(RouterDraft::password);
        }

        Optional<Secret> viaPassword() {
            return newest(ImportPlan::viaPassword);
        }

        private Optional<Secret> newest(Function<RouterDraft, @Nullable Secret> part) {
            return drafts.stream()
                    .<Secret>mapMulti(
                            (draft, out) -> {
                                Secret given = part.apply(draft);
                                if (given != null) {
                                    out.accept(given);
                                }
                            })
                    .findFirst();
        }
    }

    Optional<Known> find(Router wanted) {
        return Optional.ofNullable(planned.get(Place.of(wanted)));
    }

    /// Takes the place of what was known of this router before.
    void keep(Known router) {
        planned.put(Place.of(router.router()), router);
    }

    static boolean isSame(Router one, Router other) {
        return Place.of(one).equals(Place.of(other));
    }

    static @Nullable Secret viaPassword(RouterDraft draft) {
        ReachDraft reach = draft.reach();
        return reach == null ? null : reach.viaPassword();
    }
}
