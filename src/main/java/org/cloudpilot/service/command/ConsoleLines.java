package org.cloudpilot.service.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.ConsoleReply;
import org.cloudpilot.model.ItemNumbers;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.routeros.cli.Prompt;
import org.cloudpilot.routeros.cli.Step;
import org.cloudpilot.routeros.cli.Translation;
import org.cloudpilot.routeros.cli.Translator;
import org.jspecify.annotations.Nullable;

/// Carries console lines out: as sentences where these say exactly the same by what is known of the
/// router's version, as the text they are otherwise.
final class ConsoleLines {
    /// A line and where it was typed.
    ///
    /// @param limit how long each of its sentences may take
    record Typed(Caller caller, RouterId router, String menu, String line, Duration limit) {}

    /// Somebody who sees rows as they come.
    ///
    /// @param numbers what was printed last at that prompt
    /// @param asText whether what has an end is to go as text
    record Watching(ItemNumbers numbers, LiveListener listener, boolean asText) {
        /// Whether these have to be sentences all the same: text moves no prompt, and what goes on
        /// would have no answer.
        boolean keeps(List<Step> steps) {
            return !asText
                    || steps.isEmpty()
                    || (steps.getLast() instanceof Step.Send send && GoingOn.does(send.command()));
        }
    }

    private final CommandService commands;
    private final TextLines texts;
    private final ConsoleHelp help;

    ConsoleLines(CommandService commands, TextLines texts, ConsoleHelp help) {
        this.commands = commands;
        this.texts = texts;
        this.help = help;
    }

    Outcome<ConsoleReply> run(Typed typed, @Nullable Watching watching) {
        return switch (Translator.translate(prompt(typed, watching), typed.line())) {
            case Translation.Refused _ when watching != null && watching.asText() -> asText(typed);
            case Translation.Refused(var reason, int position) ->
                    Outcome.done(new ConsoleReply.NotUnderstood(reason, position));
            case Translation.AsText _ -> asText(typed);
            case Translation.Exact(var steps, _) when steps.size() > 1 && watching == null ->
                    asText(typed);
            case Translation.Exact(var steps, String menu)
                    when watching != null && !watching.keeps(steps) ->
                    asText(typed).map(reply -> moved(typed, reply, menu));
            case Translation.Exact(var steps, String menu) -> inTurn(typed, watching, steps, menu);
        };
    }

    /// Whoever may not ask for help is refused by what is sent.
    private Prompt prompt(Typed typed, @Nullable Watching watching) {
        return watching == null
                ? prompt(typed.caller(), typed.router(), typed.menu())
                : prompt(typed.caller(), typed.router(), typed.menu(), true, watching.numbers());
    }

    /// Where nobody watches and nothing was printed.
    Prompt prompt(Caller caller, RouterId router, String menu) {
        return prompt(caller, router, menu, false, ItemNumbers.none());
    }

    private Prompt prompt(
            Caller caller, RouterId router, String menu, boolean live, ItemNumbers numbers) {
        return help.guide(caller, router)
                        instanceof Outcome.Done<Optional<LineGuide>>(Optional<LineGuide> guide)
                ? guide.map(known -> known.prompt(menu, live, numbers))
                        .orElseGet(() -> Prompt.at(menu, live, numbers))
                : Prompt.at(menu, live, numbers);
    }

    private Outcome<ConsoleReply> asText(Typed typed) {
        return texts.run(typed.caller(), typed.router(), typed.menu(), typed.line(), typed.limit());
    }

    /// A text leaves the prompt where it is: where it would stand on the router's own console is
    /// known from the line.
    private static ConsoleReply moved(Typed typed, ConsoleReply reply, String menu) {
        boolean moves =
                !menu.equals(typed.menu())
                        && reply instanceof ConsoleReply.Said said
                        && said.outcome() instanceof CommandOutcome.Done;
        return moves
                ? new ConsoleReply.InTurn(List.of(reply, new ConsoleReply.Moved(menu)))
                : reply;
    }

