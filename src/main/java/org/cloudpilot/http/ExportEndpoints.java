package org.cloudpilot.http;

import java.util.List;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.ExportReading;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.service.fleet.ExportService;

/// A router's configuration as text.
final class ExportEndpoints {
    private final ExportService exports;

    ExportEndpoints(ExportService exports) {
        this.exports = exports;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/routers/{id}/export/", Access.OPERATE, this::export)
                        .bodyOptional()
                        .as("exportConfiguration")
                        .answers(200, ExportAnswer.EXAMPLE)
                        .fails(Code.OF_ROUTERS)
                        .fails(Code.ROUTER_REFUSED));
    }

    private record ExportAnswer(long routerId, String export) {
        static final ExportAnswer EXAMPLE =
                new ExportAnswer(1, "/system identity\nset name=mast-3\n");
    }

    private Outcome<Answer> export(Call call) {
        return call.body()
                .read(call::router)
                .then(router -> exports.export(call.caller(), router))
                .map(reading -> answer(call, reading));
    }

    private static Answer answer(Call call, ExportReading reading) {
        return switch (reading) {
            case ExportReading.Complete(String text) ->
                    Answer.ok(new ExportAnswer(call.router().value(), text));
            case ExportReading.Incomplete(String detail) ->
                    failed(call, new CommandOutcome.Lost(true, detail));
            case ExportReading.Refused(String message) ->
                    failed(call, new CommandOutcome.Trapped(message, -1, List.of()));
            case ExportReading.NotConnected(var problem) ->
                    failed(call, new CommandOutcome.NotConnected(problem));
        };
    }

    private static Answer failed(Call call, CommandOutcome outcome) {
        return RouterErrors.of(outcome, call, "/export", null);
    }
}
