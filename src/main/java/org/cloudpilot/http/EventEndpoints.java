package org.cloudpilot.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.FleetEvent;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.RouterStatus;
import org.cloudpilot.model.Scope;
import org.cloudpilot.service.access.AccessService;
import org.cloudpilot.service.fleet.EventFeed;
import org.cloudpilot.service.fleet.FleetService;
import org.jspecify.annotations.Nullable;

/// What happens in the fleet, as server-sent events. A stream ends after a while and the client
/// goes on where it was with `Last-Event-ID`, so that nobody listens longer than their credential
/// is good.
final class EventEndpoints {
    static final String LAST_ID = "Last-Event-ID";

    /// Shorter than a connection may be idle.
    private static final Duration LONGEST = Duration.ofSeconds(150);

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final String NOTHING = "{}";
    private static final String TYPE = "text/event-stream";
    private static final String EXAMPLE =
            "id: 5f0c2d9a11e4-17\nevent: router_status\n"
                    + "data: {\"router_id\":1,\"state\":\"online\",\"is_online\":true}\n\n";

    private final FleetService fleet;
    private final AccessService access;
    private final Streams streams;

    EventEndpoints(FleetService fleet, AccessService access, Streams streams) {
        this.fleet = fleet;
        this.access = access;
        this.streams = streams;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/events/", Access.READ, this::events)
                        .as("followEvents")
                        .knows(LAST_ID)
                        .answers(200, TYPE, EXAMPLE)
                        .fails(Code.BUSY));
    }

    private record StatusEvent(
            long routerId,
            String state,
            @Nullable Boolean isOnline,
            @Nullable Instant lastChecked,
            @Nullable Double latencyMs,
            @Nullable String failure) {
        static StatusEvent of(RouterStatus status) {
            ConnectProblem problem = status.problem();
            return new StatusEvent(
                    status.id().value(),
                    status.state().word(),
                    status.isOnline(),
                    status.lastChecked(),
                    Latency.milliseconds(status.latency()),
                    problem == null ? null : problem.failure().word());
        }
    }

    private record RouterEvent(long routerId, @Nullable String routerName) {
        static RouterEvent of(Router router) {
            return new RouterEvent(router.id().value(), router.name());
        }
    }

    private Outcome<Answer> events(Call call) {
        List<String> last = call.headers(LAST_ID);
        if (streams.isEnding()) {
            return Outcome.done(Errors.of(Fault.BUSY, call.requestId()).with("Retry-After", "5"));
        }
        return fleet.events(call.caller(), last.isEmpty() ? null : last.getLast())
                .then(
                        feed ->
                                streams.enter(call.caller().user())
                                        ? Outcome.done(
                                                Answer.streaming(
                                                        TYPE, new Telling(call.caller(), feed)))
                                        : Outcome.refused(new Refusal.TooMany(RETRY)));
    }

    /// One client's stream; it has its place already.
    private final class Telling implements Answer.Stream {
        private final Caller caller;
        private final EventFeed feed;

        Telling(Caller caller, EventFeed feed) {
            this.caller = caller;
            this.feed = feed;
        }

        @Override
        public void write(OutputStream out) throws IOException {
            try {
                EventEndpoints.write(out, "retry: 1000\n" + eventOf(feed.id(), "ready", NOTHING));
                if (!feed.isResumed()) {
                    EventEndpoints.write(out, eventOf(feed.id(), "reset", NOTHING));
                }
                follow(caller, feed, out);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            streams.leave(caller.user());
        }
    }

    private void follow(Caller caller, EventFeed feed, OutputStream out)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        long said = begun;
        while (System.nanoTime() - begun < LONGEST.toNanos() && mayGoOn(caller)) {
            if (!(feed.next(LOOK) instanceof EventFeed.Next.Events(var entries, boolean gap))) {
                return;
            }
            StringBuilder text = new StringBuilder();
            if (gap) {
                text.append(eventOf(entries.getFirst().id(), "reset", NOTHING));
            }
            entries.forEach(entry -> text.append(event(entry)));
            if (text.isEmpty() && System.nanoTime() - said > HEARTBEAT.toNanos()) {
                text.append(": still here\n\n");
            }
            if (!text.isEmpty()) {
                write(out, text.toString());
                said = System.nanoTime();
            }
        }
    }

    private boolean mayGoOn(Caller caller) {
        return !streams.isEnding() && caller.may(Scope.READ) && access.isLive(caller.lease());
    }

    private static String event(EventFeed.Entry entry) {
        return switch (entry.event()) {
            case FleetEvent.Added(Router router) ->
                    event(entry.id(), "router_added", RouterEvent.of(router));
            case FleetEvent.Changed(Router router) ->
                    event(entry.id(), "router_changed", RouterEvent.of(router));
            case FleetEvent.Removed(RouterId id) ->
                    event(entry.id(), "router_removed", new RouterEvent(id.value(), null));
            case FleetEvent.StatusChanged(RouterStatus status) ->
                    event(entry.id(), "router_status", StatusEvent.of(status));
        };
    }

    private static String event(String id, String name, Object data) {
        return eventOf(id, name, new String(Json.write(data), StandardCharsets.UTF_8));
    }

    private static String eventOf(String id, String name, String json) {
        return "id: " + id + "\nevent: " + name + "\ndata: " + json + "\n\n";
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
