package org.cloudpilot.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import org.cloudpilot.app.ExitCode;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.routeros.cli.Flaw;
import org.cloudpilot.routeros.cli.Place;
import org.cloudpilot.routeros.inspect.CommandTree;
import org.cloudpilot.routeros.inspect.ScriptCheck;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// `cloudpilot check`.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        description =
                "Say of scripts whether a router would take them, and where it would stop reading."
                        + " Needs neither a router nor a store.",
        footer = {
            "",
            "Without --tree, menus are those of RouterOS 7.22 without extra packages, and commands"
                    + " in them may have any arguments.",
            "",
            "Exit codes: 0 all are taken, 1 one is not or cannot be read, 2 wrong options."
        })
final class CheckCommand implements Callable<Integer> {
    private static final JsonFactory JSON = JsonFactory.builder().build();

    private final PrintStream out;
    private final PrintStream err;

    @Parameters(arity = "1..*", paramLabel = "<file>", description = "The scripts to check.")
    private List<String> files = List.of();

    @Option(
            names = "--tree",
            paramLabel = "<file>",
            description =
                    "A version's command tree as /console/inspect told it, as JSON, gzip or plain.")
    private @Nullable Path tree;

    @Option(names = "--json", description = "One line of JSON a script.")
    private boolean json;

    CheckCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /// What is said of one script.
    private record Verdict(String file, boolean accepted, String error, @Nullable Place place) {}

    @Override
    public Integer call() {
        CommandTree commands;
        try {
            commands = tree == null ? CommandTree.builtIn() : read(tree);
        } catch (IOException e) {
            err.println(Sentences.of("cli.tree", String.valueOf(tree), why(e)));
            return ExitCode.FAILED.code();
        }
        StringBuilder lines = new StringBuilder();
        boolean all = true;
        for (String file : files) {
            Verdict verdict = check(commands, file);
            all &= verdict.accepted;
            lines.append(json ? asJson(verdict) : asText(verdict)).append('\n');
        }
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
        out.flush();
        return all ? ExitCode.OK.code() : ExitCode.FAILED.code();
    }

    private static CommandTree read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        boolean packed = bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
        InputStream plain = new ByteArrayInputStream(bytes);
        try (InputStream in = packed ? new GZIPInputStream(plain) : plain) {
            return CommandTree.read(in);
        }
    }

    private static Verdict check(CommandTree commands, String file) {
        String script;
        try {
            script = new String(Files.readAllBytes(Path.of(file)), StandardCharsets.UTF_8);
        } catch (IOException | InvalidPathException e) {
            return new Verdict(file, false, Sentences.of("cli.unreadable", why(e)), null);
        }
        ScriptCheck check = ScriptCheck.of(commands, script);
        Flaw flaw = check.flaw();
        return new Verdict(
                file, flaw == null, flaw == null ? "" : flaw.kind().words(), check.place());
    }

    private static String why(Exception e) {
        return switch (e) {
            case NoSuchFileException _ -> Sentences.of("cli.no_such_file");
            case AccessDeniedException _ -> Sentences.of("cli.access_denied");
            default -> String.valueOf(e.getMessage());
        };
    }

    private static String asText(Verdict verdict) {
        Place place = verdict.place;
        if (verdict.accepted) {
            return Sentences.of("cli.accepted", verdict.file);
        }
        return place == null
                ? verdict.file + ": " + verdict.error
                : verdict.file + ":" + place.line() + ":" + place.column() + ": " + verdict.error;
    }

    private static String asJson(Verdict verdict) {
        StringWriter text = new StringWriter();
        try (JsonGenerator line = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            line.writeStartObject();
            line.writeStringProperty("file", verdict.file);
            line.writeBooleanProperty("accepted", verdict.accepted);
            if (verdict.accepted) {
                line.writeNullProperty("error");
            } else {
                line.writeStringProperty("error", verdict.error);
            }
            Place place = verdict.place;
            if (place == null) {
                line.writeNullProperty("line");
                line.writeNullProperty("column");
            } else {
                line.writeNumberProperty("line", place.line());
                line.writeNumberProperty("column", place.column());
            }
            line.writeEndObject();
        }
        return text.toString();
    }
}
