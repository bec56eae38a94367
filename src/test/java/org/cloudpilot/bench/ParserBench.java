package org.cloudpilot.bench;

import java.util.concurrent.TimeUnit;
import org.cloudpilot.routeros.cli.CommandNode;
import org.cloudpilot.routeros.cli.Parser;
import org.cloudpilot.routeros.cli.Vocabulary;
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

/// Reading one megabyte of script, beside splitting it into lines: the ratio is the figure to
/// quote.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ParserBench {
    private static final int SIZE = 1_000_000;

    private static final String PIECE =
            """
            /ip firewall filter
            add action=accept chain=input comment="let in what is known" connection-state=established
            :foreach i in=[/ip address find where interface="ether1" !disabled] do={
                :local address [/ip address get $i address]
                :if ([:len $address] > 8 && $address ~ "^10\\\\.") do={
                    :put "address $address: $[:typeof $i]"; :set address ($address . "/24")
                } else={ /log info message=("other " . $address) }
            }
            """;

    private final CommandNode root = Vocabulary.builtIn();
    private final String script = PIECE.repeat(SIZE / PIECE.length() + 1);

    @Benchmark
    public Parser.Reading read() {
        return Parser.read(root, root, script);
    }

    @Benchmark
    public String[] split() {
        return script.split("\n");
    }

    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder().include(ParserBench.class.getSimpleName()).build()).run();
    }
}
