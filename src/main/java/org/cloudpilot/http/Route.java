package org.cloudpilot.http;

import org.cloudpilot.model.Outcome;

/// One row of the table of routes: everything about an endpoint that is not its work.
record Route(Verb verb, PathTemplate path, Access access, Intake intake, Handler handler) {
    /// An endpoint's work: calls a service and words its answer.
    @FunctionalInterface
    interface Handler {
        Outcome<Answer> handle(Call call);
    }

    static Route get(String path, Access access, Handler handler) {
        return new Route(Verb.GET, new PathTemplate(path), access, Intake.NOTHING, handler);
    }

    static Route post(String path, Access access, Handler handler) {
        return new Route(Verb.POST, new PathTemplate(path), access, Intake.OBJECT, handler);
    }

    static Route put(String path, Access access, Handler handler) {
        return new Route(Verb.PUT, new PathTemplate(path), access, Intake.OBJECT, handler);
    }

    static Route patch(String path, Access access, Handler handler) {
        return new Route(Verb.PATCH, new PathTemplate(path), access, Intake.OBJECT, handler);
    }

    static Route delete(String path, Access access, Handler handler) {
        return new Route(Verb.DELETE, new PathTemplate(path), access, Intake.NOTHING, handler);
    }

    /// The same with a body that may be left out.
    Route bodyOptional() {
        return new Route(verb, path, access, Intake.OPTIONAL_OBJECT, handler);
    }
}
