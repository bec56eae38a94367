package org.cloudpilot.http;

import java.util.List;
import java.util.Locale;
import org.cloudpilot.model.Host;
import org.cloudpilot.model.Router;
import org.jspecify.annotations.Nullable;

/// Which routers a list asks for. Every filter given must hold; letter case never matters.
///
/// @param search anywhere in name, addresses, site, tags or note
/// @param name the whole name
/// @param host one of the router's addresses
/// @param site the site itself, or anything below it
/// @param tags all of them
/// @param online `true`, `false` or `null` (never checked)
/// @param after the list goes on behind this id
/// @param limit how many at most; null for all
record RouterFilter(
        @Nullable String search,
        @Nullable String name,
        @Nullable String host,
        @Nullable String site,
        List<String> tags,
        @Nullable String online,
        @Nullable Long after,
        @Nullable Long limit) {
    private static final long MOST = 10_000;
    private static final RouterFilter ALL =
            new RouterFilter(null, null, null, null, List.of(), null, null, null);

    static final List<Field> PARAMETERS =
            List.of(
                    Field.text("search", "mast"),
                    Field.text("name", "Mast 3"),
                    Field.text("host", "10.20.0.1"),
                    Field.text("site", "Nairobi/Westlands"),
                    Field.texts("tag", "backbone"),
                    Field.text("is_online", "true").oneOf("true", "false", "null"),
                    Field.integer("after", 0, 0, Long.MAX_VALUE),
                    Field.integer("limit", 100, 1, MOST));

    static RouterFilter read(QueryFields query) {
        return new RouterFilter(
                query.text("search"),
                query.text("name"),
                query.text("host"),
                query.text("site"),
                query.all("tag"),
                query.word("is_online", List.of("true", "false", "null")),
                query.number("after", 0, Long.MAX_VALUE),
                query.number("limit", 1, MOST));
    }

    /// Whether it asks for the whole list.
    boolean takesAll() {
        return equals(ALL);
    }

    /// Whether it asks for this one, its place in the list left aside.
    boolean takes(Router router, @Nullable Boolean isOnline) {
        return (search == null || isFound(router, search))
                && (name == null || router.name().equalsIgnoreCase(name))
                && (host == null || hasHost(router, host))
                && (site == null || isBelow(router.site(), site))
                && tags.stream().allMatch(tag -> hasTag(router, tag))
                && (online == null || online.equals(String.valueOf(isOnline)));
    }

    private static boolean isFound(Router router, String text) {
        return holds(router.name(), text)
                || holds(router.host().text(), text)
                || holds(router.site(), text)
                || holds(router.note(), text)
                || router.addresses().stream().anyMatch(address -> holds(address.text(), text))
                || router.tags().stream().anyMatch(tag -> holds(tag, text));
    }

    private static boolean holds(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private static boolean hasHost(Router router, String text) {
        return router.host().text().equalsIgnoreCase(text)
                || router.addresses().stream()
                        .map(Host::text)
                        .anyMatch(address -> address.equalsIgnoreCase(text));
    }

    private static boolean hasTag(Router router, String wanted) {
        return router.tags().stream().anyMatch(tag -> tag.equalsIgnoreCase(wanted));
    }

    private static boolean isBelow(String site, String wanted) {
        return site.equalsIgnoreCase(wanted)
                || site.regionMatches(true, 0, wanted + "/", 0, wanted.length() + 1);
    }
}
