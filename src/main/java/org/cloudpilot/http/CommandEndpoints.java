package org.cloudpilot.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.ConsoleReply;
import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Row;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.service.command.CommandService;
import org.jspecify.annotations.Nullable;

/// Commands on one router.
final class CommandEndpoints {
    private static final String ROOT_MENU = "/";

    private final CommandService commands;

    CommandEndpoints(CommandService commands) {
        this.commands = commands;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/routers/{id}/execute-command/", Access.OPERATE, this::execute)
                        .as("executeCommand")
                        .takes(CommandReader.FIELDS)
                        .knows(Repeats.HEADER)
                        .answers(200, CommandAnswer.EXAMPLE)
                        .fails(Code.OF_ROUTERS)
                        .fails(Code.ROUTER_REFUSED, Code.UNSUPPORTED, Code.UNKNOWN));
    }

    /// @param result rows, as the router gave them; what a command returned is a row with `ret`
    /// @param truncated true when rows were left out; left out otherwise
    private record CommandAnswer(
            long routerId,
            String command,
            String method,
            List<Map<String, String>> result,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean truncated,
            String message) {
        static final CommandAnswer EXAMPLE =
                new CommandAnswer(
                        1,
                        "/ip/address",
                        "GET",
                        List.of(Map.of(".id", "*1", "address", "10.20.0.1/24")),
                        null,
                        Sentences.of("http.command_done"));
    }

    private Outcome<Answer> execute(Call call) {
        return CommandRequest.read(call.body())
                .then(
                        request ->
                                switch (request) {
                                    case CommandRequest.Sentence sentence -> run(call, sentence);
                                    case CommandRequest.Line line -> run(call, line);
                                });
    }

    private Outcome<Answer> run(Call call, CommandRequest.Sentence request) {
        return commands.execute(call.caller(), call.router(), request.sentence(), request.limit())
                .map(outcome -> answer(call, outcome, request.command(), request.method()));
    }

    private Outcome<Answer> run(Call call, CommandRequest.Line request) {
        return commands.line(
                        call.caller(), call.router(), ROOT_MENU, request.line(), request.limit())
                .then(reply -> answer(call, reply));
    }

    private static Outcome<Answer> answer(Call call, ConsoleReply reply) {
        return switch (reply) {
            case ConsoleReply.Ran ran ->
                    Outcome.done(answer(call, ran.outcome(), ran.sent().path(), "POST"));
            case ConsoleReply.Said said -> Outcome.done(answer(call, said));
            case ConsoleReply.Going going ->
                    throw new IllegalStateException("nobody listens to " + going.sent().path());
            case ConsoleReply.InTurn _ ->
                    throw new IllegalStateException("several commands go as text");
            case ConsoleReply.Moved(String menu) -> badLine(Message.of("http.line_is_menu", menu));
            case ConsoleReply.Nothing() -> badLine(Message.of("http.line_empty"));
            case ConsoleReply.NotUnderstood(Message reason, int position) ->
                    badLine(
                            Message.of(
                                    "http.line_not_understood",
                                    position + 1,
                                    Sentences.of(reason)));
        };
    }

    /// Text that the router said, as one row with `ret`.
    private static Answer answer(Call call, ConsoleReply.Said said) {
        CommandOutcome outcome =
                said.outcome() instanceof CommandOutcome.Done done
                        ? new CommandOutcome.Done(List.of(), said.text(), false, done.took())
                        : said.outcome();
        String command =
                switch (said.way()) {
                    case EXECUTE -> "/execute";
                    case SSH -> "ssh";
                };
        return answer(call, outcome, command, "POST");
    }

    private static Outcome<Answer> badLine(Message why) {
        return Outcome.refused(new Refusal.Invalid(FieldErrors.of("line", why)));
    }

    private static Answer answer(Call call, CommandOutcome outcome, String command, String method) {
        if (!(outcome instanceof CommandOutcome.Done done)) {
            return RouterErrors.of(outcome, call, command, method);
        }
        List<Map<String, String>> result =
                new ArrayList<>(done.rows().stream().map(Row::asMap).toList());
        String ret = done.ret();
        if (ret != null) {
            result.add(Map.of("ret", ret));
        }
        return Answer.ok(
                new CommandAnswer(
                        call.router().value(),
                        command,
                        method,
                        result,
                        done.truncated() ? true : null,
                        Sentences.of("http.command_done")));
    }
}
