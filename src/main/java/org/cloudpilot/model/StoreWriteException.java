package org.cloudpilot.model;

/// The store could not write: no space, no right, no disk. Nothing of the unit of work was saved.
/// It may arise in any change, so it is thrown, and becomes [#refusal] where services and faces
/// begin; nothing in between catches it.
public final class StoreWriteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreWriteException(Throwable cause) {
        super("the store could not be written", cause);
    }

    public Refusal refusal() {
        return new Refusal.StoreBroken(Message.of("store.write_failed"));
    }
}
