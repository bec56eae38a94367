package org.cloudpilot.model;

/// What changed in a space's fleet.
public sealed interface FleetEvent {
    RouterId id();

    record Added(Router router) implements FleetEvent {
        @Override
        public RouterId id() {
            return router.id();
        }
    }

    record Changed(Router router) implements FleetEvent {
        @Override
        public RouterId id() {
            return router.id();
        }
    }

    record Removed(RouterId id) implements FleetEvent {}

    record StatusChanged(RouterStatus status) implements FleetEvent {
        @Override
        public RouterId id() {
            return status.id();
        }
    }
}
