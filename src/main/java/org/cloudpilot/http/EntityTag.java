package org.cloudpilot.http;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.cloudpilot.model.Router;

/// The version of a router for `ETag` and `If-Match`: it is another after every change that a
/// person or script made. What the watch finds changes nothing of it.
final class EntityTag {
    static final String IF_MATCH = "If-Match";

    private EntityTag() {}

    static String of(Router router) {
        long micros = ChronoUnit.MICROS.between(java.time.Instant.EPOCH, router.updatedAt());
        return "\"" + router.id() + "-" + Long.toString(micros, Character.MAX_RADIX) + "\"";
    }

    /// Which router a request may change: any, where it has no `If-Match`.
    static Predicate<Router> condition(Call call) {
        List<String> wanted =
                call.headers(IF_MATCH).stream()
                        .flatMap(value -> Arrays.stream(value.split(",")))
                        .map(String::strip)
                        .toList();
        return router -> wanted.isEmpty() || wanted.contains("*") || wanted.contains(of(router));
    }
}
