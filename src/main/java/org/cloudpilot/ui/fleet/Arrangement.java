package org.cloudpilot.ui.fleet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which rows are shown and in which order.
final class Arrangement {
    private static final String[] NO_WORDS = {};

    private Arrangement() {}

    /// The rows within the scopes that have every word, in order; without an order as they come.
    static List<RouterRow> of(
            Collection<RouterRow> rows,
            List<FleetScope> scopes,
            String search,
            @Nullable Comparator<RouterLine> order) {
        String wanted = search.toLowerCase(Locale.ROOT).strip();
        String[] words = wanted.isEmpty() ? NO_WORDS : wanted.split("\\s+");
        List<RouterRow> found = new ArrayList<>();
        for (RouterRow row : rows) {
            if (FleetScope.hold(scopes, row.line()) && row.matches(words)) {
                found.add(row);
            }
        }
        if (order != null) {
            found.sort(Comparator.comparing(RouterRow::line, order));
        }
        return found;
    }

    /// How many rows stand elsewhere, come or go between the two.
    static int moves(List<RouterRow> shown, List<RouterRow> settled) {
        int moves = Math.abs(settled.size() - shown.size());
        for (int i = 0; i < Math.min(settled.size(), shown.size()); i++) {
            moves += settled.get(i).equals(shown.get(i)) ? 0 : 1;
        }
        return moves;
    }

    /// `shown` without what is gone and with what is new at the end: nothing else moves.
    static List<RouterRow> patched(
            List<RouterRow> shown, Collection<RouterRow> rows, List<RouterRow> settled) {
        Set<RouterRow> existing = Set.copyOf(rows);
        Set<RouterRow> fresh = new LinkedHashSet<>(settled);
        List<RouterRow> next = new ArrayList<>();
        for (RouterRow row : shown) {
            if (existing.contains(row)) {
                next.add(row);
                fresh.remove(row);
            }
        }
        next.addAll(fresh);
        return next;
    }
}
