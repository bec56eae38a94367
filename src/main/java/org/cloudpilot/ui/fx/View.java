package org.cloudpilot.ui.fx;

import javafx.scene.Parent;

/// A part of the window: builds its controls once, binds them to its view model while it stands in
/// a scene, lets go of everything when it is taken out. Keeps no state of its own.
public abstract class View<R extends Parent, M> {
    protected final R root;
    protected final M model;
    private final Ties ties = new Ties();

    // the listener runs only when the root enters a scene, long after construction
    @SuppressWarnings("this-escape")
    protected View(R root, M model) {
        this.root = root;
        this.model = model;
        root.sceneProperty()
                .addListener(
                        (observable, before, now) -> {
                            if (before == null && now != null) {
                                attach(ties);
                            } else if (before != null && now == null) {
                                detach();
                                ties.release();
                            }
                        });
    }

    public final R root() {
        return root;
    }

    public final M model() {
        return model;
    }

    /// Called each time the view enters a scene; what is added to `ties` ends when it leaves.
    protected abstract void attach(Ties ties);

    /// Called when the view leaves its scene, before its ties are released.
    protected void detach() {}
}
