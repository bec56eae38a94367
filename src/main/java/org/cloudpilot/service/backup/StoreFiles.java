package org.cloudpilot.service.backup;

import java.util.List;
import java.util.Set;
import org.cloudpilot.store.Store;
import org.cloudpilot.vault.KeySlotFile;

/// The files that make a store.
final class StoreFiles {
    static final String DATABASE = Store.FILE_NAME;
    static final String SLOTS = KeySlotFile.NAME;
    static final String WINDOW = "window.properties";

    /// What a backup must hold.
    static final List<String> NEEDED = List.of(DATABASE, SLOTS);

    /// What a backup may hold.
    static final Set<String> KNOWN = Set.of(DATABASE, SLOTS, WINDOW);

    /// What belongs to the store that is replaced, and would spoil the other one.
    static final List<String> REPLACED =
            List.of(
                    DATABASE,
                    SLOTS,
                    KeySlotFile.PREVIOUS_NAME,
                    WINDOW,
                    "cloudpilot.making",
                    "rekey");

    private StoreFiles() {}
}
