package org.cloudpilot.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cloudpilot.model.Column;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.ItemNumbers;
import org.cloudpilot.model.Row;
import org.cloudpilot.routeros.cli.Prompt;
import org.cloudpilot.routeros.cli.Step;
import org.cloudpilot.routeros.cli.Translation;
import org.cloudpilot.routeros.cli.Translator;
import org.jspecify.annotations.Nullable;

/// The console without a terminal: runs scripts of commands, `:put`, `:delay`, `:error` and `[…]`
/// in an argument of `:put`, and says what a router would say, with `\n` at the ends of lines.
final class Console {
    private static final Pattern EXPORT =
            Pattern.compile("(/?[a-z0-9 /-]*?)[ /]?\\bexport\\b(.*)", Pattern.DOTALL);
    private static final Pattern SLASHES = Pattern.compile("/?[a-z0-9-]+/.*", Pattern.DOTALL);
    private static final Pattern LOG =
            Pattern.compile("[:/]?log (debug|info|warning|error) (.*)", Pattern.DOTALL);

    private final Chassis router;
    private final Account user;
    private Running running;
    private final StringBuilder out = new StringBuilder();
    private final List<Runnable> afterwards = new ArrayList<>();
    private String menu = "/";

    Console(Chassis router, Account user, Running running) {
        this.router = router;
        this.user = user;
        this.running = running;
    }

    /// @return all that it said
    String run(String script) throws InterruptedException {
        try {
            for (String statement : Script.statements(script)) {
                statement(statement);
            }
        } catch (ConsoleError said) {
            out.append(said.text()).append('\n');
        }
        return out.toString();
    }

    /// The same for the next script of a terminal; the menu stays where the one before left it.
    String run(String script, Running anew) throws InterruptedException {
        running = anew;
        out.setLength(0);
        return run(script);
    }

    /// Where the console stands.
    String menu() {
        return menu;
    }

    /// What is to be done when the answer has been sent.
    List<Runnable> afterwards() {
        return afterwards;
    }

    private void statement(String statement) throws ConsoleError, InterruptedException {
        Matcher log = LOG.matcher(statement);
        if (statement.startsWith(":put ")) {
            out.append(value(statement.substring(5).strip())).append('\n');
        } else if (statement.startsWith(":delay ")) {
            pause(statement.substring(7).strip());
        } else if (statement.startsWith(":error ")) {
            throw new ConsoleError(value(statement.substring(7).strip()));
        } else if (log.matches()) {
            router.device.log("script," + log.group(1), value(log.group(2).strip()));
        } else if (!isExport(statement)) {
            Asked asked = ask(statement);
            if (asked != null) {
                out.append(
                        ConsoleText.of(
                                router.device, asked.request(), statement, asked.collected()));
            }
        }
    }

    private void pause(String time) throws ConsoleError, InterruptedException {
        try {
            running.pause(Spans.parse("delay-time", time));
        } catch (Trap trap) {
            throw new ConsoleError(trap.text());
        }
    }

    private String value(String expression) throws ConsoleError, InterruptedException {
        if (expression.startsWith("[") && expression.endsWith("]")) {
            Asked asked = ask(expression.substring(1, expression.length() - 1).strip());
            String ret = asked == null ? null : asked.collected().ret();
            return ret == null ? "" : ret;
        }
        return Script.unquoted(expression);
    }

    private boolean isExport(String statement) throws ConsoleError {
        Matcher export = EXPORT.matcher(statement);
        if (!export.matches() || export.group(1).contains(" print")) {
            return false;
        }
        refuseSlashes(statement);
        String path = export.group(1).strip().replace(' ', '/');
        try {
            user.require("read");
            out.append(new Export(router, user).command(path, export.group(2)));
        } catch (Trap trap) {
            throw new ConsoleError(trap.text());
        }
        return true;
    }

    /// Version 6 wants blanks between the words of a path.
    private void refuseSlashes(String statement) throws ConsoleError {
        if (!router.device.version.atLeast(7, 0) && SLASHES.matcher(statement).matches()) {
            int column = statement.indexOf('/', 1) + 1;
            throw new ConsoleError("expected command name (line 1 column " + column + ")");
        }
    }

    /// What was asked and what came back.
    private record Asked(Request request, Collected collected) {}

    private @Nullable Asked ask(String statement) throws ConsoleError, InterruptedException {
        refuseSlashes(statement);
        Prompt prompt = Prompt.at(menu, false, ItemNumbers.none());
        return switch (Translator.translate(prompt, statement)) {
            case Translation.Exact(var steps, String other) -> {
                menu = other;
                Asked last = null;
                for (Step step : steps) {
                    last = step(statement, step);
                }
                yield last;
            }
            case Translation.AsText(_, int position) -> throw unreadable(position);
            case Translation.Refused(_, int position) -> throw unreadable(position);
        };
    }

    private static ConsoleError unreadable(int position) {
        return new ConsoleError("syntax error (line 1 column " + (position + 1) + ")");
    }

    private @Nullable Asked step(String statement, Step step)
            throws ConsoleError, InterruptedException {
        switch (step) {
            case Step.Send(Command command, _, _) -> {
                return asked(statement, command);
            }
            case Step.OnFound items -> {
                List<Row> found = new ArrayList<>();
                for (Map<String, String> row : asked(statement, items.find()).collected().rows()) {
                    List<Column> columns = new ArrayList<>();
                    row.forEach((name, value) -> columns.add(new Column(name, value)));
                    found.add(new Row(columns));
                }
                var then = items.thenFor(found);
                return then.isEmpty() ? null : asked(statement, then.get());
            }
        }
    }

    private Asked asked(String statement, Command command)
            throws ConsoleError, InterruptedException {
        Map<String, String> attributes = new LinkedHashMap<>();
        command.attributes().forEach(each -> attributes.put(each.name(), each.value()));
        Request request =
                new Request(command.menu(), command.verb(), attributes, command.queries(), null);
        Collected collected = new Collected(afterwards);
        router.tally.saw(request.path());
        try {
            router.carryOut(user, request, collected, running);
        } catch (Trap trap) {
            throw new ConsoleError(
                    trap.text().startsWith("no such command")
                            ? "bad command name "
                                    + request.verb()
                                    + " (line 1 column "
                                    + (statement.lastIndexOf(request.verb()) + 1)
                                    + ")"
                            : trap.text());
        }
        return new Asked(request, collected);
    }
}
