package org.cloudpilot.ui.fleet;

import java.util.List;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.Sentences;

/// A part of the fleet that the table can be narrowed to.
public sealed interface FleetScope {
    boolean holds(RouterLine line);

    /// What stands on its chip.
    String label();

    /// Routers that need a person.
    record Problems() implements FleetScope {
        @Override
        public boolean holds(RouterLine line) {
            return line.isProblem();
        }

        @Override
        public String label() {
            return Sentences.of("ui.scope.problems");
        }
    }

    /// Routers whose certificate or host key waits for a person's decision.
    record Unbelieved() implements FleetScope {
        @Override
        public boolean holds(RouterLine line) {
            return line.state().waitsForReview();
        }

        @Override
        public String label() {
            return Sentences.of("ui.scope.unbelieved");
        }
    }

    /// A site with all below it.
    record Site(String path) implements FleetScope {
        @Override
        public boolean holds(RouterLine line) {
            String site = line.router().site();
            return site.equals(path)
                    || (site.startsWith(path) && site.charAt(path.length()) == '/');
        }

        @Override
        public String label() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    record Tag(String name) implements FleetScope {
        @Override
        public boolean holds(RouterLine line) {
            return line.router().tags().contains(name);
        }

        @Override
        public String label() {
            return name;
        }
    }

    /// Routers named one by one.
    record One(Router router) implements FleetScope {
        @Override
        public boolean holds(RouterLine line) {
            return line.router().id().equals(router.id());
        }

        @Override
        public String label() {
            return router.name();
        }
    }

    /// Of one kind any, of every kind at least one.
    static boolean hold(List<FleetScope> scopes, RouterLine line) {
        for (FleetScope scope : scopes) {
            boolean kindHolds = false;
            for (FleetScope other : scopes) {
                kindHolds |= other.getClass() == scope.getClass() && other.holds(line);
            }
            if (!kindHolds) {
                return false;
            }
        }
        return true;
    }
}
