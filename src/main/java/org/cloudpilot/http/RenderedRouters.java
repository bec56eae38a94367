package org.cloudpilot.http;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.RouterNow;
import org.cloudpilot.model.SpaceId;

/// Routers as JSON, made once until the router or its status is another: a long list is mostly what
/// it was a moment ago. Whoever is let in sees the same, so that nothing here depends on the caller
/// but which routers they are given.
final class RenderedRouters {
    /// Beyond it everything is forgotten, those that are gone with the others.
    private static final int MOST = 50_000;

    private static final int MOST_LISTS = 64;

    private final ConcurrentHashMap<RouterId, Rendered> known = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<SpaceId, Whole> lists = new ConcurrentHashMap<>();

    private record Rendered(RouterNow of, byte[] json) {
        /// By identity: they never change, and comparing would cost as much as writing.
        @SuppressWarnings("ReferenceEquality")
        boolean isOf(RouterNow other) {
            return of.router() == other.router() && of.status() == other.status();
        }
    }

    byte[] json(RouterNow now) {
        RouterId id = now.router().id();
        Rendered before = known.get(id);
        if (before != null && before.isOf(now)) {
            return before.json();
        }
        if (known.size() > MOST) {
            known.clear();
        }
        byte[] json = Json.write(RouterAnswer.of(now.router(), now.status()));
        known.put(id, new Rendered(now, json));
        return json;
    }

    private record Whole(List<RouterNow> of, byte[] json) {
        @SuppressWarnings("ReferenceEquality")
        boolean isOf(List<RouterNow> others) {
            return of == others;
        }
    }

    /// All routers of a space; the same array as the last time where it is the same list: a long
    /// one is dear to make.
    byte[] whole(SpaceId space, List<RouterNow> routers) {
        Whole before = lists.get(space);
        if (before != null && before.isOf(routers)) {
            return before.json();
        }
        if (lists.size() >= MOST_LISTS) {
            lists.clear();
        }
        byte[] json = list(routers.stream().map(this::json).toList());
        lists.put(space, new Whole(routers, json));
        return json;
    }

    static byte[] list(List<byte[]> routers) {
        int length = 2 + Math.max(0, routers.size() - 1);
        for (byte[] router : routers) {
            length += router.length;
        }
        byte[] list = new byte[length];
        int at = 0;
        list[at++] = '[';
        for (byte[] router : routers) {
            if (at > 1) {
                list[at++] = ',';
            }
            System.arraycopy(router, 0, list, at, router.length);
            at += router.length;
        }
        list[at] = ']';
        return list;
    }
}
