package org.cloudpilot.ui.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.event.EventType;
import javafx.scene.Node;
import org.cloudpilot.model.Subscription;
import org.jspecify.annotations.Nullable;

/// Everything that a view holds on to while it is on the screen; released in one go.
public final class Ties {
    private final List<Subscription> held = new ArrayList<>();

    public void add(Subscription subscription) {
        held.add(subscription);
    }

    /// Calls `receiver` now and on every change.
    public <T extends @Nullable Object> void listen(
            ObservableValue<T> value, Consumer<? super T> receiver) {
        held.add(value.subscribe(receiver::accept)::unsubscribe);
    }

    public <T extends @Nullable Object> void bind(
            Property<T> target, ObservableValue<? extends T> source) {
        target.bind(source);
        held.add(target::unbind);
    }

    public <T extends @Nullable Object> void bindBothWays(Property<T> target, Property<T> source) {
        target.bindBidirectional(source);
        held.add(() -> target.unbindBidirectional(source));
    }

    /// Calls `receiver` now and after every change of the list.
    public <T> void listen(ObservableList<T> list, Runnable receiver) {
        ListChangeListener<T> listener = change -> receiver.run();
        list.addListener(listener);
        held.add(() -> list.removeListener(listener));
        receiver.run();
    }

    public <E extends Event> void filter(
            Node node, EventType<E> type, EventHandler<? super E> handler) {
        node.addEventFilter(type, handler);
        held.add(() -> node.removeEventFilter(type, handler));
    }

    void release() {
        held.reversed().forEach(Subscription::close);
        held.clear();
    }
}
