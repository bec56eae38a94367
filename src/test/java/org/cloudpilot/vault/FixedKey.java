package org.cloudpilot.vault;

import java.util.Arrays;
import org.cloudpilot.model.Secret;

/// A store key that two programs of one test know.
public final class FixedKey {
    private FixedKey() {}

    public static StoreKey of(byte each) {
        byte[] bytes = new byte[StoreKey.LENGTH];
        Arrays.fill(bytes, each);
        return new StoreKey(Secret.owning(bytes));
    }
}
