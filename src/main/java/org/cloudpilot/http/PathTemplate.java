package org.cloudpilot.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A path of the table, `/routers/{id}/device-info/`: literal segments, ids in braces, and words
/// (`{provider:word}`: letters, digits, `.`, `-`, `_`). The trailing slash is optional in what it
/// matches.
record PathTemplate(String text) {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,100}");

    /// The segments of a request's raw path, without the trailing slash; `/` has none.
    static List<String> segments(String rawPath) {
        String path = rawPath.startsWith("/") ? rawPath.substring(1) : rawPath;
        if (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        return path.isEmpty() ? List.of() : List.of(path.split("/", -1));
    }

    /// What stands where a path has its variables.
    record Match(List<Long> ids, List<String> words) {}

    /// What is in `path`, or empty when it is another path. An id is a positive 64-bit integer in
    /// plain digits: there is nothing under any other text, so it does not match.
    Optional<Match> match(List<String> path) {
        List<String> mine = segments(text);
        if (mine.size() != path.size()) {
            return Optional.empty();
        }
        List<Long> ids = new ArrayList<>(1);
        List<String> words = new ArrayList<>(1);
        for (int i = 0; i < mine.size(); i++) {
            String segment = path.get(i);
            if (mine.get(i).endsWith(":word}")) {
                if (!WORD.matcher(segment).matches()) {
                    return Optional.empty();
                }
                words.add(segment);
            } else if (mine.get(i).startsWith("{")) {
                Optional<Long> id = id(segment);
                if (id.isEmpty()) {
                    return Optional.empty();
                }
                ids.add(id.get());
            } else if (!mine.get(i).equals(segment)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Match(List.copyOf(ids), List.copyOf(words)));
    }

    /// As OpenAPI writes it; without the slash that is optional anyway.
    String plain() {
        String path = text.replace(":word}", "}");
        return path.length() > 1 && path.endsWith("/")
                ? path.substring(0, path.length() - 1)
                : path;
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
