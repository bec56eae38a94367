package org.cloudpilot.http;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.RouterStatus;
import org.cloudpilot.model.SpaceId;
import org.jspecify.annotations.Nullable;

/// Routers as JSON, made once until the router or its status is another: a long list is mostly what
/// it was a moment ago. Whoever is let in sees the same, so that nothing here depends on the caller
/// but which routers they are given.
final class RenderedRouters {
    /// Beyond it everything is forgotten, those that are gone with the others.
    private static final int MOST = 50_000;

    private static final int MOST_LISTS = 64;

    private final ConcurrentHashMap<RouterId, Rendered> known = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<SpaceId, Assembled> lists = new ConcurrentHashMap<>();

    private record Rendered(Router router, @Nullable RouterStatus status, byte[] json) {
        /// By identity: they never change, and comparing would cost as much as writing.
        @SuppressWarnings("ReferenceEquality")
        boolean isOf(Router other, @Nullable RouterStatus otherStatus) {
            return router == other && status == otherStatus;
        }
    }

    byte[] json(Router router, @Nullable RouterStatus status) {
        Rendered before = known.get(router.id());
        if (before != null && before.isOf(router, status)) {
            return before.json();
        }
        if (known.size() > MOST) {
            known.clear();
        }
        byte[] json = Json.write(RouterAnswer.of(router, status));
        known.put(router.id(), new Rendered(router, status, json));
        return json;
    }

    /// The same array as the last time where nothing in it changed: a long one is dear to make.
    byte[] list(SpaceId space, List<byte[]> routers) {
        Assembled before = lists.get(space);
        if (before != null && before.isOf(routers)) {
            return before.json();
        }
        if (lists.size() >= MOST_LISTS) {
            lists.clear();
        }
        byte[] json = assembled(routers);
        lists.put(space, new Assembled(List.copyOf(routers), json));
        return json;
    }

    private record Assembled(List<byte[]> routers, byte[] json) {
        @SuppressWarnings("ReferenceEquality")
        boolean isOf(List<byte[]> others) {
            if (routers.size() != others.size()) {
                return false;
            }
            for (int i = 0; i < routers.size(); i++) {
                if (routers.get(i) != others.get(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static byte[] assembled(List<byte[]> routers) {
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
