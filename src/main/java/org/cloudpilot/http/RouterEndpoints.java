package org.cloudpilot.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterDraft;
import org.cloudpilot.model.RouterNow;
import org.cloudpilot.model.RouterStatus;
import org.cloudpilot.service.fleet.FleetService;
import org.jspecify.annotations.Nullable;

/// The registered routers, under `/routers/`.
final class RouterEndpoints {
    private static final String ALL = "/routers/";
    private static final String ONE = ALL + "{id}/";

    private final FleetService fleet;
    private final RenderedRouters rendered = new RenderedRouters();

    RouterEndpoints(FleetService fleet) {
        this.fleet = fleet;
    }

    List<Route> routes() {
        return List.of(
                Route.get(ALL, Access.READ, this::list)
                        .as("listRouters")
                        .asks(RouterFilter.PARAMETERS)
                        .answers(200, List.of(RouterAnswer.EXAMPLE)),
                Route.post(ALL, Access.MANAGE, this::add)
                        .as("addRouter")
                        .takes(RouterFields.FRESH)
                        .knows(Repeats.HEADER)
                        .answers(201, RouterAnswer.EXAMPLE)
                        .fails(Code.TARGET_TAMPERED),
                Route.get(ONE, Access.READ, this::show)
                        .as("showRouter")
                        .answers(200, RouterAnswer.EXAMPLE),
                changing(Route.put(ONE, Access.MANAGE, this::change), "replaceRouter"),
                changing(Route.patch(ONE, Access.MANAGE, this::change), "changeRouter"),
                Route.delete(ONE, Access.MANAGE, this::remove)
                        .as("removeRouter")
                        .knows(EntityTag.IF_MATCH)
                        .answersNothing()
                        .fails(Code.CHANGED_MEANWHILE));
    }

    private static Route changing(Route route, String operation) {
        return route.as(operation)
                .takes(RouterFields.ALL)
                .ignores(RouterAnswer.READ_ONLY)
                .knows(EntityTag.IF_MATCH)
                .answers(200, RouterAnswer.EXAMPLE)
                .fails(Code.CHANGED_MEANWHILE, Code.TARGET_TAMPERED);
    }

    private Outcome<Answer> list(Call call) {
        return call.query()
                .read(() -> RouterFilter.read(call.query()))
                .then(filter -> list(call, filter));
    }

    private Outcome<Answer> list(Call call, RouterFilter filter) {
        return fleet.now(call.caller())
                .map(
                        routers ->
                                filter.takesAll()
                                        ? answered(rendered.whole(call.caller().space(), routers))
                                        : page(call, filter, routers));
    }

    private Answer page(Call call, RouterFilter filter, List<RouterNow> routers) {
        List<byte[]> page = new ArrayList<>();
        long last = 0;
        for (RouterNow each : routers) {
            Router router = each.router();
            RouterStatus status = each.status();
            boolean behind = filter.after() == null || router.id().value() > filter.after();
            if (!behind || !filter.takes(router, status == null ? null : status.isOnline())) {
                continue;
            }
            if (filter.limit() != null && page.size() == filter.limit()) {
                return answered(RenderedRouters.list(page)).with("Link", next(call, filter, last));
            }
            page.add(rendered.json(each));
            last = router.id().value();
        }
        return answered(RenderedRouters.list(page));
    }

    private static Answer answered(byte[] list) {
        return Answer.of(200, "application/json", list);
    }

    /// The same list, going on behind `last`. An id is the place in the list, so that routers that
    /// come and go meanwhile shift nothing.
    private static String next(Call call, RouterFilter filter, long last) {
        StringJoiner query = new StringJoiner("&", "?", "");
        add(query, "search", filter.search());
        add(query, "name", filter.name());
        add(query, "host", filter.host());
        add(query, "site", filter.site());
        filter.tags().forEach(tag -> add(query, "tag", tag));
        add(query, "is_online", filter.online());
        add(query, "limit", String.valueOf(filter.limit()));
        add(query, "after", Long.toString(last));
        return "<" + call.base() + "/routers/" + query + ">; rel=\"next\"";
    }

    private static void add(StringJoiner query, String name, @Nullable String value) {
        if (value != null) {
            query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    private Outcome<Answer> add(Call call) {
        return draft(call)
                .then(draft -> fleet.add(call.caller(), draft))
                .map(
                        router ->
                                tagged(Answer.created(answer(call, router)), router)
                                        .with("Location", ALL + router.id() + "/"));
    }

    private Outcome<Answer> show(Call call) {
        return fleet.router(call.caller(), call.router()).map(router -> ok(call, router));
    }

    private Answer ok(Call call, Router router) {
        return tagged(Answer.ok(answer(call, router)), router);
    }

    private static Answer tagged(Answer answer, Router router) {
        return answer.with("ETag", EntityTag.of(router));
    }

    private Outcome<Answer> change(Call call) {
        return draft(call)
                .then(
                        draft ->
                                fleet.change(
                                        call.caller(),
                                        call.router(),
                                        draft,
                                        EntityTag.condition(call)))
                .map(router -> ok(call, router));
    }

    private Outcome<Answer> remove(Call call) {
        return fleet.remove(call.caller(), call.router(), EntityTag.condition(call))
                .map(_ -> Answer.noContent());
    }

    private static Outcome<RouterDraft> draft(Call call) {
        return call.body().read(() -> RouterFields.drawing(call.body()));
    }

    /// A key that may change routers but not see them is told of no status; the change stands.
    private RouterAnswer answer(Call call, Router router) {
        return switch (fleet.status(call.caller(), router.id())) {
            case Outcome.Done<RouterStatus>(RouterStatus status) -> RouterAnswer.of(router, status);
            case Outcome.Refused<RouterStatus> _ -> RouterAnswer.of(router, null);
        };
    }
}
