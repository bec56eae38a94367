package org.cloudpilot.ui.control;

import atlantafx.base.controls.CustomTextField;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;

/// One line to search in, with the key that leads to it; Esc or the cross empties it.
public final class SearchBox extends CustomTextField {
    private final Label key;
    private final Button clear;

    public SearchBox(String prompt, String keyHint, String clearName) {
        getStyleClass().add("search-box");
        setPromptText(prompt);
        setAccessibleText(prompt);
        key = new Label(keyHint);
        key.getStyleClass().add("key-hint");
        clear = Buttons.icon(Feather.X, clearName, this::clear);
        clear.setFocusTraversable(false);
        setLeft(Icon.of(Feather.SEARCH));
        setRight(key);
        textProperty().subscribe(text -> setRight(text.isEmpty() ? key : clear));
    }
}
