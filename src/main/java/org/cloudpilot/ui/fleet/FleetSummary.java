package org.cloudpilot.ui.fleet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cloudpilot.model.RouterState;

/// The fleet in figures: how many, how many of them in trouble, by site and by tag, and what a
/// person should look at first.
public record FleetSummary(
        int total,
        int online,
        int problems,
        List<Part> sites,
        List<Part> tags,
        List<Attention> attentions) {

    public static final FleetSummary EMPTY =
            new FleetSummary(0, 0, 0, List.of(), List.of(), List.of());

    /// A site stands directly before what is below it; spellings that differ in case stay apart.
    private static final Comparator<String> AS_TREE =
            Comparator.comparing(
                            (String path) -> path.replace('/', '\0'), String.CASE_INSENSITIVE_ORDER)
                    .thenComparing(Comparator.naturalOrder());

    /// One line of the scope pane.
    ///
    /// @param depth how far it is indented
    public record Part(FleetScope scope, int depth, int total, int problems) {}

    /// Routers of one site in the same trouble, or one router; certificates to review are one
    /// group, wherever they are, because they are decided on together.
    ///
    /// @param since of the first of them
    public record Attention(FleetScope scope, RouterState state, int count, Instant since) {}

    static FleetSummary of(Collection<RouterRow> rows) {
        var sites = new TreeMap<String, int[]>(AS_TREE);
        var tags = new TreeMap<String, int[]>(AS_TREE);
        int online = 0;
        int problems = 0;
        List<RouterLine> troubled = new ArrayList<>();
        for (RouterRow row : rows) {
            RouterLine line = row.line();
            boolean problem = line.isProblem();
            if (line.state() == RouterState.ONLINE || line.state() == RouterState.SLOW) {
                online++;
            }
            if (problem) {
                problems++;
                troubled.add(line);
            }
            countSites(sites, line.router().site(), problem);
            for (String tag : line.router().tags()) {
                count(tags, tag, problem);
            }
        }
        return new FleetSummary(
                rows.size(), online, problems, siteParts(sites), tagParts(tags), group(troubled));
    }

    private static void countSites(Map<String, int[]> sites, String site, boolean problem) {
        if (site.isEmpty()) {
            return;
        }
        for (int end = site.indexOf('/'); end >= 0; end = site.indexOf('/', end + 1)) {
            count(sites, site.substring(0, end), problem);
        }
        count(sites, site, problem);
    }

    private static void count(Map<String, int[]> counts, String key, boolean problem) {
        int[] count = counts.computeIfAbsent(key, absent -> new int[2]);
        count[0]++;
        count[1] += problem ? 1 : 0;
    }

    private static List<Part> siteParts(Map<String, int[]> sites) {
        List<Part> parts = new ArrayList<>();
        sites.forEach(
                (path, count) -> {
                    int depth = (int) path.chars().filter(c -> c == '/').count();
                    parts.add(new Part(new FleetScope.Site(path), depth, count[0], count[1]));
                });
        return List.copyOf(parts);
    }

    private static List<Part> tagParts(Map<String, int[]> tags) {
        List<Part> parts = new ArrayList<>();
        tags.forEach(
                (name, count) ->
                        parts.add(new Part(new FleetScope.Tag(name), 0, count[0], count[1])));
        return List.copyOf(parts);
    }

    private record Trouble(String site, RouterState state) {}

    private static List<Attention> group(List<RouterLine> troubled) {
        Map<Trouble, List<RouterLine>> groups = new LinkedHashMap<>();
        List<RouterLine> unbelieved =
                troubled.stream().filter(line -> line.state().waitsForReview()).toList();
        for (RouterLine line : troubled) {
            if (line.state().waitsForReview()) {
                continue;
            }
            groups.computeIfAbsent(
                            new Trouble(line.router().site(), line.state()),
                            absent -> new ArrayList<>())
                    .add(line);
        }
        List<Attention> attentions = new ArrayList<>();
        groups.forEach(
                (trouble, lines) -> {
                    if (lines.size() > 1 && !trouble.site().isEmpty()) {
                        attentions.add(
                                new Attention(
                                        new FleetScope.Site(trouble.site()),
                                        trouble.state(),
                                        lines.size(),
                                        first(lines)));
                    } else {
                        for (RouterLine line : lines) {
                            attentions.add(
                                    new Attention(
                                            new FleetScope.One(line.router()),
                                            trouble.state(),
                                            1,
                                            line.status().since()));
                        }
                    }
                });
        if (!unbelieved.isEmpty()) {
            attentions.add(
                    new Attention(
                            new FleetScope.Unbelieved(),
                            RouterState.CERTIFICATE_CHANGED,
                            unbelieved.size(),
                            first(unbelieved)));
        }
        attentions.sort(
                Comparator.comparing(FleetSummary::urgency)
                        .thenComparing(Attention::count, Comparator.reverseOrder())
                        .thenComparing(Attention::since));
        return List.copyOf(attentions);
    }

    /// What a person can decide at once stands before what only tells.
    private static int urgency(Attention attention) {
        return switch (attention.scope()) {
            case FleetScope.Unbelieved _ -> 2 * RouterState.DOWN.ordinal() + 1;
            default -> 2 * attention.state().ordinal();
        };
    }

    private static Instant first(List<RouterLine> lines) {
        return lines.stream()
                .map(line -> line.status().since())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
