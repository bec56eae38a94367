package org.cloudpilot.ui.control;

import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/// Boxes to choose one of a few things from.
public final class Choices {
    private Choices() {}

    /// As wide as its place; `name` words each choice.
    public static <T extends @Nullable Object> ComboBox<T> of(
            List<T> choices, Function<T, String> name) {
        var box = new ComboBox<T>();
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(T choice) {
                        return choice == null && !choices.contains(choice)
                                ? ""
                                : name.apply(choice);
                    }

                    @Override
                    public T fromString(String text) {
                        throw new UnsupportedOperationException("chosen, not typed");
                    }
                });
        box.getItems().setAll(choices);
        return box;
    }
}
