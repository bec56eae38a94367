package org.cloudpilot.service.command;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.LineCompletion;
import org.cloudpilot.model.LiveQuestion;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.Scope;
import org.cloudpilot.routeros.inspect.ToldTree;
import org.cloudpilot.service.fleet.RouterConsole;
import org.cloudpilot.store.ConsoleTreeRepository;

/// Help with console lines in each router's version. What a router of version 7 tells of its
/// console is learned once and kept in the store by version, so that it is there at once, also for
/// routers that are away. Where a version is not known, and for version 6, which tells nothing, the
/// nearest known one serves; before any is known, the menus that the program brings along do.
///
/// What depends on one router's state, as the names of its interfaces, is asked for each time and
/// never kept.
public final class ConsoleHelp {
    /// Whose menus the program brings along.
    private static final String BUILT_IN = "7.22";

    /// A person waits for live words; whoever is slower is not heard.
    private static final Duration LIVE = Duration.ofMillis(1_500);

    private static final int VISITED = 100;
    private static final CommandOutcome NOTHING =
            new CommandOutcome.Done(List.of(), null, false, Duration.ZERO);

    private final RouterConsole console;
    private final ConsoleTrees trees;
    private final InstantSource clock;
    private final LearningPace pace;
    private final Set<String> learning = ConcurrentHashMap.newKeySet();
    private final Set<String> described = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> stopped = new ConcurrentHashMap<>();
    private final Map<String, ConcurrentLinkedQueue<String>> visited = new ConcurrentHashMap<>();
    private final Set<RouterId> answering = ConcurrentHashMap.newKeySet();

    public ConsoleHelp(
            RouterConsole console,
            ConsoleTreeRepository trees,
            InstantSource clock,
            LearningPace pace) {
        this.console = console;
        this.trees = new ConsoleTrees(trees, clock);
        this.clock = clock;
        this.pace = pace;
    }

    /// What is known for that router now. Reads the store; blocks.
    public Outcome<Optional<LineGuide>> guide(Caller caller, RouterId id) {
        return console.version(caller, id)
                .then(told -> ConsoleHistory.permitted(caller, () -> Optional.of(guide(told))));
    }

    private LineGuide guide(String told) {
        String version = number(told);
        return trees.nearest(version)
                .filter(trees::load)
                .map(
                        known ->
                                new LineGuide(
                                        () -> trees.commands(known), known, known.equals(version)))
                .orElseGet(() -> new LineGuide(() -> trees.commands(""), BUILT_IN, false));
    }

    /// `7.22.1` of `7.22.1 (stable)`.
    private static String number(String told) {
        int blank = told.indexOf(' ');
        return blank < 0 ? told : told.substring(0, blank);
    }

    /// Learns which menus, commands and arguments the router's version has, where that is not known
    /// yet and nobody learns it already; blocks for as long as that takes, up to minutes. True when
    /// it is new. A router that is busy, silent or gone is left alone, and a later call goes on
    /// where this one stopped.
    public Outcome<Boolean> learn(Caller caller, RouterId id) {
        return learning(caller, id, false, version -> !trees.isKnown(version));
    }

    /// Learns what the router says of them, those that people look at first; blocks for as long as
    /// that takes, many minutes. True when it came to an end.
    public Outcome<Boolean> describe(Caller caller, RouterId id) {
        return learning(caller, id, true, trees::isKnown);
    }

    private Outcome<Boolean> learning(
            Caller caller, RouterId id, boolean deep, Predicate<String> wanted) {
        return console.version(caller, id)
                .then(
                        told -> {
                            String version = number(told);
                            if (!version.startsWith("7.")
                                    || version.length() >= 40
                                    || isTooSoon(version)
                                    || described.contains(version)
                                    || !learning.add(version)) {
                                return Outcome.done(false);
                            }
                            try {
                                return ConsoleHistory.permitted(caller, () -> wanted.test(version))
                                        .then(
                                                due ->
                                                        due
                                                                ? learn(caller, id, version, deep)
                                                                : Outcome.done(false));
                            } finally {
                                learning.remove(version);
                            }
                        });
    }

    private boolean isTooSoon(String version) {
        Instant last = stopped.get(version);
        return last != null && clock.instant().isBefore(last.plus(pace.again()));
    }

    private Outcome<Boolean> learn(Caller caller, RouterId id, String version, boolean deep) {
        return ConsoleHistory.permitted(caller, () -> trees.unfinished(version))
                .then(tree -> learn(caller, id, version, deep, tree));
    }

    private Outcome<Boolean> learn(
            Caller caller, RouterId id, String version, boolean deep, ToldTree tree) {
        if (deep && !tree.hasPlain()) {
            described.add(version);
            trees.finished(version);
            return Outcome.done(true);
        }
        var whole = new AtomicBoolean();
        return console.inspecting(
                        caller,
                        id,
                        session -> {
                            var learner =
                                    new TreeLearner(
                                            session,
                                            tree,
                                            pace,
                                            visitedOf(version),
                                            () -> trees.serve(version, tree),
                                            () -> keep(caller, version, tree, deep),
                                            () -> console.hasTime(caller, id));
                            whole.set(deep ? learner.descriptions() : learner.names());
                            return NOTHING;
                        })
                .then(
                        _ -> {
                            if (!whole.get()) {
                                stopped.put(version, clock.instant());
                            }
                            return tree.root().children().isEmpty()
                                    ? Outcome.done(false)
                                    : keep(caller, version, tree, deep || whole.get())
                                            .map(_ -> whole.get());
                        });
    }

    private Outcome<Boolean> keep(Caller caller, String version, ToldTree tree, boolean whole) {
        return ConsoleHistory.permitted(
                caller,
                () -> {
                    trees.keep(version, tree, whole);
                    if (whole) {
                        trees.serve(version, tree);
                    }
                    return true;
                });
    }

    private ConcurrentLinkedQueue<String> visitedOf(String version) {
        return visited.computeIfAbsent(version, key -> new ConcurrentLinkedQueue<>());
    }

    /// Somebody looks at that menu or command: what the router says of it is learned next.
    public void visit(LineGuide guide, String menu, String line, int caret) {
        if (guide.isExact()) {
            var paths = visitedOf(guide.version());
            guide.place(menu, line, caret)
                    .filter(path -> paths.size() < VISITED && !paths.contains(path))
                    .ifPresent(paths::add);
        }
    }

    /// What the router itself offers, where that depends on its state; blocks, but for no longer
    /// than a person would wait. Nothing where it does not answer in time, or still owes an answer.
    public Outcome<List<LineCompletion>> ask(Caller caller, RouterId id, LiveQuestion question) {
        if (!caller.may(Scope.OPERATE) || !answering.add(id)) {
            return Outcome.done(List.of());
        }
        try {
            var found = new AtomicReference<List<LineCompletion>>(List.of());
            return console.asking(
                            caller,
                            id,
                            session -> {
                                List<String> words =
                                        new ConsoleQuestions(session)
                                                .completions(
                                                        question.path(), question.input(), LIVE);
                                found.set(question.completions(words == null ? List.of() : words));
                                return NOTHING;
                            })
                    .map(_ -> found.get());
        } finally {
            answering.remove(id);
        }
    }
}
