package org.cloudpilot.service.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.cloudpilot.routeros.inspect.CommandTree;
import org.cloudpilot.routeros.inspect.ToldTree;
import org.cloudpilot.store.ConsoleTreeRepository;
import org.jspecify.annotations.Nullable;

/// The consoles' commands by version: in the store, and in memory as soon as somebody uses them. A
/// version serves when all its commands are known; before, it is kept beside the others so that
/// learning can go on.
final class ConsoleTrees {
    private static final Logger LOG = System.getLogger(ConsoleTrees.class.getName());

    /// Behind the version of one that is not whole.
    private static final String PART = "+";

    private static final int LARGEST = 1_000_000;

    private final ConsoleTreeRepository trees;
    private final InstantSource clock;
    private final Map<String, CommandTree> serving = new ConcurrentHashMap<>();
    private final Map<String, ToldTree> learning = new ConcurrentHashMap<>();

    ConsoleTrees(ConsoleTreeRepository trees, InstantSource clock) {
        this.trees = trees;
        this.clock = clock;
    }

    boolean isKnown(String version) {
        return trees.versions().contains(version);
    }

    /// The known version that is nearest to this one.
    Optional<String> nearest(String version) {
        return trees.versions().stream()
                .filter(each -> !each.endsWith(PART))
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

    /// A known version's commands are read, if they are not in memory yet; whether they can be
    /// used.
    boolean load(String version) {
        if (!serving.containsKey(version)) {
            told(version).ifPresent(tree -> serve(version, tree));
        }
        return serving.containsKey(version);
    }

    /// As they are known now, for one that was loaded. Asks no store.
    CommandTree commands(String version) {
        return serving.getOrDefault(version, CommandTree.builtIn());
    }

    /// What was told of a version until now, to be gone on with.
    ToldTree unfinished(String version) {
        ToldTree known = learning.get(version);
        if (known == null) {
            known = told(version).or(() -> told(version + PART)).orElseGet(ToldTree::empty);
            learning.put(version, known);
        }
        return known;
    }

    /// There is nothing to be gone on with.
    void finished(String version) {
        learning.remove(version);
    }

    /// What is known by now serves from here on.
    void serve(String version, ToldTree tree) {
        try {
            serving.put(version, tree.commands());
        } catch (IOException damaged) {
            LOG.log(Logger.Level.WARNING, "a command tree cannot be used: {0}", damaged);
        }
    }

    /// Keeps a version, as a whole or as one that is not.
    void keep(String version, ToldTree tree, boolean whole) {
        byte[] packed = packed(tree.json());
        if (packed.length > LARGEST) {
            LOG.log(Logger.Level.WARNING, "the command tree of {0} is too large", version);
            return;
        }
        trees.put(
                whole ? version : version + PART,
                packed,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (whole) {
            trees.remove(version + PART);
        }
    }

    private Optional<ToldTree> told(String key) {
        return trees.find(key).map(ConsoleTrees::unpacked);
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

    private static @Nullable ToldTree unpacked(byte[] packed) {
        try (var json = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return ToldTree.read(json);
        } catch (IOException damaged) {
            LOG.log(Logger.Level.WARNING, "a kept command tree cannot be read: {0}", damaged);
            return null;
        }
    }
}
