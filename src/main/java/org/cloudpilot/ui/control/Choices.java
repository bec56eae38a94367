package org.cloudpilot.ui.control;

import java.util.List;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Boxes to choose one of a few things from.
public final class Choices {
    private Choices() {}

    /// As wide as its place; `name` words each choice.
    public static <T extends @Nullable Object> ComboBox<T> of(
            List<T> choices, Function<T, String> name) {
        var box = new ComboBox<T>();
        fill(box, choices, name);
        return box;
    }

    /// The same for a box that is there.
    public static <T extends @Nullable Object> void fill(
            ComboBox<T> box, List<T> choices, Function<T, String> name) {
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new Named<>(choices, name));
        box.getItems().setAll(choices);
    }

    /// A choice and its words, both ways.
    private static final class Named<T extends @Nullable Object> extends StringConverter<T> {
        private final List<T> choices;
        private final Function<T, String> name;

        Named(List<T> choices, Function<T, String> name) {
            this.choices = choices;
            this.name = name;
        }

        @Override
        public String toString(T choice) {
            return choice == null && !choices.contains(choice) ? "" : name.apply(choice);
        }

        @Override
        public T fromString(String text) {
            for (int i = 0; i < choices.size(); i++) {
                if (toString(choices.get(i)).equals(text)) {
                    return choices.get(i);
                }
            }
            throw new IllegalArgumentException("no choice: " + text);
        }
    }
}