    private Outcome<ConsoleReply> inTurn(
            Typed typed, @Nullable Watching watching, List<Step> steps, String menu) {
        List<ConsoleReply> replies = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            boolean last = i + 1 == steps.size();
            Outcome<ConsoleReply> reply = step(typed, last ? watching : null, steps.get(i));
            if (!(reply instanceof Outcome.Done<ConsoleReply>(ConsoleReply done))) {
                return reply;
            }
            if (steps.size() == 1 && !steps.get(0).certain() && isUnknown(done)) {
                return Outcome.done(asTextInstead(typed, done));
            }
            replies.add(done);
            if (!isDone(done)) {
                return Outcome.done(joined(replies));
            }
        }
        // whoever has no prompt has one answer: that of the command
        boolean hasPrompt = watching != null || steps.isEmpty();
        if (hasPrompt && !menu.equals(typed.menu())) {
            replies.add(new ConsoleReply.Moved(menu));
        }
        return Outcome.done(joined(replies));
    }

    private static ConsoleReply joined(List<ConsoleReply> replies) {
        return switch (replies.size()) {
            case 0 -> new ConsoleReply.Nothing();
            case 1 -> replies.get(0);
            default -> new ConsoleReply.InTurn(replies);
        };
    }

    private static boolean isDone(ConsoleReply reply) {
        return !(reply instanceof ConsoleReply.Ran ran)
                || ran.outcome() instanceof CommandOutcome.Done;
    }

    /// Whether the router says that it has no such names, and so did nothing.
    private static boolean isUnknown(ConsoleReply reply) {
        return reply instanceof ConsoleReply.Ran ran
                && ran.outcome() instanceof CommandOutcome.Trapped trapped
                && (trapped.message().startsWith("no such command")
                        || trapped.message().startsWith("unknown parameter"));
    }

    /// The router's console may understand what its API did not: names may be written short there.
    /// What the API said stands where the text does not reach the router.
    private ConsoleReply asTextInstead(Typed typed, ConsoleReply said) {
        return asText(typed) instanceof Outcome.Done<ConsoleReply>(ConsoleReply.Said text)
                        && !(text.outcome() instanceof CommandOutcome.NotConnected)
                        && !(text.outcome() instanceof CommandOutcome.Unsupported)
                ? text
                : said;
    }

    private Outcome<ConsoleReply> step(Typed typed, @Nullable Watching watching, Step step) {
        return switch (step) {
            case Step.Send(Command command, var columns, _) ->
                    watching != null && GoingOn.does(command)
                            ? begin(typed, command, columns, watching.listener())
                            : run(typed, command, typed.limit())
                                    .map(out -> new ConsoleReply.Ran(command, columns, out));
            case Step.OnFound found ->
                    run(typed, found.find(), typed.limit())
                            .then(items -> thenDo(typed, found, items));
        };
    }

    private Outcome<CommandOutcome> run(Typed typed, Command command, Duration limit) {
        return commands.execute(typed.caller(), typed.router(), command, limit);
    }

    private Outcome<ConsoleReply> begin(
            Typed typed, Command command, List<String> columns, LiveListener listener) {
        return commands.begin(typed.caller(), typed.router(), command, listener)
                .map(
                        running ->
                                new ConsoleReply.Going(
                                        command, columns, GoingOn.inPlace(command), running));
    }

    /// The second half of a command with `[find …]`. Nothing found is nothing done, as on the
    /// router's own console; a find that failed is told as it is.
    private Outcome<ConsoleReply> thenDo(Typed typed, Step.OnFound step, CommandOutcome found) {
        Optional<Command> then =
                found instanceof CommandOutcome.Done done && !done.truncated()
                        ? step.thenFor(done.rows())
                        : Optional.empty();
        return then.isEmpty()
                ? Outcome.done(new ConsoleReply.Ran(step.find(), List.of(), withoutRows(found)))
                : run(typed, then.get(), left(typed.limit(), found))
                        .map(outcome -> new ConsoleReply.Ran(then.get(), List.of(), outcome));
    }

    private static Duration left(Duration limit, CommandOutcome found) {
        Duration taken = found instanceof CommandOutcome.Done done ? done.took() : Duration.ZERO;
        return taken.compareTo(limit) < 0 ? limit.minus(taken) : Duration.ofMillis(1);
    }

    private static CommandOutcome withoutRows(CommandOutcome found) {
        return switch (found) {
            case CommandOutcome.Done done when done.truncated() ->
                    new CommandOutcome.Trapped(
                            Sentences.of("console.too_many_found"), -1, List.of());
            case CommandOutcome.Done done ->
                    new CommandOutcome.Done(List.of(), null, false, done.took());
            case CommandOutcome.Trapped _,
                    CommandOutcome.NotConnected _,
                    CommandOutcome.Lost _,
                    CommandOutcome.Unsupported _,
                    CommandOutcome.Unknown _ ->
                    found;
        };
    }
}
