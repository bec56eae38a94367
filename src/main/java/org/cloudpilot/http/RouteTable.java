package org.cloudpilot.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Every endpoint there is. From it follow the server's routes, 404, 405 with `Allow`, HEAD and
/// OPTIONS.
record RouteTable(List<Route> routes) {
    RouteTable {
        routes = List.copyOf(routes);
    }

    /// The rows of one path, and the ids and words that stand in it.
    record Resource(List<Route> routes, List<Long> ids, List<String> words) {
        /// Where a request with this method goes.
        Optional<Route> route(String method) {
            return method.equals("HEAD")
                    ? routes.stream().filter(Route::hasHead).findFirst()
                    : routes.stream()
                            .filter(route -> route.verb().name().equals(method))
                            .findFirst();
        }

        /// For the header `Allow`: the verbs of the table and those that follow from them.
        String allow() {
            List<String> words = new ArrayList<>();
            for (Route route : routes) {
                words.add(route.verb().name());
                if (route.hasHead()) {
                    words.add("HEAD");
                }
            }
            words.add("OPTIONS");
            return words.stream().collect(Collectors.joining(", "));
        }
    }

    /// Empty when nothing of the table has this path.
    Optional<Resource> find(String rawPath) {
        List<String> segments = PathTemplate.segments(rawPath);
        List<Route> found = new ArrayList<>();
        PathTemplate.Match best = null;
        for (Route route : routes) {
            PathTemplate.Match match = route.path().match(segments).orElse(null);
            if (match == null) {
                continue;
            }
            found.add(route);
            best = match;
        }
        return best == null
                ? Optional.empty()
                : Optional.of(new Resource(found, best.ids(), best.words()));
    }
}
