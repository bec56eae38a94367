package org.cloudpilot.http;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Counts requests by endpoint and status, with the time that they took.
final class RequestMeter {
    private static final String NO_ENDPOINT = "none";

    private final ConcurrentHashMap<Key, Count> counts = new ConcurrentHashMap<>();

    record Key(String operation, int status) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byName = operation.compareTo(other.operation);
            return byName == 0 ? Integer.compare(status, other.status) : byName;
        }
    }

    /// @param nanos that all of them took together
    record Sum(long requests, long nanos) {}

    private static final class Count {
        final LongAdder requests = new LongAdder();
        final LongAdder nanos = new LongAdder();
    }

    /// @param route null where the request reached none
    void count(@Nullable Route route, int status, long nanos) {
        String operation = route == null ? NO_ENDPOINT : route.manual().operation();
        Count count = counts.computeIfAbsent(new Key(operation, status), _ -> new Count());
        count.requests.increment();
        count.nanos.add(nanos);
    }

    SortedMap<Key, Sum> sums() {
        SortedMap<Key, Sum> sums = new TreeMap<>();
        counts.forEach(
                (key, count) -> sums.put(key, new Sum(count.requests.sum(), count.nanos.sum())));
        return sums;
    }
}
