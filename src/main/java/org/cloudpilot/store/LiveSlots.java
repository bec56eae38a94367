package org.cloudpilot.store;

import java.util.Set;

/// The store's own word on which key slots may be used.
///
/// @param generation counts the changes
public record LiveSlots(String storeId, long generation, Set<String> ids) {
    public LiveSlots {
        ids = Set.copyOf(ids);
    }
}
