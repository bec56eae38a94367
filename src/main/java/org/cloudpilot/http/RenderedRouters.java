package org.cloudpilot.http;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.RouterStatus;
import org.jspecify.annotations.Nullable;

/// Routers as JSON, made once until the router or its status is another: a long list is mostly what
/// it was a moment ago. Whoever is let in sees the same, so that nothing here depends on the caller
/// but which routers they are given.
final class RenderedRouters {
    /// Beyond it everything is forgotten, those that are gone with the others.
    private static final int MOST = 50_000;

    private final ConcurrentHashMap<RouterId, Rendered> known = new ConcurrentHashMap<>();

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
