package org.cloudpilot.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What stands in `command`: a menu, perhaps with a verb, perhaps with the item it means
/// (`ip/address/*1F`). Anything but plain segments is refused, so that no path can reach another
/// place of the router than a menu.
///
/// @param segments menu and verb
/// @param item `*` and hex digits, or null
record CommandPath(List<String> segments, @Nullable String item) {
    private static final Pattern SEGMENT = Pattern.compile("[a-z0-9-]+");
    private static final Pattern ITEM = Pattern.compile("\\*[0-9A-Fa-f]{1,16}");
    private static final int MOST_SEGMENTS = 16;

    CommandPath {
        segments = List.copyOf(segments);
    }

    /// Empty when `text` is no such path. Slashes at either end are optional.
    static Optional<CommandPath> parse(String text) {
        String inner = text.startsWith("/") ? text.substring(1) : text;
        inner = inner.endsWith("/") ? inner.substring(0, inner.length() - 1) : inner;
        List<String> segments = new ArrayList<>(List.of(inner.split("/", -1)));
        String item = null;
        if (segments.size() > 1 && ITEM.matcher(segments.getLast()).matches()) {
            item = segments.removeLast();
        }
        boolean plain =
                segments.size() <= MOST_SEGMENTS
                        && segments.stream().allMatch(s -> SEGMENT.matcher(s).matches());
        return plain ? Optional.of(new CommandPath(segments, item)) : Optional.empty();
    }

    String verb() {
        return segments.getLast();
    }

    /// `/menu/verb`, the verb put behind unless it stands there already.
    String withVerb(String verb) {
        return verb().equals(verb) ? sentence() : sentence() + "/" + verb;
    }

    String sentence() {
        return "/" + String.join("/", segments);
    }
}
