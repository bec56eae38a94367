package org.cloudpilot.ui.spaces;

import javafx.scene.control.ComboBox;

import org.cloudpilot.model.Role;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Choices;

import java.util.List;

/// Roles as people read them.
final class Roles {
    private Roles() {}

    static String name(Role role) {
        return Sentences.of("ui.role." + role.word());
    }

    static ComboBox<Role> box() {
        ComboBox<Role> box = Choices.of(List.of(Role.values()), Roles::name);
        box.setMinWidth(116);
        box.setPrefWidth(116);
        return box;
    }
}
