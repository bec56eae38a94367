package org.cloudpilot.vault;

import java.util.List;
import org.cloudpilot.model.SpaceId;

/// Where a sealed value belongs. Opened for another target, it does not open: neither after it was
/// moved to another row, nor after what it is `bound` to was changed.
///
/// @param row the row's id
/// @param bound what must not be changed behind the value's back: for a router's password where it
///   is sent (host, port, transport, user name, pinned fingerprint, in this order)
public record SealTarget(String table, String column, long row, SpaceId space, List<String> bound) {
    public SealTarget {
        bound = List.copyOf(bound);
    }
}
