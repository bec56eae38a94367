package org.cloudpilot.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A path of the table, `/routers/{id}/device-info/`: literal segments, and ids in braces. The
/// trailing slash is optional in what it matches.
record PathTemplate(String text) {
    /// The segments of a request's raw path, without the trailing slash; `/` has none.
    static List<String> segments(String rawPath) {
        String path = rawPath.startsWith("/") ? rawPath.substring(1) : rawPath;
        if (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        return path.isEmpty() ? List.of() : List.of(path.split("/", -1));
    }

    /// The ids in `path` in order, or empty when it is another path. An id is a positive 64-bit
    /// integer in plain digits: there is nothing under any other text, so it does not match.
    Optional<List<Long>> match(List<String> path) {
        List<String> mine = segments(text);
        if (mine.size() != path.size()) {
            return Optional.empty();
        }
        List<Long> ids = new ArrayList<>(1);
        for (int i = 0; i < mine.size(); i++) {
            String segment = path.get(i);
            if (mine.get(i).startsWith("{")) {
                Optional<Long> id = id(segment);
                if (id.isEmpty()) {
                    return Optional.empty();
                }
                ids.add(id.get());
            } else if (!mine.get(i).equals(segment)) {
                return Optional.empty();
            }
        }
        return Optional.of(List.copyOf(ids));
    }

    /// A positive 64-bit integer in plain digits.
    static Optional<Long> id(String segment) {
        boolean digits = segment.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || segment.isEmpty() || segment.length() > 19 || segment.startsWith("0")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(segment));
        } catch (NumberFormatException beyond64Bits) {
            return Optional.empty();
        }
    }
}
