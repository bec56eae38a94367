package org.cloudpilot.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.StoreWriteException;
import org.jspecify.annotations.Nullable;

/// Takes every request through the same gates, in this order: is the host ours, is there such a
/// path, does it know the method, who calls, may they, is the body sound. Only then the route's
/// handler works. So a stranger's body is never read, and no new endpoint can forget a gate.
final class Dispatcher implements Handler {
    private static final System.Logger LOG = System.getLogger(Dispatcher.class.getName());

    private final RouteTable table;
    private final HostCheck hosts;
    private final Authentication authentication;
    private final Repeats repeats;
    private final RequestMeter meter;

    Dispatcher(
            RouteTable table,
            HostCheck hosts,
            Authentication authentication,
            Repeats repeats,
            RequestMeter meter) {
        this.table = table;
        this.hosts = hosts;
        this.authentication = authentication;
        this.repeats = repeats;
        this.meter = meter;
    }

    /// A request on its way through the gates.
    private record Arrival(
            ServerRequest request,
            String requestId,
            String authority,
            String path,
            QueryFields query) {
        String method() {
            return request.prologue().method().text();
        }

        /// The address alone: a name would be looked up.
        String peer() {
            return request.remotePeer().address() instanceof InetSocketAddress peer
                    ? peer.getAddress().getHostAddress()
                    : "";
        }
    }

    /// Where a request goes: its route, and the ids in its path.
    private record Target(Route route, RouteTable.Resource resource) {}

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        String requestId = RequestIds.next();
        ResponseWriter.write(request, response, answer(request, requestId), requestId);
    }

    private Answer answer(ServerRequest request, String requestId) {
        try {
            return receive(request, requestId);
        } catch (CloseConnectionException clientGone) {
            throw clientGone;
        } catch (StoreWriteException failed) {
            LOG.log(Level.WARNING, "request {0}: {1}", requestId, failed.getMessage());
            return Errors.of(failed.refusal(), requestId);
        } catch (RuntimeException | StackOverflowError defect) {
            LOG.log(Level.ERROR, "request " + requestId + " failed", defect);
            return Errors.of(Fault.DEFECT, requestId);
        }
    }

    private Answer receive(ServerRequest request, String requestId) {
        String authority = request.headers().first(HeaderNames.HOST).orElse("");
        if (!hosts.isOurs(authority, request)) {
            return routed(Errors.of(Fault.WRONG_HOST, requestId));
        }
        String path = request.prologue().uriPath().rawPath();
        Optional<QueryFields> query = QueryFields.parse(request.prologue().query().rawValue());
        if (query.isEmpty() || PercentCoding.decode(path, false).isEmpty()) {
            return routed(Errors.of(Fault.MALFORMED_REQUEST, requestId));
        }
        return route(new Arrival(request, requestId, authority, path, query.get()));
    }

    private Answer route(Arrival arrival) {
        Optional<RouteTable.Resource> found = table.find(arrival.path());
        if (found.isEmpty()) {
            return routed(Errors.of(Fault.NOT_FOUND, arrival.requestId()));
        }
        RouteTable.Resource resource = found.get();
        String method = arrival.method();
        if (method.equals("OPTIONS")) {
            return routed(Answer.noContent().with("Allow", resource.allow()));
        }
        Optional<Route> route = resource.route(method);
        return route.isEmpty()
                ? routed(
                        Errors.of(Fault.METHOD_NOT_ALLOWED, arrival.requestId())
                                .with("Allow", resource.allow()))
                : measured(arrival, new Target(route.get(), resource));
    }

    /// What is answered without any endpoint.
    private Answer routed(Answer answer) {
        meter.count(null, answer.status(), 0);
        return answer;
    }

    private Answer measured(Arrival arrival, Target target) {
        long begun = System.nanoTime();
        int status = Fault.DEFECT.status();
        try {
            Answer answer = admit(arrival, target);
            status = answer.status();
            return answer;
        } finally {
            meter.count(target.route(), status, System.nanoTime() - begun);
        }
    }

    private Answer admit(Arrival arrival, Target target) {
        if (target.route().access() instanceof Access.Anonymous) {
            return take(arrival, target, null);
        }
        Optional<Outcome<Caller>> caller =
                authentication
                        .caller(arrival.request().headers(), arrival.peer())
                        .map(
                                found ->
                                        found.then(
                                                known ->
                                                        authentication.inSpace(
                                                                known,
                                                                arrival.request().headers())));
        if (caller.isEmpty()) {
            return Errors.of(Fault.NO_CREDENTIALS, arrival.requestId());
        }
        return switch (caller.get()) {
            case Outcome.Refused<Caller>(Refusal refusal) ->
                    Errors.of(refusal, arrival.requestId());
            case Outcome.Done<Caller>(Caller known) ->
                    target.route().access() instanceof Access.Needs(var scope)
                                    && !known.scopes().contains(scope)
                            ? Errors.of(new Refusal.NotPermitted(scope), arrival.requestId())
                            : take(arrival, target, known);
        };
    }

    private Answer take(Arrival arrival, Target target, @Nullable Caller caller) {
        return switch (BodyReader.read(arrival.request(), target.route())) {
            case BodyReader.Reading.Rejected(Fault fault, String detail, boolean broken) ->
                    Errors.of(fault, detail, arrival.requestId()).asLast(broken);
            case BodyReader.Reading.Read(BodyFields body) -> work(arrival, target, caller, body);
        };
    }

    private Answer work(Arrival arrival, Target target, @Nullable Caller caller, BodyFields body) {
        try (body) {
            Call call =
                    new Call(
                            arrival.requestId(),
                            caller,
                            target.resource().ids(),
                            target.resource().words(),
                            arrival.query().knowing(target.route().manual().queryNames()),
                            body,
                            arrival.peer(),
                            arrival.authority(),
                            arrival.request().isSecure(),
                            arrival.request().headers());
            return repeats.handle(target.route(), call);
        }
    }
}
