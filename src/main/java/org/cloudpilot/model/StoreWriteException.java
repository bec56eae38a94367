package org.cloudpilot.model;

import org.jspecify.annotations.Nullable;

/// The store could not write: no space, no right, no disk. Nothing of the unit of work was saved.
/// It may arise in any change, so it is thrown, and becomes [#refusal] where services and faces
/// begin; nothing in between catches it.
public final class StoreWriteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// The database ties its exceptions to circles.
    private static final int DEEPEST = 20;

    public StoreWriteException(Throwable cause) {
        super("the store could not be written: " + root(cause), cause);
    }

    /// What the disk said, under all that the database wraps around it.
    private static String root(Throwable failed) {
        Throwable deepest = failed;
        @Nullable Throwable below = failed.getCause();
        for (int depth = 0; below != null && depth < DEEPEST; depth++) {
            deepest = below;
            below = deepest.getCause();
        }
        return deepest.toString();
    }

    public Refusal refusal() {
        return new Refusal.StoreBroken(Message.of("store.write_failed"));
    }
}
