package org.cloudpilot.ui.terminal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.SentLine;
import org.jspecify.annotations.Nullable;

/// The lines sent before, of one router for the arrow keys, of all for searching.
final class Recall {
    static final int MOST = 5_000;

    private final List<SentLine> all = new ArrayList<>();
    private @Nullable RouterId router;
    private List<String> mine = List.of();
    private int at;
    private String prefix = "";
    private String expected = "";

    /// What was sent in earlier sessions, oldest first; stands before what was sent since.
    void load(List<SentLine> earlier) {
        all.addAll(0, earlier);
        renew();
    }

    void router(@Nullable RouterId shown) {
        router = shown;
        renew();
    }

    void add(SentLine sent) {
        all.add(sent);
        if (all.size() > MOST) {
            all.removeFirst();
        }
        renew();
    }

    void clear() {
        all.clear();
        renew();
    }

    /// Each line once, where it was sent last.
    private void renew() {
        Set<String> once = new LinkedHashSet<>();
        for (SentLine sent : all.reversed()) {
            if (sent.router().equals(router)) {
                once.add(sent.line());
            }
        }
        mine = List.copyOf(once).reversed();
        at = mine.size();
        prefix = "";
    }

    /// The line before the one shown that begins as what was typed does; null where there is none.
    ///
    /// @param shown what stands in the line now
    @Nullable String older(String shown) {
        startAnew(shown);
        for (int i = at - 1; i >= 0; i--) {
            if (mine.get(i).startsWith(prefix)) {
                return recalled(i, shown);
            }
        }
        return null;
    }

    /// The next such line, at the end what was typed; null where that is shown already.
    ///
    /// @param shown what stands in the line now
    @Nullable String newer(String shown) {
        startAnew(shown);
        if (at == mine.size()) {
            return null;
        }
        for (int i = at + 1; i < mine.size(); i++) {
            if (mine.get(i).startsWith(prefix)) {
                return recalled(i, shown);
            }
        }
        at = mine.size();
        return prefix;
    }

    /// What was changed since, or dropped, is a beginning of its own.
    private void startAnew(String shown) {
        if (at == mine.size() || !shown.equals(expected)) {
            at = mine.size();
            prefix = shown;
        }
    }

    /// Several lines do not come to stand in the line: what stood there stays.
    private String recalled(int index, String shown) {
        String line = mine.get(index);
        at = index;
        expected = line.indexOf('\n') >= 0 ? shown : line;
        return line;
    }

    /// Lines that hold every word of `query`, newest first, each once.
    ///
    /// @param everywhere also those of other routers
    List<SentLine> search(String query, boolean everywhere, int most) {
        List<String> words = List.of(query.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        Set<String> seen = new LinkedHashSet<>();
        return all.reversed().stream()
                .filter(sent -> everywhere || sent.router().equals(router))
                .filter(
                        sent ->
                                words.stream()
                                        .allMatch(sent.line().toLowerCase(Locale.ROOT)::contains))
                .filter(sent -> seen.add(sent.line()))
                .limit(most)
                .toList();
    }
}
