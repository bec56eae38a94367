package org.cloudpilot.service.command;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.cloudpilot.routeros.RouterSession;
import org.cloudpilot.routeros.inspect.ToldTree.Node;
import org.cloudpilot.routeros.inspect.ToldTree;
import org.jspecify.annotations.Nullable;

/// Asks a router for what is not known yet of its console, at a pace that leaves it its time. What
/// people are looking at comes first. Stops when the router is busy, silent or gone; what was told
/// until then stays, and a later one goes on from there.
final class TreeLearner {
    private static final int DEEPEST = 32;
    private static final int BETWEEN_SAVINGS = 1_000;

    private final ConsoleQuestions questions;
    private final ToldTree tree;
    private final LearningPace pace;
    private final Queue<String> visited;
    private final Runnable visitedKnown;
    private final Runnable saving;
    private final BooleanSupplier mayGoOn;

    private final ArrayDeque<Step> waiting = new ArrayDeque<>();
    private final ArrayDeque<Node> plainArguments = new ArrayDeque<>();
    private final Set<Node> begun = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean deep;
    private int underWay;
    private int answers;
    private boolean stopped;

    /// One question, about one node.
    private record Step(Node node, boolean description, boolean isVisited) {}

    /// @param visited paths that people look at; those that are taken up are removed
    /// @param visitedKnown told when more is known of one of them
    /// @param mayGoOn asked before each question
    /// @param saving told now and then, when there is something new to be saved
    TreeLearner(
            RouterSession session,
            ToldTree tree,
            LearningPace pace,
            ConcurrentLinkedQueue<String> visited,
            Runnable visitedKnown,
            Runnable saving,
            BooleanSupplier mayGoOn) {
        this.questions = new ConsoleQuestions(session);
        this.tree = tree;
        this.pace = pace;
        this.visited = visited;
        this.visitedKnown = visitedKnown;
        this.saving = saving;
        this.mayGoOn = mayGoOn;
    }

    /// All menus, commands and arguments; blocks. False when it had to stop before.
    boolean names() {
        deep = false;
        collect(tree.root());
        return all();
    }

    /// What the router says of them; blocks. False when it had to stop before.
    boolean descriptions() {
        deep = true;
        collect(tree.root());
        return all();
    }

    /// What is to be asked, from the root on.
    private synchronized void collect(Node node) {
        if (!deep && node.isOpen()) {
            waiting.add(new Step(node, false, false));
        } else if (deep && !node.isArgument() && hasPlain(node)) {
            waiting.add(new Step(node, true, false));
        }
        for (Node each : node.children()) {
            if (!each.isArgument()) {
                collect(each);
            }
        }
    }

    private static boolean hasPlain(Node node) {
        return node.children().stream().anyMatch(Node::isPlain);
    }

    private boolean all() {
        try (ExecutorService workers =
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory())) {
            for (int i = 0; i < pace.atOnce(); i++) {
                workers.execute(this::work);
            }
        }
        synchronized (this) {
            return !stopped;
        }
    }

    private void work() {
        try {
            for (Step step = next(); step != null; step = next()) {
                if (!mayGoOn.getAsBoolean()) {
                    over(false);
                    return;
                }
                long asked = System.nanoTime();
                boolean answered = false;
                try {
                    answered = ask(step);
                } finally {
                    Duration took = Duration.ofNanos(System.nanoTime() - asked);
                    over(answered && took.compareTo(pace.busy()) <= 0);
                }
                Thread.sleep(pace.pauseAfter(Duration.ofNanos(System.nanoTime() - asked)));
            }
        } catch (InterruptedException ended) {
            stop();
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Step next() throws InterruptedException {
        while (!stopped) {
            Step step = deep ? visitedStep() : null;
            step = step == null ? waiting.poll() : step;
            if (step == null && !plainArguments.isEmpty()) {
                step = new Step(plainArguments.remove(), true, false);
            }
            if (step == null && underWay == 0) {
                return null;
            }
            if (step != null && isNew(step)) {
                underWay++;
                return step;
            }
            if (step == null) {
                wait();
            }
        }
        return null;
    }

    private boolean isNew(Step step) {
        boolean wanted =
                step.description
                        ? step.node.isArgument() ? step.node.isPlain() : hasPlain(step.node)
                        : step.node.isOpen();
        return wanted && begun.add(step.node);
    }

    /// The next question about what people look at; null where there is none.
    private @Nullable Step visitedStep() {
        for (String path = visited.poll(); path != null; path = visited.poll()) {
            Node node = tree.find(path);
            if (node != null) {
                List<Step> steps = new ArrayList<>();
                steps.add(new Step(node, true, true));
                for (Node each : node.children()) {
                    if (each.isArgument() && begun.contains(node) && each.isPlain()) {
                        steps.add(new Step(each, true, true));
                    }
                }
                steps.reversed().forEach(waiting::addFirst);
                return waiting.poll();
            }
        }
        return null;
    }

    private synchronized void over(boolean well) {
        underWay--;
        stopped |= !well;
        notifyAll();
    }

    private synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    /// Whether the router answered.
    private boolean ask(Step step) {
        boolean answered = step.description ? askDescription(step) : askNames(step.node);
        boolean due;
        synchronized (this) {
            due = answered && ++answers % BETWEEN_SAVINGS == 0;
        }
        if (answered && step.isVisited) {
            visitedKnown.run();
        }
        if (due) {
            saving.run();
        }
        return answered;
    }

    private boolean askNames(Node node) {
        List<ToldTree.Told> told = questions.children(node.path());
        if (told == null) {
            return false;
        }
        if (told.isEmpty() && node.path().isEmpty()) {
            return false;
        }
        int depth = node.path().split(",").length;
        if (depth > DEEPEST || !node.tell(told)) {
            return false;
        }
        synchronized (this) {
            for (Node each : node.children()) {
                if (each.isOpen()) {
                    waiting.add(new Step(each, false, false));
                }
            }
            notifyAll();
        }
        return true;
    }

    /// A menu or command tells of all that is below it; of arguments it says nothing of, each is
    /// asked by itself later.
    private boolean askDescription(Step step) {
        if (step.node.isArgument()) {
            String text = questions.definition(step.node.path());
            if (text == null) {
                return false;
            }
            step.node.describe(text);
            return true;
        }
        var texts = questions.descriptions(step.node.path());
        if (texts == null) {
            return false;
        }
        List<Node> still = new ArrayList<>();
        for (Node each : step.node.children()) {
            String text = texts.getOrDefault(each.name(), "");
            if (!each.isArgument() || !text.isEmpty()) {
                each.describe(text);
            } else if (each.isPlain()) {
                still.add(each);
            }
        }
        synchronized (this) {
            if (step.isVisited) {
                still.reversed().forEach(each -> waiting.addFirst(new Step(each, true, true)));
            } else {
                plainArguments.addAll(still);
            }
            notifyAll();
        }
        return true;
    }
}
