package org.cloudpilot.store;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cloudpilot.vault.KeySlot;

/// The store's own word on which key slots may be used.
///
/// @param generation counts the changes
/// @param texts by the slot's id, the slot as `keyslots.json` has it; empty for one of a store of
///   an older version
public record LiveSlots(String storeId, long generation, Map<String, String> texts) {
    public LiveSlots {
        texts = Map.copyOf(texts);
    }

    public Set<String> ids() {
        return texts.keySet();
    }

    /// The store's copy of a slot; empty where it has none.
    public Optional<KeySlot> slot(String id) {
        return Optional.ofNullable(texts.get(id)).flatMap(KeySlot::parse);
    }
}
