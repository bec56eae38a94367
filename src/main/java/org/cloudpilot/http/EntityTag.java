package org.cloudpilot.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.cloudpilot.model.Router;
import tools.jackson.databind.JsonNode;

/// The version of a router for `ETag` and `If-Match`: it is another after every change that a
/// person or script made. What the watch finds changes nothing of it.
final class EntityTag {
    static final String IF_MATCH = "If-Match";

    private EntityTag() {}

    static String of(Router router) {
        return of(router.id().value(), router.updatedAt());
    }

    /// The same from a router as it was answered.
    static String of(byte[] answer) {
        JsonNode router = Json.read(new String(answer, StandardCharsets.UTF_8));
        return of(router.at("/id").asLong(), Instant.parse(router.at("/updated_at").stringValue()));
    }

    private static String of(long id, Instant updatedAt) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, updatedAt);
        return "\"" + id + "-" + Long.toString(micros, Character.MAX_RADIX) + "\"";
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
