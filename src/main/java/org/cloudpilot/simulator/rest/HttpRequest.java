package org.cloudpilot.simulator.rest;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One request as it arrived.
///
/// @param target path and query, still encoded
/// @param headers by their names in lower case
@SuppressWarnings("ArrayRecordComponent") // nobody compares requests
public record HttpRequest(String method, String target, Map<String, String> headers, byte[] body) {
    /// The path's segments, decoded; a slash at the end is passed over.
    public List<String> segments() {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        List<String> segments = new ArrayList<>();
        for (String each : path.split("/")) {
            if (!each.isEmpty()) {
                segments.add(decoded(each.replace("+", "%2B")));
            }
        }
        return segments;
    }

    /// The query's parameters as `name=value`, decoded, in their order.
    public List<String> parameters() {
        int query = target.indexOf('?');
        if (query < 0) {
            return List.of();
        }
        List<String> parameters = new ArrayList<>();
        for (String each : target.substring(query + 1).split("&")) {
            if (!each.isEmpty()) {
                parameters.add(decoded(each));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return method + " " + target;
    }
}
