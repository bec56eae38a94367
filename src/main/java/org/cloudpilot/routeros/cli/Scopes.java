package org.cloudpilot.routeros.cli;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The variables that a place in a script knows. The router refuses to set one that was neither
/// declared nor read before.
final class Scopes {
    private final Deque<Set<String>> open = new ArrayDeque<>(List.of(new HashSet<>()));

    void enter(Collection<String> bound) {
        open.push(new HashSet<>(bound));
    }

    void leave() {
        open.pop();
    }

    void declare(Collection<String> names) {
        open.element().addAll(names);
    }

    boolean knows(String name) {
        return open.stream().anyMatch(scope -> scope.contains(name));
    }
}
