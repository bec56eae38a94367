package org.cloudpilot.service.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.routeros.inspect.CommandTree;
import org.cloudpilot.service.fleet.RouterConsole;
import org.cloudpilot.store.ConsoleTreeRepository;

/// Help with console lines in each router's version. What a router of version 7 tells of its
/// console is learned once and kept in the store by version, so that it is there at once, also for
/// routers that are away. Where a version is not known, and for version 6, which tells nothing, the
/// nearest known one serves; before any is known, the menus that the program brings along do.
public final class ConsoleHelp {
    private static final Logger LOG = System.getLogger(ConsoleHelp.class.getName());

    /// Whose menus the program brings along.
    private static final String BUILT_IN = "7.22";

    private final RouterConsole console;
    private final ConsoleTreeRepository trees;
    private final InstantSource clock;
    private final Map<String, CommandTree> read = new ConcurrentHashMap<>();
    private final Set<String> learning = ConcurrentHashMap.newKeySet();

    public ConsoleHelp(RouterConsole console, ConsoleTreeRepository trees, InstantSource clock) {
        this.console = console;
        this.trees = trees;
        this.clock = clock;
    }

    /// What is known for that router now. Reads the store; blocks.
    public Outcome<Optional<LineGuide>> guide(Caller caller, RouterId id) {
        return console.version(caller, id)
                .then(
                        told ->
                                ConsoleHistory.permitted(
                                        caller,
                                        () ->
                                                nearest(number(told))
                                                        .flatMap(known -> guide(known, told))
                                                        .or(ConsoleHelp::builtIn)));
    }

    private static Optional<LineGuide> builtIn() {
        return Optional.of(new LineGuide(CommandTree.builtIn(), BUILT_IN, false));
    }

    /// `7.22.1` of `7.22.1 (stable)`.
    private static String number(String told) {
        int blank = told.indexOf(' ');
        return blank < 0 ? told : told.substring(0, blank);
    }

    private Optional<String> nearest(String version) {
        List<String> known = new ArrayList<>(trees.versions());
        return known.stream()
                .min(
                        Comparator.comparingLong((String each) -> distance(each, version))
                                .thenComparing(Comparator.reverseOrder()));
    }

    private static long distance(String one, String other) {
        return Math.abs(rank(one) - rank(other));
    }

    /// Later versions have larger ones; of an unreadable one 0.
    private static long rank(String version) {
        long[] parts =
                Arrays.stream(version.split("[^0-9]+"))
                        .filter(part -> !part.isEmpty() && part.length() < 6)
                        .mapToLong(Long::parseLong)
                        .limit(3)
                        .toArray();
        long rank = 0;
        for (int i = 0; i < 3; i++) {
            rank = rank * 1_000 + (i < parts.length ? Math.min(parts[i], 999) : 0);
        }
        return rank;
    }

    private Optional<LineGuide> guide(String known, String told) {
        CommandTree tree = read.get(known);
        if (tree == null) {
            Optional<CommandTree> stored = trees.find(known).flatMap(ConsoleHelp::unpacked);
            if (stored.isEmpty()) {
                return Optional.empty();
            }
            tree = stored.get();
            read.put(known, tree);
        }
        return Optional.of(new LineGuide(tree, known, known.equals(number(told))));
    }

    /// Learns the router's version, where that is not known yet and nobody learns it already;
    /// blocks for as long as that takes, up to minutes on a slow link. True when it is new.
    public Outcome<Boolean> learn(Caller caller, RouterId id) {
        return console.version(caller, id)
                .then(
                        told -> {
                            String version = number(told);
                            if (!version.startsWith("7.")
                                    || version.length() > 40
                                    || !learning.add(version)) {
                                return Outcome.done(false);
                            }
                            try {
                                return learn(caller, id, version);
                            } finally {
                                learning.remove(version);
                            }
                        });
    }

    private Outcome<Boolean> learn(Caller caller, RouterId id, String version) {
        return ConsoleHistory.permitted(caller, () -> trees.versions().contains(version))
                .then(
                        known ->
                                known
                                        ? Outcome.done(false)
                                        : asked(caller, id)
                                                .then(json -> keep(caller, version, json)));
    }

    private Outcome<Optional<String>> asked(Caller caller, RouterId id) {
        var told = new AtomicReference<>(Optional.<String>empty());
        return console.asking(
                        caller,
                        id,
                        session -> {
                            told.set(new TreeLearner(session).learn());
                            return new CommandOutcome.Done(
                                    List.of(), null, false, java.time.Duration.ZERO);
                        })
                .map(ended -> told.get());
    }

    private Outcome<Boolean> keep(Caller caller, String version, Optional<String> json) {
        if (json.isEmpty()) {
            return Outcome.done(false);
        }
        byte[] packed = packed(json.get());
        return ConsoleHistory.permitted(
                caller,
                () -> {
                    trees.put(version, packed, clock.instant().truncatedTo(ChronoUnit.MICROS));
                    return true;
                });
    }

    private static byte[] packed(String json) {
        var bytes = new ByteArrayOutputStream();
        try (var zipped = new GZIPOutputStream(bytes)) {
            zipped.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    private static Optional<CommandTree> unpacked(byte[] packed) {
        try (var json = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return Optional.of(CommandTree.read(json));
        } catch (IOException damaged) {
            LOG.log(Logger.Level.WARNING, "a kept command tree cannot be read: {0}", damaged);
            return Optional.empty();
        }
    }
}
