package org.cloudpilot.vault;

import java.util.Arrays;
import java.util.Optional;
import org.cloudpilot.model.Secret;
import org.jspecify.annotations.Nullable;

/// What a slot guards: the store's key and, unless its credential may only read, one user's keys.
public final class SlotKeys implements AutoCloseable {
    private final StoreKey storeKey;
    private final @Nullable UserKeys userKeys;

    /// Takes over both.
    public SlotKeys(StoreKey storeKey, @Nullable UserKeys userKeys) {
        this.storeKey = storeKey;
        this.userKeys = userKeys;
    }

    public StoreKey storeKey() {
        return storeKey;
    }

    public Optional<UserKeys> userKeys() {
        return Optional.ofNullable(userKeys);
    }

    /// Both keys, one behind the other.
    Secret joined() {
        UserKeys user = userKeys;
        if (user == null) {
            return storeKey.secret().copy();
        }
        byte[] joined = new byte[StoreKey.LENGTH + UserKeys.PRIVATE_LENGTH];
        storeKey.secret().use(key -> copy(key, joined, 0));
        user.privateKey().use(key -> copy(key, joined, StoreKey.LENGTH));
        return Secret.owning(joined);
    }

    private static boolean copy(byte[] from, byte[] to, int at) {
        System.arraycopy(from, 0, to, at, from.length);
        return true;
    }

    static SlotKeys parted(Secret joined) {
        return joined.use(
                bytes -> {
                    var storeKey =
                            new StoreKey(Secret.owning(Arrays.copyOf(bytes, StoreKey.LENGTH)));
                    if (bytes.length == StoreKey.LENGTH) {
                        return new SlotKeys(storeKey, null);
                    }
                    byte[] rest = Arrays.copyOfRange(bytes, StoreKey.LENGTH, bytes.length);
                    return new SlotKeys(storeKey, new UserKeys(Secret.owning(rest)));
                });
    }

    @Override
    public void close() {
        storeKey.close();
        if (userKeys != null) {
            userKeys.close();
        }
    }

    @Override
    public String toString() {
        return "SlotKeys[…]";
    }
}
