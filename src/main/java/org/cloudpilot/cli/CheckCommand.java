package org.cloudpilot.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.cloudpilot.app.ExitCode;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.routeros.cli.KnownMenus;
import org.cloudpilot.routeros.cli.MenuTree;
import org.cloudpilot.routeros.cli.MenuTreeFile;
import org.cloudpilot.routeros.cli.Script;
import org.cloudpilot.routeros.cli.ScriptParser;
import org.cloudpilot.routeros.cli.ScriptPlace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `cloudpilot check`.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        description =
                "Read RouterOS scripts as a router would, and say of each whether it would be accepted"
                        + " or where it would stop. Needs no router and no store.",
        footer = {
            "",
            "Exit codes: 0 all accepted, 1 not all accepted or readable,",
            "2 wrong options."
        })
final class CheckCommand implements Callable<Integer> {
    private final PrintStream out;
    private final PrintStream err;

    @Parameters(arity = "1..*", paramLabel = "<file>", description = "Scripts.")
    private List<Path> files = List.of();

    @Option(
            names = "--tree",
            paramLabel = "<file>",
            description =
                    "The command tree of the router's version, JSON as /console/inspect tells it,"
                            + " packed with gzip or not. Without one, menus and arguments that the"
                            + " program does not know are let pass.")
    private @Nullable Path treeFile;

    @Option(names = "--json", description = "One line of JSON a file.")
    private boolean json;

    CheckCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        MenuTree tree;
        Path named = treeFile;
        try {
            tree = named == null ? KnownMenus.tree() : MenuTreeFile.read(named);
        } catch (IOException unreadable) {
            err.println(Sentences.of("check.no_tree", named));
            return ExitCode.FAILED.code();
        }
        boolean all = true;
        for (Path file : files) {
            CheckedScript checked = check(file, tree);
            out.println(json ? checked.asJson() : checked.asText());
            all &= checked.accepted();
        }
        return (all ? ExitCode.OK : ExitCode.FAILED).code();
    }

    private static CheckedScript check(Path file, MenuTree tree) {
        String script;
        try {
            // the router counts bytes, not letters
            script = Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            return new CheckedScript(file.toString(), Sentences.of("check.unreadable"), null);
        }
        return switch (ScriptParser.parse(script, tree)) {
            case Script.Accepted _ -> new CheckedScript(file.toString(), null, null);
            case Script.Rejected(String error, int offset) ->
                    new CheckedScript(file.toString(), error, ScriptPlace.of(script, offset));
        };
    }
}
