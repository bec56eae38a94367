package org.cloudpilot.bench;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.cloudpilot.model.LineCompletion;
import org.cloudpilot.model.LineDiagnostic;
import org.cloudpilot.model.LineToken;
import org.cloudpilot.routeros.cli.CommandNode.Kind;
import org.cloudpilot.routeros.cli.CommandNode;
import org.cloudpilot.routeros.inspect.CommandTree;
import org.cloudpilot.routeros.inspect.LineHelp;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// What one key costs in a tree of a real one's size (400 menus, 4,000 commands, 28,000 arguments):
/// completions, colours and flaws of the line, beside going over the tree's names once; the ratio
/// is the figure to quote.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class HelpBench {
    private static final String MENU = "/menu7/inner3";
    private static final String LINE =
            "set [find where property1=x and property2~\"y\"] property3=z prop";

    /// What one key makes the terminal ask for.
    public record Help(
            List<LineCompletion> completions,
            List<LineToken> tokens,
            List<LineDiagnostic> diagnostics) {}

    private final CommandTree tree = new CommandTree(root());

    private static CommandNode root() {
        CommandNode root = CommandNode.root(false);
        for (int i = 0; i < 20; i++) {
            CommandNode outer = root.add("menu" + i, Kind.MENU, "", false);
            for (int j = 0; j < 20; j++) {
                CommandNode menu = outer.add("inner" + j, Kind.MENU, "", false);
                for (String verb : List.of("add", "set", "get", "edit", "print")) {
                    command(menu, verb, 10);
                }
                for (String verb : List.of("enable", "disable", "move", "remove", "reset")) {
                    command(menu, verb, 4);
                }
                menu.add("find", Kind.COMMAND, "", false).add("where", Kind.ARGUMENT, "", false);
            }
        }
        return root;
    }

    private static void command(CommandNode menu, String verb, int arguments) {
        CommandNode command = menu.add(verb, Kind.COMMAND, "", false);
        command.add("numbers", Kind.ARGUMENT, "", false);
        for (int i = 1; i < arguments; i++) {
            command.add("property" + i, Kind.ARGUMENT, "yes|no", false);
        }
    }

    @Benchmark
    public Help key() {
        return new Help(
                LineHelp.completions(tree, MENU, LINE, LINE.length()),
                LineHelp.tokens(tree, MENU, LINE),
                LineHelp.diagnostics(tree, MENU, LINE));
    }

    @Benchmark
    public int everyName() {
        return letters(tree.root());
    }

    private static int letters(CommandNode node) {
        int sum = node.name().toUpperCase(Locale.ROOT).length();
        for (CommandNode each : node.children()) {
            sum += letters(each);
        }
        return sum;
    }

    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder().include(HelpBench.class.getSimpleName()).build()).run();
    }
}
