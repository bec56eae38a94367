package org.cloudpilot.service.access;

import java.lang.reflect.Field;
import java.util.Objects;
import org.cloudpilot.model.Secret;
import org.cloudpilot.vault.SlotKeys;
import org.cloudpilot.vault.SpaceKey;

/// Looks at keys that nobody is to see, so that a test can look for them elsewhere.
final class Peek {
    private Peek() {}

    static byte[] root(SpaceKey key) {
        return bytes(field(key, "root"));
    }

    static byte[] sealing(SpaceKey key) {
        return bytes(field(key, "sealing"));
    }

    static byte[] privateKey(SlotKeys held) {
        return bytes(field(held.userKeys().orElseThrow(), "privateKey"));
    }

    private static byte[] bytes(Object secret) {
        return ((Secret) secret).use(byte[]::clone);
    }

    private static Object field(Object holder, String name) {
        try {
            Field field = holder.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return Objects.requireNonNull(field.get(holder));
        } catch (ReflectiveOperationException renamed) {
            throw new AssertionError(renamed);
        }
    }
}
