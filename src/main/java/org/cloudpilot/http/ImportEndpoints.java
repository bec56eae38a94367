package org.cloudpilot.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterDraft;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.service.fleet.FleetService;
import org.cloudpilot.service.fleet.ImportService;
import org.cloudpilot.service.fleet.RouterTable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Many routers at once, in and out, as JSON or as CSV.
final class ImportEndpoints {
    private static final int MOST_ROWS = 10_000;
    private static final String CSV = "text/csv; charset=utf-8";
    private static final Set<String> NAMES = Manual.EMPTY.takes(RouterFields.OWN).bodyNames();

    private final ImportService imports;
    private final FleetService fleet;

    ImportEndpoints(ImportService imports, FleetService fleet) {
        this.imports = imports;
        this.fleet = fleet;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/routers/import/", Access.MANAGE, this::take)
                        .as("importRouters")
                        .takes(
                                Field.objects(
                                        "routers",
                                        List.of(
                                                Map.of(
                                                        "name", "Mast 3",
                                                        "host", "10.20.0.1",
                                                        "username", "cloudpilot",
                                                        "password", "quiet green harbour")),
                                        RouterFields.OWN),
                                Field.text(
                                        "csv",
                                        "name,host,username,password,tags\n"
                                                + "Mast 3,10.20.0.1,cloudpilot,quiet green"
                                                + " harbour,backbone;north\n"),
                                Field.flag("dry_run", true))
                        .answers(200, ImportReportAnswer.EXAMPLE),
                Route.get("/routers/export/", Access.READ, this::give)
                        .as("exportRouters")
                        .asks(Field.text("format", "csv").oneOf("json", "csv"))
                        .answers(200, List.of(RouterRow.EXAMPLE))
                        .answers(200, CSV, "name,host,port\r\nMast 3,10.20.0.1,8728\r\n"));
    }

    /// @param outcome `added`, `changed`, `unchanged` or `failed`
    /// @param routerId null for one that a dry run would add, or that failed
    private record ImportRowAnswer(
            int row,
            String outcome,
            @Nullable Long routerId,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String code,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String error,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, List<String>> fields) {
        static final ImportRowAnswer EXAMPLE =
                new ImportRowAnswer(1, "added", 1L, null, null, null);

        static ImportRowAnswer of(int number, ImportService.Row row) {
            return switch (row) {
                case ImportService.Row.Added(RouterId id) -> good(number, "added", id);
                case ImportService.Row.Changed(RouterId id) -> good(number, "changed", id);
                case ImportService.Row.Unchanged(RouterId id) -> good(number, "unchanged", id);
                case ImportService.Row.Failed(Refusal why) -> {
                    ApiErrorBody body = Errors.body(why, "");
                    yield new ImportRowAnswer(
                            number, "failed", null, body.code(), body.error(), body.fields());
                }
            };
        }

        private static ImportRowAnswer good(int number, String outcome, @Nullable RouterId id) {
            return new ImportRowAnswer(
                    number, outcome, id == null ? null : id.value(), null, null, null);
        }
    }

    private record ImportReportAnswer(
            boolean dryRun,
            long added,
            long changed,
            long unchanged,
            long failed,
            List<ImportRowAnswer> rows) {
        static final ImportReportAnswer EXAMPLE = of(false, List.of(ImportRowAnswer.EXAMPLE));

        static ImportReportAnswer of(boolean dryRun, List<ImportRowAnswer> rows) {
            return new ImportReportAnswer(
                    dryRun,
                    count(rows, "added"),
                    count(rows, "changed"),
                    count(rows, "unchanged"),
                    count(rows, "failed"),
                    rows);
        }

        private static long count(List<ImportRowAnswer> rows, String outcome) {
            return rows.stream().filter(row -> row.outcome().equals(outcome)).count();
        }
    }

    private record Request(List<ObjectNode> rows, boolean dryRun) {}

    private Outcome<Answer> take(Call call) {
        BodyFields body = call.body();
        return body.read(() -> new Request(rows(body), Boolean.TRUE.equals(body.flag("dry_run"))))
                .then(request -> take(call, request));
    }

    private static List<ObjectNode> rows(BodyFields body) {
        if (body.has("routers") == body.has("csv")) {
            body.reject("routers", Message.of("http.import_one_of"));
            return List.of();
        }
        List<ObjectNode> rows = body.has("csv") ? ofCsv(body) : body.objects("routers", MOST_ROWS);
        if (rows.size() > MOST_ROWS) {
            body.reject("csv", Message.of("field.too_many", MOST_ROWS));
        }
        return rows;
    }

    private static List<ObjectNode> ofCsv(BodyFields body) {
        String csv = body.text("csv");
        Optional<List<Map<String, String>>> table =
                csv == null ? Optional.empty() : RouterTable.read(csv);
        if (csv != null && table.isEmpty()) {
            body.reject("csv", Message.of("http.import_no_csv"));
        }
        return table.orElse(List.of()).stream().map(RouterRow::fields).toList();
    }

    /// Rows whose fields are of the wrong types fail here, the others as the service judges them.
    private Outcome<Answer> take(Call call, Request request) {
        List<BodyFields> bodies = new ArrayList<>();
        try {
            List<Outcome<RouterDraft>> read = new ArrayList<>();
            for (ObjectNode row : request.rows()) {
                BodyFields body = new BodyFields(row, NAMES).ignoring(RouterAnswer.READ_ONLY);
                bodies.add(body);
                read.add(body.read(() -> RouterFields.draft(body)));
            }
            List<RouterDraft> drafts = new ArrayList<>();
            for (Outcome<RouterDraft> row : read) {
                if (row instanceof Outcome.Done<RouterDraft>(RouterDraft draft)) {
                    drafts.add(draft);
                }
            }
            return imports.take(call.caller(), drafts, request.dryRun())
                    .map(taken -> Answer.ok(answer(request.dryRun(), read, taken)));
        } finally {
            bodies.forEach(BodyFields::close);
        }
    }

    private static ImportReportAnswer answer(
            boolean dryRun, List<Outcome<RouterDraft>> read, List<ImportService.Row> taken) {
        var next = taken.iterator();
        List<ImportRowAnswer> rows = new ArrayList<>();
        for (Outcome<RouterDraft> row : read) {
            rows.add(
                    ImportRowAnswer.of(
                            rows.size() + 1,
                            row instanceof Outcome.Refused<RouterDraft>(Refusal why)
                                    ? new ImportService.Row.Failed(why)
                                    : next.next()));
        }
        return ImportReportAnswer.of(dryRun, rows);
    }

    private Outcome<Answer> give(Call call) {
        return call.query()
                .read(() -> "csv".equals(call.query().word("format", List.of("json", "csv"))))
                .then(csv -> fleet.routers(call.caller()).map(all -> answer(all, csv)));
    }

    private static Answer answer(List<Router> routers, boolean csv) {
        if (!csv) {
            return Answer.ok(routers.stream().map(RouterRow::of).toList());
        }
        String table = RouterTable.write(routers.stream().map(RouterRow::cells).toList());
        return Answer.of(200, CSV, table.getBytes(StandardCharsets.UTF_8))
                .with("Content-Disposition", "attachment; filename=\"routers.csv\"");
    }
}
