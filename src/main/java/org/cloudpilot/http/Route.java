package org.cloudpilot.http;

import java.util.List;
import org.cloudpilot.model.Outcome;

/// One row of the table of endpoints: everything about one but its work. From the rows come the
/// server's routes, the matrix of who may what, and the OpenAPI document.
record Route(
        Verb verb,
        PathTemplate path,
        Access access,
        Intake intake,
        Handler handler,
        Manual manual) {
    private static final String JSON = "application/json";

    /// An endpoint's work: calls a service and words its answer.
    @FunctionalInterface
    interface Handler {
        Outcome<Answer> handle(Call call);
    }

    static Route get(String path, Access access, Handler handler) {
        return of(Verb.GET, path, access, Intake.NOTHING, handler);
    }

    static Route post(String path, Access access, Handler handler) {
        return of(Verb.POST, path, access, Intake.OBJECT, handler);
    }

    static Route put(String path, Access access, Handler handler) {
        return of(Verb.PUT, path, access, Intake.OBJECT, handler);
    }

    static Route patch(String path, Access access, Handler handler) {
        return of(Verb.PATCH, path, access, Intake.OBJECT, handler);
    }

    static Route delete(String path, Access access, Handler handler) {
        return of(Verb.DELETE, path, access, Intake.NOTHING, handler);
    }

    private static Route of(Verb verb, String path, Access access, Intake intake, Handler handler) {
        return new Route(verb, new PathTemplate(path), access, intake, handler, Manual.EMPTY);
    }

    /// The same with a body that may be left out.
    Route bodyOptional() {
        return new Route(verb, path, access, Intake.OPTIONAL_OBJECT, handler, manual);
    }

    /// Its name in the document: a verb and what it is about, `listRouters`.
    Route as(String operation) {
        return with(manual.as(operation));
    }

    /// The parameters that it reads behind the `?`.
    Route asks(List<Field> parameters) {
        return with(manual.asks(parameters));
    }

    Route asks(Field... parameters) {
        return asks(List.of(parameters));
    }

    /// The fields that it reads from the body.
    Route takes(List<Field> fields) {
        return with(manual.takes(fields));
    }

    Route takes(Field... fields) {
        return takes(List.of(fields));
    }

    /// @param example an answer's record or a list of them, from whose class the schema is made
    Route answers(int status, Object example) {
        return with(manual.answers(new Manual.Reply(status, JSON, example)));
    }

    /// A success of another type than JSON.
    Route answers(int status, String type, String example) {
        return with(manual.answers(new Manual.Reply(status, type, example)));
    }

    /// A success without a body.
    Route answersNothing() {
        return with(manual.answers(new Manual.Reply(204, JSON, null)));
    }

    /// Errors of its own, beside those that follow from its row.
    Route fails(Code... codes) {
        return fails(List.of(codes));
    }

    Route fails(List<Code> codes) {
        return with(manual.fails(codes));
    }

    /// Fields of its answer that a script may send back: they are ignored.
    Route ignores(List<String> fields) {
        return with(manual.ignores(fields));
    }

    /// A request header that it knows.
    Route knows(String header) {
        return with(manual.knows(header));
    }

    /// HEAD goes where GET does, but not where asking is an act that is written down.
    boolean hasHead() {
        return verb == Verb.GET && !access.equals(Access.SECRETS);
    }

    private Route with(Manual other) {
        return new Route(verb, path, access, intake, handler, other);
    }
}
