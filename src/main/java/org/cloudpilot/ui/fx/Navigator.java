package org.cloudpilot.ui.fx;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Where a window is. Places are values of a sealed type or enum of its own.
public final class Navigator<P> {
    private final ReadOnlyObjectWrapper<P> place;

    public Navigator(P start) {
        place = new ReadOnlyObjectWrapper<>(start);
    }

    public ReadOnlyObjectProperty<P> placeProperty() {
        return place.getReadOnlyProperty();
    }

    public P place() {
        return place.get();
    }

    public void goTo(P next) {
        place.set(next);
    }
}
